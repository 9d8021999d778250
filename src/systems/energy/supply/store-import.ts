import { isFoot } from "../../../kernel/column-mapping.ts";
import { refusal } from "../../../kernel/error.ts";
import { filledIn, say } from "../../../kernel/fields.ts";
import { notToSend } from "../../../kernel/field-values.ts";
import { headingsBy } from "../../../kernel/list.ts";
import { figureText } from "../../../kernel/money.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { Question, SheetIssue, SheetLine } from "../../../kernel/sheet.ts";
import { importer } from "../../../platform/records/importer.ts";
import { actorOf } from "../../../platform/records/units.ts";
import {
  cityCalled,
  dayCalled,
  figureWithUnit,
  printedWith,
  sourceIsTitle,
  titleAbove,
} from "../balance/figure.ts";
import type { ProjectDesk } from "../projects/store.ts";
import {
  BASE,
  BASE_COLUMNS,
  type BaseDecisions,
  type BaseState,
  type BaseValues,
  keepsBase,
} from "./kind.ts";
import { type ProductId, PRODUCTS, productCalled, unitOfHeading, unitsIn } from "./product.ts";
import { bases, enterBase } from "./store.ts";

type Field = keyof typeof BASE | "measure";
type Known = { readonly id: string; readonly version: number; readonly state: BaseState };
type Ground = {
  readonly actor: Parameters<typeof keepsBase>[0];
  readonly known: ReadonlyMap<string, Known>;
};
type Deed = { readonly values: BaseValues; readonly of: Known | null };

const VALUES = Object.keys(BASE) as (keyof typeof BASE)[];
const FIELDS: readonly Field[] = [...VALUES, "measure"];
const MEASURE = say("产能单位", "Unit");

const COLUMNS = headingsBy(BASE_COLUMNS, FIELDS);

const LACKING = refusal(
  "no-base-columns",
  "请指定哪几列是基地名称、城市和产品。",
  "Say which columns hold the names of bases, their cities and products.",
);
const blocks = (zh: string, en: string): SheetIssue => ({ field: null, sentence: { zh, en }, blocks: true });
const ENDED = blocks(
  "同名、同市、同产品的基地已登记停产；又投产的请在页面上重新登记。",
  "A base of this name, city and product is entered as ended. If it produces again, enter it anew on the page.",
);
const keyOf = ({ name, city, product }: Pick<BaseValues, "name" | "city" | "product">): string =>
  JSON.stringify([name.trim(), city, product]);

/** Said of a figure without a unit: whether it is in the product's own is asked, and told once it was answered. */
const unitless = (figure: string, product: ProductId, answered: boolean): SheetIssue => {
  const { zh, en } = PRODUCTS[product].unit;
  return answered
    ? {
        field: null,
        sentence: {
          zh: `“${figure}”没有写单位，按您所选读作 ${figure} ${zh}。`,
          en: `“${figure}” has no unit and is read as you chose: ${figure} ${en}.`,
        },
        blocks: false,
      }
    : {
        ...blocks(
          `“${figure}”没有写单位，不知道是不是 ${zh}：请在上面说明，或在数字后面写上单位。`,
          `“${figure}” has no unit, which may be ${en} or not: say so above, or write the unit behind the figure.`,
        ),
        asks: "ownUnit",
      };
};
const ownUnitQuestion = (rows: number): Question => ({
  of: "ownUnit",
  key: null,
  takes: "yes",
  name: say("没有写单位的产能，就是产品的单位", "Capacities without a unit are in the unit of the product"),
  help: say(
    "整机、叶片、塔筒、组件、电解槽为 MW，电池 MWh，储氢罐 kg，燃料电池 套，重卡 辆；请对照原文件，选错差十倍。",
    "MW of turbines, blades, towers, modules, electrolysers; MWh of batteries; kg of tanks; sets; trucks. Hold it against the paper: a wrong one is ten times off.",
  ),
  rows,
});

/**
 * What stands in a line, as somebody would type it into the form; amounts in the unit of the product. What is written beside
 * the figure says in which unit it is, else the line's own cell, else the heading.
 */
function typedIn(
  fields: readonly (Field | null)[],
  cells: readonly string[],
  heading: string,
  title: string,
  ownUnit: boolean,
  printedOf: ReturnType<typeof printedWith<Field>>,
) {
  const written = new Map<Field, string>();
  for (const [at, field] of fields.entries()) {
    const text = (cells[at] ?? "").trim();
    if (field !== null && text !== "") written.set(field, text);
  }
  const cell = (field: Field): string => written.get(field) ?? "";
  const issues: SheetIssue[] = [];
  const product = productCalled(cell("product"));
  if (product === null && cell("product") !== "")
    issues.push(
      blocks(
        `“${cell("product")}”不是本系统登记的产品；请改成其中一种，如“${PRODUCTS.turbine.name.zh}”。`,
        `“${cell("product")}” is no product that is kept here: write one of them, as “${PRODUCTS.turbine.name.en}”.`,
      ),
    );
  const perYear = /^[-—/]+$/.test(cell("perYear")) ? "" : cell("perYear");
  const { amount, unit: beside } = figureWithUnit(perYear);
  const printed = product === null ? null : printedOf(PRODUCTS[product].units, "perYear");
  const above = printed?.unit || printed?.strange || unitOfHeading(heading);
  const unit = beside || cell("measure") || (perYear === "" ? "" : above);
  const factor = product === null || unit === "" ? 1 : unitsIn(product, unit);
  if (factor === null && product !== null)
    issues.push(
      blocks(
        `“${unit}”不是${PRODUCTS[product].name.zh}的产能单位；请换算成 ${PRODUCTS[product].unit.zh}。`,
        `“${unit}” is no unit of ${PRODUCTS[product].name.en.toLowerCase()}: convert it to ${PRODUCTS[product].unit.en}.`,
      ),
    );
  if (unit === "" && product !== null && amount !== null) issues.push(unitless(perYear, product, ownUnit));
  const typed: Record<string, string> = {
    name: cell("name"),
    city: cityCalled(cell("city")),
    product: product ?? "",
    perYear:
      amount === null || factor === null ? perYear : figureText(Number((amount * factor).toPrecision(15))),
    since: dayCalled(cell("since")),
    source: fields.includes("source") ? cell("source") : title,
    sourceOn: dayCalled(cell("sourceOn")),
    level: /^[AB]/i.exec(cell("level"))?.[0].toUpperCase() ?? "C",
  };
  return { typed, issues };
}

/** Sheets of equipment bases: each line becomes what the form would have made of it, or changes what is there. */
export const baseImporter = importer<ProjectDesk>()<Field, BaseDecisions, Ground, SheetLine, Deed>({
  slice: "energy",
  name: "bases",
  tables: { imports: "energy.base_import", headings: "energy.base_heading", scope: "desk" },
  most: 5_000,
  undecided: { ownUnit: false },
  outcomes: { new: "entered", changed: "changed", known: "" },
  ground: async (desk, _, caller) => {
    const rows = await desk.sql<Known[]>`
      select id, version, state from energy.record where kind = 'equipment-base' order by status = 'used', version`;
    return {
      actor: await actorOf(desk, caller),
      known: new Map(rows.map((each) => [keyOf(each.state), each])),
    };
  },
  regionOf: ({ actor }) => actor.regionCode ?? WHOLE_REGION,
  columns: () => COLUMNS,
  fields: () => FIELDS.map((field) => ({ field, name: field === "measure" ? MEASURE : BASE[field].name })),
  knows: (_, field) => FIELDS.includes(field),
  unready: (_, { fields }) =>
    (["name", "city", "product"] as const).every((field) => fields.includes(field)) ? null : LACKING,
  read: async (_, { rows, mapping }, { actor, known }) => {
    const seen = new Set<string>();
    const headings = rows.find(({ number }) => number === mapping.headingRow)?.cells ?? [];
    const heading = headings[mapping.fields.indexOf("perYear")] ?? "";
    const printedOf = printedWith(rows, mapping, COLUMNS);
    const title = titleAbove(rows, mapping, COLUMNS);
    const notes = title !== "" && !mapping.fields.includes("source") ? [sourceIsTitle(title)] : [];
    let asked = 0;
    const work = rows
      .filter(
        (row) =>
          row.number > mapping.headingRow && row.cells.some((cell) => cell.trim() !== "") && !isFoot(row),
      )
      .map(({ number, cells }) => {
        const { typed, issues } = typedIn(mapping.fields, cells, heading, title, mapping.ownUnit, printedOf);
        if (issues.some(({ asks }) => asks !== undefined)) asked += 1;
        const sound = issues.every((issue) => !issue.blocks);
        const values = filledIn(BASE, typed) as BaseValues;
        const refused = notToSend(BASE, typed, values) ?? keepsBase(actor, values);
        if (sound && refused !== null) issues.push({ field: null, sentence: refused.sentence, blocks: true });
        const key = keyOf(values);
        if (sound && seen.has(key))
          issues.push(
            blocks(
              "这份表里前面已有同名、同市、同产品的一行，请合并。",
              "A line before it has the same name, city and product: put them together.",
            ),
          );
        seen.add(key);
        const of = known.get(key) ?? null;
        const differs = of === null ? [] : VALUES.filter((field) => of.state[field] !== values[field]);
        if (sound && of?.state.status === "ended" && differs.length > 0) issues.push(ENDED);
        const outcome = of === null ? "new" : differs.length > 0 ? "changed" : "known";
        const line: SheetLine = {
          number,
          outcome,
          name: values.name,
          entryId: of?.id ?? null,
          changes: differs.map((field) => BASE[field].name),
          issues: outcome === "known" ? [] : [...issues, ...notes],
        };
        return { line, deed: outcome === "known" ? null : { values, of } };
      });
    return { work, questions: asked > 0 || mapping.ownUnit ? [ownUnitQuestion(asked)] : [] };
  },
  async enter(desk, portion, { key, caller }) {
    const lines: SheetLine[] = [];
    for (const { line, deed } of portion) {
      const own = key(String(line.number));
      if (deed.of === null) {
        const { id } = await enterBase(desk, { key: own, seed: deed.values }, caller);
        lines.push({ ...line, entryId: id });
      } else {
        const { id, version } = deed.of;
        await bases.act(desk, id, { version, key: own, act: { type: "revise", ...deed.values } }, caller);
        lines.push(line);
      }
    }
    return lines;
  },
});
