import { isFoot } from "../../../kernel/column-mapping.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { refusal } from "../../../kernel/error.ts";
import { filledIn, say } from "../../../kernel/fields.ts";
import { notToSend } from "../../../kernel/field-values.ts";
import { headingsBy } from "../../../kernel/list.ts";
import { figureText } from "../../../kernel/money.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { Question, SheetColumns, SheetIssue, SheetLine } from "../../../kernel/sheet.ts";
import { importer } from "../../../platform/records/importer.ts";
import { actorOf } from "../../../platform/records/units.ts";
import {
  cityCalled,
  dayCalled,
  figureWithUnit,
  POWER,
  printedWith,
  sourceIsTitle,
  titleAbove,
  type UnitPrinted,
  unitsOf,
} from "../balance/figure.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { nodeKey } from "./balance.ts";
import {
  entersGrid,
  GRID,
  GRID_COLUMNS,
  GRID_UNITS,
  type GridColumn,
  type GridDecisions,
  type GridState,
  type GridUnit,
  type GridValues,
  keepsGrid,
  placeName,
} from "./kind.ts";
import { capacities, enterCapacity } from "./store.ts";

type Known = { readonly id: string; readonly version: number; readonly state: GridState };
type Ground = {
  readonly actor: Parameters<typeof entersGrid>[0];
  readonly known: ReadonlyMap<string, Known>;
};
type Deed = { readonly values: GridValues; readonly of: Known | null };

const VALUES = Object.keys(GRID) as (keyof typeof GRID)[];
const FIELDS: readonly GridColumn[] = [...VALUES, "year", "measure"];
const POWERS = ["importMw", "exportMw"] as const;
const FURTHER = {
  measure: { name: say("单位", "Unit"), heading: /^(?:计量|容量)?单位$/ },
  year: { name: say("年份", "Year"), heading: /^(?:年份|年度|规划年|水平年)$/ },
};

const LACKING = refusal(
  "no-grid-columns",
  "请指定哪一列是盟市，哪一列是可用网或可上网的容量，哪一列是起始日期或年份。",
  "Say which column holds the cities, which what may be taken or fed in, and which the day from which it holds or the year.",
);
const blocks = (zh: string, en: string, asks?: string): SheetIssue => ({
  field: null,
  sentence: { zh, en },
  blocks: true,
  ...(asks === undefined ? {} : { asks }),
});
const keyOf = ({ city, node, from }: Pick<GridValues, "city" | "node" | "from">): string =>
  JSON.stringify([city, nodeKey(node), from]);

const BY_COLUMNS = headingsBy(GRID_COLUMNS, FIELDS);
const further = (heading: string): GridColumn | null =>
  (["measure", "year"] as const).find((field) => FURTHER[field].heading.test(BY_COLUMNS.plain(heading))) ??
  null;
const COLUMNS: SheetColumns<GridColumn> = {
  ...BY_COLUMNS,
  names: (text) => further(text) !== null || BY_COLUMNS.names(text),
  meanings: (headings, ...more) =>
    BY_COLUMNS.meanings(headings, ...more).map((meant, at) => {
      const field = further(headings[at] ?? "");
      return field === null ? meant : { field, why: "heading" };
    }),
};

/** A day alone, or the year that a column of years names. */
const ONE_YEAR = /^(20\d{2})年?度?$/;
/** What of a whole city is written where a place within it would stand. */
const WHOLE_CITY = /^(?:全[市盟境]|市级|合计|小计|[-—/无])$/;

/** The unit of each column of powers, as the sheet prints it. */
type Printed = Readonly<Record<(typeof POWERS)[number], UnitPrinted>>;

/** What stands in a line, as somebody would type it into the form, in MW; what is doubtful of it. */
function typedIn(
  fields: readonly (GridColumn | null)[],
  cells: readonly string[],
  printed: Printed,
  title: string,
  decided: GridUnit | null,
) {
  const cell = (field: GridColumn): string => (cells[fields.indexOf(field)] ?? "").trim();
  const issues: SheetIssue[] = [];
  let unitless = false;
  const power = (field: (typeof POWERS)[number]): string => {
    const text = cell(field);
    if (!fields.includes(field) || text === "" || /^[-—/]+$/.test(text)) return "";
    const { amount, unit: beside } = figureWithUnit(text);
    const { unit: heading, strange } = printed[field];
    const unit = beside || cell("measure") || heading || (strange === "" ? (decided ?? "") : strange);
    if (unit === "") {
      unitless = true;
      issues.push(
        blocks(
          `“${text}”没有写单位：请在上面说明这份表的单位，不能猜。`,
          `“${text}” has no unit: say above in which unit this sheet is; it is not guessed.`,
          "unit",
        ),
      );
      return text;
    }
    const factor = unitsOf(POWER, unit);
    const above = beside === "" && cell("measure") !== "" && heading !== "" ? unitsOf(POWER, heading) : null;
    if (above !== null && above !== factor)
      issues.push(
        blocks(
          `表头写的是“${heading}”，这一行写的是“${cell("measure")}”：请改成一致。`,
          `The heading says “${heading}” and this line “${cell("measure")}”: make them agree.`,
        ),
      );
    if (factor === null)
      issues.push(
        blocks(
          `“${unit}”不能换算成 MW（要的是有功功率，不是电量或视在功率）；请改成 MW 或万千瓦。`,
          `“${unit}” is no unit of power that can be converted to MW (neither energy nor apparent power): write MW or 万千瓦.`,
        ),
      );
    return amount === null || factor === null ? text : figureText(Number((amount * factor).toPrecision(15)));
  };
  const [, year] = ONE_YEAR.exec(cell("year")) ?? [];
  if (cell("year") !== "" && year === undefined)
    issues.push(
      blocks(`“${cell("year")}”不是年份，请改成如 2027。`, `“${cell("year")}” is no year: write it as 2027.`),
    );
  const ofYear = (end: string): Day => (year === undefined ? "" : `${year}-${end}`);
  const typed: Record<keyof GridValues, string> = {
    city: cityCalled(cell("city")),
    node: WHOLE_CITY.test(cell("node")) ? "" : cell("node"),
    importMw: power("importMw"),
    exportMw: power("exportMw"),
    from: dayCalled(cell("from")) || ofYear("01-01"),
    until: dayCalled(cell("until")) || ofYear("12-31"),
    source: fields.includes("source") ? cell("source") : title,
    sourceOn: dayCalled(cell("sourceOn")),
  };
  return { typed, issues, unitless };
}

const unitQuestion = (rows: number): Question => ({
  of: "unit",
  key: null,
  takes: "choice",
  name: say("没有写单位的数字是什么单位", "Unit of figures that print none"),
  help: say(
    "表头、标题和单元格都没有写单位；请对照原文件选定，选错差十倍。",
    "Neither headings, titles nor cells name it. Hold it against the paper: a wrong one is ten times off.",
  ),
  rows,
  options: (Object.keys(GRID_UNITS) as GridUnit[]).map((value) => ({ value, name: GRID_UNITS[value] })),
});

/** Sheets of grid capacities: each line becomes what the form would have made of it, or changes what the unit entered. */
export const gridImporter = importer<ProjectDesk>()<GridColumn, GridDecisions, Ground, SheetLine, Deed>({
  slice: "energy",
  name: "grid",
  tables: { imports: "energy.grid_import", headings: "energy.grid_heading", scope: "desk" },
  most: 5_000,
  undecided: { unit: null },
  outcomes: { new: "entered", changed: "changed", known: "" },
  ground: async (desk, _, caller) => {
    const rows = await desk.sql<Known[]>`
      select id, version, state from energy.record where kind = 'grid-capacity' and status <> 'ended' order by begun_at`;
    return {
      actor: await actorOf(desk, caller),
      known: new Map(rows.map((each) => [keyOf(each.state), each])),
    };
  },
  regionOf: ({ actor }) => actor.regionCode ?? WHOLE_REGION,
  columns: () => COLUMNS,
  fields: () =>
    FIELDS.map((field) => ({
      field,
      name: field === "measure" || field === "year" ? FURTHER[field].name : GRID[field].name,
    })),
  knows: (_, field) => FIELDS.includes(field),
  unready: (_, { fields }) =>
    fields.includes("city") &&
    POWERS.some((field) => fields.includes(field)) &&
    (fields.includes("from") || fields.includes("year"))
      ? null
      : LACKING,
  read: async (_, { rows, mapping }, { actor, known }) => {
    const printedOf = printedWith(rows, mapping, COLUMNS);
    const printed = { importMw: printedOf(POWER, "importMw"), exportMw: printedOf(POWER, "exportMw") };
    const title = titleAbove(rows, mapping, COLUMNS);
    const notes = title !== "" && !mapping.fields.includes("source") ? [sourceIsTitle(title)] : [];
    const seen = new Map<string, number>();
    let unitless = 0;
    const work = rows
      .filter(
        (row) =>
          row.number > mapping.headingRow && row.cells.some((cell) => cell.trim() !== "") && !isFoot(row),
      )
      .map(({ number, cells }) => {
        const read = typedIn(mapping.fields, cells, printed, title, mapping.unit);
        const { typed, issues } = read;
        if (read.unitless) unitless += 1;
        const values = filledIn(GRID, typed) as GridValues;
        const key = keyOf(values);
        const of = known.get(key) ?? null;
        const refused =
          notToSend(GRID, typed, values) ??
          (of === null ? entersGrid(actor, values) : keepsGrid(actor, of.state));
        if (issues.length === 0 && refused !== null)
          issues.push({ field: null, sentence: refused.sentence, blocks: true });
        if (issues.length === 0 && values.importMw === null && values.exportMw === null)
          issues.push(
            blocks(
              "这一行没有容量。没有公布就不用填报；已公布请补上。",
              "This line has no capacity. Where none is published nothing is entered; else fill it in.",
            ),
          );
        const before = seen.get(key);
        if (issues.length === 0 && before !== undefined)
          issues.push(
            blocks(
              `与第 ${before} 行是同一个地方、同一天起，请只留一行。`,
              `Line ${before} has the same place from the same day on: keep one of them.`,
            ),
          );
        seen.set(key, number);
        const differs = of === null ? [] : VALUES.filter((field) => of.state[field] !== values[field]);
        const outcome = of === null ? "new" : differs.length > 0 ? "changed" : "known";
        const line: SheetLine = {
          number,
          outcome,
          name: `${placeName(values).zh} ${typed.from}`.trim(),
          entryId: of?.id ?? null,
          changes: differs.map((field) => GRID[field].name),
          issues: outcome === "known" && read.issues.length === 0 ? [] : [...issues, ...notes],
        };
        return { line, deed: outcome === "known" ? null : { values, of } };
      });
    return {
      work,
      questions: unitless > 0 || mapping.unit !== null ? [unitQuestion(unitless)] : [],
    };
  },
  async enter(desk, portion, { key, caller }) {
    const lines: SheetLine[] = [];
    for (const { line, deed } of portion) {
      const own = key(String(line.number));
      if (deed.of === null) {
        const { id } = await enterCapacity(desk, { key: own, seed: deed.values }, caller);
        lines.push({ ...line, entryId: id });
      } else {
        const { id, version } = deed.of;
        const act = { type: "revise" as const, ...deed.values };
        await capacities.act(desk, id, { version, key: own, act }, caller);
        lines.push(line);
      }
    }
    return lines;
  },
});
