import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import {
  type ImportState,
  type ImportView,
  numberAt,
  type Question,
  type SheetIssue,
  type SheetLine,
} from "../../../kernel/sheet.ts";
import { fieldSpec, type ItemField } from "../domain/items/item-fields.ts";
import type { Finding } from "../domain/items/lint-rule.ts";
import { countByRule } from "../domain/items/lint.ts";
import type { ItemSheet } from "./item-columns.ts";
import type { PartedCode } from "./parted-codes.ts";
import type { ReadItems } from "./read-items.ts";
import type { ReadProblem } from "./read-problems.ts";

/** What becomes of a row: an item new to the list, one in the place of an older, the same again; or none could be read. */
export const ITEM_OUTCOMES = {
  new: { zh: "新入库", en: "new" },
  update: { zh: "替换旧版本", en: "replaces the older" },
  unchanged: { zh: "无变化", en: "unchanged" },
  unread: { zh: "没有读成事项", en: "read as no item" },
} as const satisfies Readonly<Record<string, Sentence>>;

export type ItemDecisions = {
  /** Codes stand beside the names that they belong to, though the list in force or the other cities' say otherwise. */
  readonly codes: boolean;
};

export type ItemLine = SheetLine & {
  readonly outcome: keyof typeof ITEM_OUTCOMES | "nothing";
  readonly materials: number;
  readonly findings: readonly Finding[];
};
/** A workbook of items in the list of those that were uploaded. */
export type ItemUpload = {
  readonly id: string;
  readonly city: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly items: number;
  readonly findings: number;
  readonly addedOn: Day;
  readonly addedBy: string;
};
export type ItemImport = ImportView<ItemLine, ItemField, ItemDecisions>;

/** Lines that may be asked for by what the linter found. */
export const FOUND = {
  errors: ({ findings }: ItemLine) => findings.some(({ severity }) => severity === "error"),
  corrections: ({ findings }: ItemLine) => findings.some(({ correction }) => correction !== null),
} as const;

const isItem = ({ outcome }: ItemLine): boolean => outcome !== "unread" && outcome !== "nothing";

/** How much was read and found; and in how many items each rule found something, by its id. */
export function tallyItems(lines: readonly ItemLine[]): Readonly<Record<string, number>> {
  const findings = lines.flatMap((line) => line.findings);
  return {
    items: lines.filter(isItem).length,
    materials: lines.reduce((sum, { materials }) => sum + materials, 0),
    findings: findings.length,
    errors: findings.filter(({ severity }) => severity === "error").length,
    corrections: findings.filter(({ correction }) => correction !== null).length,
    ...Object.fromEntries(countByRule(findings).map(({ rule, items }) => [rule, items])),
  };
}

export const askCodes = (parted: readonly PartedCode[]): Question => ({
  of: "codes",
  key: null,
  takes: "yes",
  name: { zh: "编码与名称确是这样对应", en: "The codes do belong to these names" },
  help: {
    zh: `有 ${parted.length} 行的编码在现行清单或其他市的清单中是别的事项，像是排序时错开了。逐行核对后才能确认。`,
    en: `The codes of ${parted.length} rows are other items' in the list in force or the other cities'; they seem to have been sorted apart. Say so only after looking at each row.`,
  },
});

const partedIssue = ({ held, by }: PartedCode): SheetIssue => ({
  field: fieldSpec("catalogCode").name,
  sentence: {
    zh: `这个编码在${by === "city" ? "现行清单" : "其他市的清单"}中是“${held}”。`,
    en: `This code is “${held}” ${by === "city" ? "in the list in force" : "in the other cities' lists"}.`,
  },
  blocks: false,
});

const placeOf = (sheet: string, row: number): string => `${row} ${sheet}`;

/** What is said of an item or a row, with the row where it is not the item's first, and the field. */
function issueOf({ rows, field, blocks, sentence }: ReadProblem, first: number): SheetIssue {
  const others = rows.filter((row) => row !== first);
  const name = field === null ? null : fieldSpec(field).name;
  const said = (words: string, place: string, of: string | undefined, colon: string): string => {
    const head = [
      ...(others.length === 0 ? [] : [place]),
      ...(of === undefined || words.includes(of) ? [] : [of]),
    ];
    return head.length === 0 ? words : `${head.join(colon === "：" ? "，" : ", ")}${colon}${words}`;
  };
  return {
    field: name,
    blocks,
    sentence: {
      zh: said(sentence.zh, `第 ${others.join("、")} 行`, name?.zh, "："),
      en: said(sentence.en, `row ${others.join(", ")}`, name?.en, ": "),
    },
  };
}

type Held = { readonly id: string; readonly name: string };

/** A line of each item, in the order of `items`, and of each row that became none. */
export type ItemLines = { readonly items: readonly ItemLine[]; readonly others: readonly ItemLine[] };

/**
 * What the rows of a workbook become. `identities` are those of the items, null where one is kept out; `held` the items in
 * force by identity.
 */
export function linesOf(
  sheets: readonly ItemSheet[],
  { items, problems }: ReadItems,
  findings: readonly Finding[],
  {
    identities,
    held,
    parted,
  }: {
    readonly identities: ReadonlyMap<ReadItems["items"][number], string>;
    readonly held: ReadonlyMap<string, Held>;
    readonly parted: readonly PartedCode[];
  },
): ItemLines {
  const sheetAt = new Map(sheets.map(({ name }, at) => [name, at]));
  const numberOf = (sheet: string, row: number): number => numberAt(sheetAt.get(sheet) ?? 0, row);
  const byRow = new Map<string, number>();
  for (const [at, { sheet, rows }] of items.entries())
    for (const row of rows) byRow.set(placeOf(sheet, row), at);
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = placeOf(finding.sheet, finding.rows[0] ?? 0);
    const before = found.get(place);
    if (before === undefined) found.set(place, [finding]);
    else before.push(finding);
  }
  const issues = new Map<number, SheetIssue[]>();
  const stray = new Map<number, ReadProblem[]>();
  for (const problem of problems) {
    const { sheet, rows } = problem;
    const of = new Set(rows.flatMap((row) => byRow.get(placeOf(sheet, row)) ?? []));
    for (const at of of)
      issues.set(at, [...(issues.get(at) ?? []), issueOf(problem, items[at]?.rows[0] ?? 0)]);
    if (of.size > 0) continue;
    const number = numberOf(sheet, rows[0] ?? 0);
    stray.set(number, [...(stray.get(number) ?? []), problem]);
  }
  const partedAt = new Map(parted.map((each) => [`${each.row} ${each.name}`, each]));
  const texts = new Map<number, string>();
  if (stray.size > 0)
    for (const { name, rows } of sheets)
      for (const { number, cells } of rows) {
        const at = numberOf(name, number);
        if (stray.has(at))
          texts.set(at, [...new Set(cells.filter((cell) => cell !== ""))].join(" | ").slice(0, 120));
      }
  return {
    items: items.map((imported, at): ItemLine => {
      const { item, sheet, rows } = imported;
      const first = rows[0] ?? 0;
      const number = numberOf(sheet, first);
      const follow = rows.every((row, place) => row === first + place);
      const before = held.get(identities.get(imported) ?? "");
      const apart = partedAt.get(`${first} ${item.name}`);
      return {
        number,
        ...(follow
          ? { through: number + rows.length - 1 }
          : { rows: rows.map((row) => numberOf(sheet, row)) }),
        outcome: before === undefined ? "new" : "update",
        name: item.name,
        entryId: before?.id ?? null,
        changes: [],
        issues: [...(apart === undefined ? [] : [partedIssue(apart)]), ...(issues.get(at) ?? [])],
        materials: item.materials.length,
        findings: found.get(placeOf(sheet, first)) ?? [],
      };
    }),
    others: [...stray].map(([number, of]): ItemLine => ({
      number,
      outcome: of.some(({ blocks }) => blocks) ? "unread" : "nothing",
      name: texts.get(number) ?? "",
      entryId: null,
      changes: [],
      // It keeps no item out: what it lacks is told, and the others are entered.
      issues: of.map((problem) => ({ ...issueOf(problem, problem.rows[0] ?? 0), blocks: false })),
      materials: 0,
      findings: [],
    })),
  };
}
