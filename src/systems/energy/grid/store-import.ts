import { type ColumnMapping, isFoot } from "../../../kernel/column-mapping.ts";
import { refusal, type Sentence } from "../../../kernel/error.ts";
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
import { nodeKey } from "../balance/node.ts";
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
  type GridYearColumn,
  keepsGrid,
  placeName,
} from "./kind.ts";
import {
  fromQuestion,
  POWERS,
  type Way,
  wayIn,
  wayQuestion,
  yearColumn,
  yearColumnName,
  yearIn,
  yearOfColumn,
} from "./sheet-years.ts";
import { capacities, enterCapacity } from "./store.ts";

type GridMapping = ColumnMapping<GridColumn> & GridDecisions;
type Known = { readonly id: string; readonly version: number; readonly state: GridState };
type Ground = {
  readonly actor: Parameters<typeof entersGrid>[0];
  readonly known: ReadonlyMap<string, Known>;
};
type Deed = readonly { readonly values: GridValues; readonly of: Known | null }[];

const VALUES = Object.keys(GRID) as (keyof typeof GRID)[];
const FIELDS: readonly GridColumn[] = [...VALUES, "year", "measure"];
const FURTHER = {
  measure: { name: say("单位", "Unit"), heading: /^(?:计量|容量)?单位$/ },
  year: { name: say("年份", "Year"), heading: /^(?:年份|年度|规划年|水平年)$/ },
};

const LACKING = refusal(
  "no-grid-columns",
  "请指定哪一列是盟市，哪一列是可用网或可上网的容量。",
  "Say which column holds the cities, and which what may be taken or fed in.",
);
const blocks = (zh: string, en: string, asks?: string): SheetIssue => ({
  field: null,
  sentence: { zh, en },
  blocks: true,
  ...(asks === undefined ? {} : { asks }),
});
const remark = (zh: string, en: string): SheetIssue => ({ field: null, sentence: { zh, en }, blocks: false });
const keyOf = ({ city, node, from }: Pick<GridValues, "city" | "node" | "from">): string =>
  JSON.stringify([city, nodeKey(node), from]);

const BY_COLUMNS = headingsBy(GRID_COLUMNS, FIELDS);
const further = (heading: string): GridColumn | null =>
  (["measure", "year"] as const).find((field) => FURTHER[field].heading.test(BY_COLUMNS.plain(heading))) ??
  null;
const DATED: readonly (GridColumn | null)[] = ["from", "year"];
const isPower = (field: GridColumn | null): boolean => field === "importMw" || field === "exportMw";
const COLUMNS: SheetColumns<GridColumn> = {
  ...BY_COLUMNS,
  names: (text) => further(text) !== null || BY_COLUMNS.names(text),
  // Columns of years are told by no words: a sheet that has few others is known by its cities.
  sure: (text) => GRID.city.heading?.test(BY_COLUMNS.plain(text)) === true,
  meanings: (headings, ...more) => {
    const meant = BY_COLUMNS.meanings(headings, ...more).map((own, at) => {
      const field = further(headings[at] ?? "");
      return field === null ? own : ({ field, why: "heading" } as const);
    });
    if (meant.some((own) => DATED.includes(own?.field ?? null))) return meant;
    return meant.map((own, at) => {
      const field = own === null || isPower(own.field) ? yearColumn(headings[at] ?? "") : null;
      return field === null ? own : { field, why: "heading" };
    });
  },
};

/** A day alone, or the year that a column of years names. */
const ONE_YEAR = /^(20\d{2})年?度?$/;
/** What of a whole city is written where a place within it would stand. */
const WHOLE_CITY = /^(?:全[市盟境]|市级|合计|小计|[-—/无])$/;

/** What a sheet says of all its lines: the unit of each column, its title, and what was decided where it says nothing. */
type Said = {
  readonly unitOf: (field: GridColumn) => UnitPrinted;
  readonly title: string;
  readonly decided: GridDecisions;
};
type Asks = "unit" | "way" | "from";

/** A figure as MW, or as it is typed where it cannot be brought to that; what is doubtful of it. */
function powerIn(
  text: string,
  measure: string,
  { unit: heading, strange }: UnitPrinted,
  said: GridUnit | null,
) {
  const { amount, unit: beside } = figureWithUnit(text);
  const unit = beside || measure || heading || (strange === "" ? (said ?? "") : strange);
  if (unit === "")
    return {
      mw: text,
      issues: [
        blocks(
          `“${text}”没有写单位：请在上面说明这份表的单位，不能猜。`,
          `“${text}” has no unit: say above in which unit this sheet is; it is not guessed.`,
          "unit",
        ),
      ],
    };
  const issues: SheetIssue[] = [];
  const factor = unitsOf(POWER, unit);
  const above = beside === "" && measure !== "" && heading !== "" ? unitsOf(POWER, heading) : null;
  if (above !== null && above !== factor)
    issues.push(
      blocks(
        `表头写的是“${heading}”，这一行写的是“${measure}”：请改成一致。`,
        `The heading says “${heading}” and this line “${measure}”: make them agree.`,
      ),
    );
  if (factor === null)
    issues.push(
      blocks(
        `“${unit}”不能换算成 MW（要的是有功功率，不是电量或视在功率）；请改成 MW 或万千瓦。`,
        `“${unit}” is no unit of power that can be converted to MW (neither energy nor apparent power): write MW or 万千瓦.`,
      ),
    );
  const known = amount !== null && factor !== null;
  return { mw: known ? figureText(Number((amount * factor).toPrecision(15))) : text, issues };
}

/** Columns of powers by the year that their headings name; 0 where they name none. */
function columnsByYear(fields: readonly (GridColumn | null)[], way: Way | null) {
  const by = new Map<number, { field: Way; column: GridColumn }[]>();
  for (const column of fields) {
    const own = column === null ? null : yearOfColumn(column);
    const field =
      own === null ? POWERS.find((power) => power === column) : own.way === "power" ? way : own.way;
    if (column === null || field == null) continue;
    by.set(own?.year ?? 0, [...(by.get(own?.year ?? 0) ?? []), { field, column }]);
  }
  return by;
}

/** What stands in a line, as somebody would type it into the form, in MW: once for each year; what is doubtful of it. */
function typedIn(fields: readonly (GridColumn | null)[], cells: readonly string[], said: Said) {
  const { title, decided } = said;
  const cell = (field: GridColumn): string => (cells[fields.indexOf(field)] ?? "").trim();
  const figure = (field: GridColumn): string => (/^[-—/]+$/.test(cell(field)) ? "" : cell(field));
  const issues: SheetIssue[] = [];
  const [, printed] = ONE_YEAR.exec(cell("year")) ?? [];
  if (cell("year") !== "" && printed === undefined)
    issues.push(
      blocks(`“${cell("year")}”不是年份，请改成如 2027。`, `“${cell("year")}” is no year: write it as 2027.`),
    );
  const way = decided.way ?? wayIn(title);
  if (way === null && fields.some((field) => field?.startsWith("power ") && figure(field) !== ""))
    issues.push(
      blocks(
        "没有写明是可用网还是可上网的容量：请在上面说明。",
        "Nothing says whether this may be taken from the grid or fed in: say so above.",
        "way",
      ),
    );
  const yearly = [...columnsByYear(fields, way)].filter(
    ([, columns], _, all) => all.length === 1 || columns.some(({ column }) => figure(column) !== ""),
  );
  const typed = yearly.map(([year, columns]): Record<keyof GridValues, string> => {
    const power = (field: Way): string => {
      const column = columns.find((each) => each.field === field)?.column;
      if (column === undefined || figure(column) === "") return "";
      const { mw, issues: own } = powerIn(figure(column), cell("measure"), said.unitOf(column), decided.unit);
      issues.push(...own);
      return mw;
    };
    if (year !== 0 && DATED.some((field) => field !== null && cell(field) !== ""))
      issues.push(
        blocks(
          "各年一列的表不能再有起始日期或年份一列，请在上面去掉其中一种。",
          "A sheet with a column for each year has no column of days or years besides: take one of them out above.",
        ),
      );
    const dated = fields.some((field) => DATED.includes(field));
    const titled = dated ? null : yearIn(title);
    const [whole, day] =
      year !== 0
        ? [String(year), null]
        : dated
          ? [printed, null]
          : decided.from === null
            ? [titled?.toString(), null]
            : [undefined, decided.from];
    if (!dated && whole === undefined && day === null)
      issues.push(
        blocks(
          "没有写从哪天起：请在上面选定。",
          "Nothing says from which day it holds: choose it above.",
          "from",
        ),
      );
    return {
      city: cityCalled(cell("city")),
      node: WHOLE_CITY.test(cell("node")) ? "" : cell("node"),
      importMw: power("importMw"),
      exportMw: power("exportMw"),
      from: dayCalled(cell("from")) || (day ?? (whole === undefined ? "" : `${whole}-01-01`)),
      until: dayCalled(cell("until")) || (whole === undefined ? "" : `${whole}-12-31`),
      source: fields.includes("source") ? cell("source") : title,
      sourceOn: dayCalled(cell("sourceOn")),
    };
  });
  return { typed, issues };
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

const NO_CAPACITY = blocks(
  "这一行没有容量。没有公布就不用填报；已公布请补上。",
  "This line has no capacity. Where none is published nothing is entered; else fill it in.",
);
const plainName = (field: GridColumn): Sentence =>
  field === "measure" || field === "year" ? FURTHER[field].name : GRID[field as keyof typeof GRID].name;

/** Whether days are to be told by the title, or by somebody: no column says them, and not every column is of one year. */
const isUndated = (fields: readonly (GridColumn | null)[]): boolean =>
  fields.some(isPower) && !fields.some((field) => DATED.includes(field));

/** What is said of every line: what was taken from the title. */
function notesOf({ fields, from, way }: GridMapping, title: string): SheetIssue[] {
  const notes = title !== "" && !fields.includes("source") ? [sourceIsTitle(title)] : [];
  const [year, meant] = [yearIn(title), wayIn(title)];
  if (isUndated(fields) && from === null && year !== null)
    notes.push(
      remark(
        `年份取自表格标题：${year} 年全年。`,
        `The year is that of the title above the table: all of ${year}.`,
      ),
    );
  if (fields.some((field) => field?.startsWith("power ")) && way === null && meant !== null)
    notes.push(
      remark(
        `按表格标题读作${GRID[meant].name.zh}。`,
        `Read by the title above the table: ${GRID[meant].name.en.toLowerCase()}.`,
      ),
    );
  return notes;
}

const questionsOf = (
  { fields, unit, way, from }: GridMapping,
  title: string,
  asked: Readonly<Record<Asks, number>>,
): Question[] => [
  ...(asked.unit > 0 || unit !== null ? [unitQuestion(asked.unit)] : []),
  ...(asked.way > 0 || way !== null ? [wayQuestion(asked.way)] : []),
  ...(isUndated(fields) || from !== null ? [fromQuestion(title, asked.from)] : []),
];

/** Sheets of grid capacities: each line becomes what the form would have made of it, or changes what the unit entered. */
export const gridImporter = importer<ProjectDesk>()<GridColumn, GridDecisions, Ground, SheetLine, Deed>({
  slice: "energy",
  name: "grid",
  tables: { imports: "energy.grid_import", headings: "energy.grid_heading", scope: "desk" },
  most: 5_000,
  undecided: { unit: null, way: null, from: null },
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
  fields: (_, used) => [
    ...FIELDS.map((field) => ({ field, name: plainName(field) })),
    ...used
      .filter((field) => field !== null && yearOfColumn(field) !== null)
      .map((field) => ({ field: field as GridYearColumn, name: yearColumnName(field as GridYearColumn) })),
  ],
  knows: (_, field) => FIELDS.includes(field) || yearOfColumn(field) !== null,
  unready: (_, { fields }) =>
    fields.includes("city") &&
    fields.some((field) => field !== null && (isPower(field) || yearOfColumn(field) !== null))
      ? null
      : LACKING,
  read: async (_, { rows, mapping }, { actor, known }) => {
    const printedOf = printedWith(rows, mapping, COLUMNS);
    const title = titleAbove(rows, mapping, COLUMNS);
    const said: Said = { unitOf: (field) => printedOf(POWER, field), title, decided: mapping };
    const notes = notesOf(mapping, title);
    const seen = new Map<string, number>();
    const asked: Record<Asks, number> = { unit: 0, way: 0, from: 0 };
    const work = rows
      .filter(
        (row) =>
          row.number > mapping.headingRow && row.cells.some((cell) => cell.trim() !== "") && !isFoot(row),
      )
      .map(({ number, cells }) => {
        const { typed, issues } = typedIn(mapping.fields, cells, said);
        for (const asks of ["unit", "way", "from"] as const)
          if (issues.some((issue) => issue.asks === asks)) asked[asks] += 1;
        const doubtful = issues.length > 0;
        const of = typed.map((one) => {
          const values = filledIn(GRID, one) as GridValues;
          const key = keyOf(values);
          const before = known.get(key) ?? null;
          const refused =
            notToSend(GRID, one, values) ??
            (before === null ? entersGrid(actor, values) : keepsGrid(actor, before.state));
          if (issues.length === 0 && refused !== null)
            issues.push({ field: null, sentence: refused.sentence, blocks: true });
          if (issues.length === 0 && values.importMw === null && values.exportMw === null)
            issues.push(NO_CAPACITY);
          const twice = seen.get(key);
          if (issues.length === 0 && twice !== undefined)
            issues.push(
              blocks(
                `与第 ${twice} 行是同一个地方、同一天起，请只留一行。`,
                `Line ${twice} has the same place from the same day on: keep one of them.`,
              ),
            );
          seen.set(key, number);
          const differs =
            before === null ? [] : VALUES.filter((field) => before.state[field] !== values[field]);
          return { values, of: before, differs, from: one.from };
        });
        if (issues.length === 0 && of.length === 0) issues.push(NO_CAPACITY);
        const once = new Map([...issues, ...notes].map((issue) => [issue.sentence.zh, issue]));
        const deeds = of.filter(({ of: before, differs }) => before === null || differs.length > 0);
        const outcome =
          deeds.some((each) => each.of === null) || of.length === 0
            ? "new"
            : deeds.length > 0
              ? "changed"
              : "known";
        const [first] = of;
        const line: SheetLine = {
          number,
          outcome,
          name:
            first === undefined
              ? ""
              : `${placeName(first.values).zh} ${of.map(({ from }) => from).join("、")}`.trim(),
          entryId: of.find((each) => each.of !== null)?.of?.id ?? null,
          changes: [...new Set(of.flatMap(({ differs }) => differs))].map((field) => GRID[field].name),
          issues: outcome === "known" && !doubtful ? [] : [...once.values()],
        };
        return { line, deed: outcome === "known" ? null : deeds };
      });
    return { work, questions: questionsOf(mapping, title, asked) };
  },
  async enter(desk, portion, { key, caller }) {
    const lines: SheetLine[] = [];
    for (const { line, deed } of portion) {
      let { entryId } = line;
      for (const { values, of } of deed) {
        const own = key(String(line.number), values.from);
        if (of === null) {
          const entered = await enterCapacity(desk, { key: own, seed: values }, caller);
          entryId ??= entered.id;
        } else {
          const act = { type: "revise" as const, ...values };
          await capacities.act(desk, of.id, { version: of.version, key: own, act }, caller);
        }
      }
      lines.push({ ...line, entryId });
    }
    return lines;
  },
});
