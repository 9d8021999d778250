import { plainHeading } from "../../../kernel/column-mapping.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { fieldSpec, isMaterialField, ITEM_FIELD_NAMES, type ItemField } from "../domain/items/item-fields.ts";

/** A heading in the form in which headings are compared and remembered. */
export const plainItemHeading = (text: string): string => plainHeading(folded(text)).replace(/[_\-/、]/g, "");

const meanings = new Map<string, ItemField>();
for (const field of ITEM_FIELD_NAMES) {
  const { name, column = "", headings } = fieldSpec(field);
  for (const heading of [name.zh, column, ...headings])
    if (heading !== "" && !meanings.has(plainItemHeading(heading)))
      meanings.set(plainItemHeading(heading), field);
}

/**
 * Headings that speak of an item in one place and of its materials in another, with both meanings. `explicit` ones name
 * the item's own fact, so beside materials they are theirs only where the sheet says so.
 */
const TWO_MEANINGS: readonly {
  readonly headings: readonly string[];
  readonly ofItem: ItemField | null;
  readonly ofMaterial: ItemField;
  readonly explicit?: boolean;
}[] = [
  { headings: ["by_law", "依据"], ofItem: "basis", ofMaterial: "materialBasis" },
  {
    headings: ["设定依据", "法律依据", "实施依据"],
    ofItem: "basis",
    ofMaterial: "materialBasis",
    explicit: true,
  },
  { headings: ["名称"], ofItem: "name", ofMaterial: "material", explicit: true },
  { headings: ["类型"], ofItem: "type", ofMaterial: "materialType" },
  { headings: ["形式", "格式", "介质"], ofItem: null, ofMaterial: "materialFormat" },
  { headings: ["来源"], ofItem: null, ofMaterial: "materialSource" },
];
const twoMeanings = new Map(
  TWO_MEANINGS.flatMap((each) => each.headings.map((heading) => [plainItemHeading(heading), each] as const)),
);
for (const [plain, { ofItem }] of twoMeanings) if (ofItem !== null) meanings.set(plain, ofItem);

const UNITS = "个?工作日|个?工作天|个?自然日|日历日|天|日|小时|个?月";
const UNIT_AT_END = new RegExp(`(?:${UNITS})$`);
const VALUE_OF = /^(?:时限|期限|数值|内容|天数)$/;

/** What a heading means by itself; where a sheet is known {@link headingMeanings} says it better. */
export function headingMeaning(text: string): ItemField | null {
  const plain = plainItemHeading(text);
  const known = meanings.get(plain);
  if (known !== undefined) return known;
  // 承诺办结时限/工作日: the unit of what is below, without brackets.
  const limit = meanings.get(plain.replace(UNIT_AT_END, ""));
  if (limit === "legal" || limit === "promised") return limit;
  const lines = folded(text).split(" / ");
  const last = lines.at(-1);
  if (last === undefined || lines.length < 2) return null;
  // 法定办结时限 / 单位: the lines together; 法定办结时限 / 时限: the first; 事项信息 / 基本编码: the last.
  const together = meanings.get(plainItemHeading(lines.join("")));
  if (together !== undefined) return together;
  // 办理时限 / 法定.
  const whose = /^(?:法定|承诺)$/.exec(plainItemHeading(last))?.[0];
  if (whose !== undefined && /[时期]限/.test(lines.slice(0, -1).join("")))
    return whose === "法定" ? "legal" : "promised";
  return VALUE_OF.test(plainItemHeading(last))
    ? headingMeaning(lines.slice(0, -1).join(" / "))
    : headingMeaning(last);
}

const lastLine = (text: string): string => plainItemHeading(folded(text).split(" / ").at(-1) ?? "");
const underMaterials = (text: string): boolean =>
  folded(text)
    .split(" / ")
    .slice(0, -1)
    .some((line) => line.includes("材料"));

/** What only names an item; a list of materials has such columns too. */
const NAMES_ONLY: ReadonlySet<ItemField> = new Set([
  "number",
  "itemNumber",
  "check",
  "city",
  "name",
  "taskCode",
  "handleItemCode",
  "catalogCode",
  "dept",
  "deptCode",
]);
export const isFact = (field: ItemField): boolean => !isMaterialField(field) && !NAMES_ONLY.has(field);

/**
 * What the headings of one sheet mean, each in the context of the others: `by_law` is the basis of a material on a sheet of
 * materials, below a heading that names materials, and among their columns; of the item elsewhere.
 */
export function headingMeanings(headings: readonly string[]): (ItemField | null)[] {
  const alone = headings.map((heading) => (heading === "" ? null : headingMeaning(heading)));
  const both = headings.map((heading) => twoMeanings.get(lastLine(heading)));
  const sure = alone.map((field, at) => (both[at] === undefined ? field : null));
  const materials = sure.filter((field) => field !== null && isMaterialField(field)).length;
  const listsMaterials = materials >= 2 && !sure.some((field) => field !== null && isFact(field));
  const known = (from: number, step: 1 | -1): ItemField | null => {
    for (let at = from + step; at >= 0 && at < sure.length; at += step) {
      const field = sure[at];
      if (field != null) return field;
    }
    return null;
  };
  const isSaidBefore = (field: ItemField | null, at: number): boolean => alone.slice(0, at).includes(field);
  return headings.map((heading, at) => {
    const two = both[at];
    if (two === undefined) return alone[at] ?? null;
    if (underMaterials(heading)) return two.ofMaterial;
    if (listsMaterials) {
      // 名称 is the material's only where nothing else is called a material and an item is named otherwise.
      const namesItem =
        two.ofMaterial === "material" && (sure.includes("material") || !namesItemOtherwise(sure));
      return namesItem ? two.ofItem : two.ofMaterial;
    }
    const [left, right] = [known(at, -1), known(at, 1)];
    const among = left !== null && isMaterialField(left) && (right === null || isMaterialField(right));
    if (!among || two.ofMaterial === "material") return two.ofItem;
    return two.explicit && !isSaidBefore(two.ofItem, at) ? two.ofItem : two.ofMaterial;
  });
}

const namesItemOtherwise = (fields: readonly (ItemField | null)[]): boolean =>
  ["name", "taskCode", "handleItemCode", "catalogCode"].some((field) => fields.includes(field as ItemField));

/** Whether what a heading means depends on its sheet: such a meaning is not remembered for other sheets. */
export const hasTwoMeanings = (heading: string): boolean => twoMeanings.has(lastLine(heading));

const UNIT_WORDS = new RegExp(UNITS, "g");

/**
 * The unit that a heading of a limit prints, as 承诺办结时限（工作日）; null where it prints none, or several
 * (天/工作日), which says nothing.
 */
export function headingUnit(heading: string): string | null {
  const text = folded(heading)
    .replace(/\s/g, "")
    .replace(/之?日起/g, "");
  const said = [
    ...[...text.matchAll(/[(〔[]([^()〔〕[\]]*)[)〕\]]/g)].map((m) => m[1] ?? ""),
    ...folded(heading).split(" / ").slice(1),
    UNIT_AT_END.exec(plainItemHeading(heading))?.[0] ?? "",
  ];
  const units = new Set(
    said.flatMap((words) => [...words.matchAll(UNIT_WORDS)].map(([unit]) => unit.replace(/^个/, ""))),
  );
  return units.size === 1 ? ([...units][0] ?? null) : null;
}
