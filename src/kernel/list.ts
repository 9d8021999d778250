import { plainHeading } from "./column-mapping.ts";
import type { Field, Fields, ValuesOf } from "./fields.ts";
import { inWanYuan } from "./money.ts";
import { isPlace } from "./place.ts";
import { regionWords } from "./region.ts";
import { folded } from "./search-tokens.ts";
import type { SheetColumns } from "./sheet.ts";

// A list described once: its columns, what it is narrowed by. The screen (src/web/kit), a workbook
// (src/platform/records/exporter.ts) and an import say of a column what is said here.

/** By what a list is sorted, each with the direction that comes first: names rise, the latest day and the largest sum fall. */
export type Orders = Readonly<Record<string, "rises" | "falls">>;

/** Whether rows fall under an order: the first direction of it, or the other one. */
export const fallsBy = (orders: Orders, sort: string, reversed: boolean): boolean =>
  (orders[sort] === "falls") !== reversed;

/** What a list that has these orders is asked for; its usual order where nothing is said. */
export type OrderOf<O extends Orders> = {
  readonly sort?: (keyof O & string) | undefined;
  readonly reversed?: boolean | undefined;
};

/** By what every list of records is sorted: what heads of all kinds say. */
export const RECORD_ORDERS = { title: "rises", status: "rises", day: "falls", until: "rises" } as const;
export type RecordOrder = OrderOf<typeof RECORD_ORDERS>;

/** What a sheet needs to know beside a row: names of units by their ids. */
export type SheetWords = { readonly unitName: (id: string) => string };

/** One column: by what its field takes the screen draws its cells and a sheet writes them. */
export type ListedColumn<Row> = {
  readonly field: Field;
  /** What stands in it; null, undefined and empty: nothing is known, which is no zero. */
  readonly value: (row: Row) => unknown;
  /** What opens behind it, for the column that names the row; it heads the row's card on a telephone. */
  readonly to?: (row: Row) => string;
  /** By which of the list's orders the server sorts where its heading is pressed. */
  readonly sort?: string;
  /** Rows are compared by its figures, which carry bars on the screen. */
  readonly compared?: true;
  /** Stands on the screen alone, or in sheets alone. */
  readonly only?: "screen" | "sheet";
  /** Shows even where no row on the page has anything in it: that is worth knowing. */
  readonly always?: true;
  /** In a sheet and not shown there: by what a row is found again. */
  readonly hidden?: boolean;
  /** In characters of a sheet's font, where its field does not say enough; a Chinese one takes two. */
  readonly width?: number;
  /** What stands in a sheet where it is something else than what the field writes. */
  readonly written?: (row: Row, words: SheetWords) => string | number | null;
};

/** Columns by their keys, which addresses hold, in their order. */
export type ListedColumns<Row> = Readonly<Record<string, ListedColumn<Row>>>;

/**
 * A column of rows:
 * `const columns = { what: column<Found>(line(say("物品", "Thing")), ({ what }) => what, { to: ({ id }) => `/found/${id}` }) }`.
 */
export const column = <Row>(
  field: Field,
  value: (row: Row) => unknown,
  more: Omit<ListedColumn<Row>, "field" | "value"> = {},
): ListedColumn<Row> => ({ field, value, ...more });

/** A column for each of some fields, by the fields' names; `prefix` stands before their keys. */
export const columnsOf = <Row, F extends Fields>(
  fields: F,
  values: (row: Row) => Partial<ValuesOf<F>>,
  prefix = "",
): ListedColumns<Row> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      prefix + key,
      column<Row>(field, (row) => values(row)[key as keyof F]),
    ]),
  );

const keysWhere = <Row>(columns: ListedColumns<Row>, fits: (each: ListedColumn<Row>) => boolean): string[] =>
  Object.keys(columns).filter((key) => columns[key] !== undefined && fits(columns[key]));

/** Keys of the columns that a screen may show. */
export const onScreen = <Row>(columns: ListedColumns<Row>): string[] =>
  keysWhere(columns, ({ only }) => only !== "sheet");

/** Keys of the columns that show until the reader chooses others; all where none is said to. */
export function shownFirst<Row>(columns: ListedColumns<Row>): string[] {
  const all = onScreen(columns);
  const listed = all.filter((key) => columns[key]?.field.listed === true);
  return listed.length === 0 ? all : listed;
}

/** Whether anything stands in a place: a zero does, an empty list does not. */
export const stands = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);

/** Of the keys, those of columns in which one of the rows has something: an empty column says nothing. */
export const filledColumns = <Row>(
  columns: ListedColumns<Row>,
  keys: readonly string[],
  rows: readonly Row[],
): string[] =>
  rows.length === 0
    ? [...keys]
    : keys.filter((key) => {
        const found = columns[key];
        return found?.always === true || rows.some((row) => stands(found?.value(row)));
      });

/** Keys of the columns that a sheet has: all, or those that were chosen beside the hidden ones; always in their order. */
export const inSheet = <Row>(columns: ListedColumns<Row>, chosen: readonly string[] | null): string[] =>
  Object.keys(columns).filter((key) => {
    const found = columns[key];
    if (found === undefined || found.only === "screen") return false;
    return found.hidden === true || chosen === null || chosen.includes(key);
  });

const WIDTHS: Readonly<Partial<Record<Field["takes"], number>>> = {
  text: 36,
  day: 12,
  whole: 10,
  number: 10,
  money: 14,
  choice: 12,
  city: 12,
  pick: 18,
  picks: 22,
  cities: 18,
  place: 20,
};

const unitOf = (field: Field): string =>
  field.takes === "money"
    ? "（万元）"
    : field.takes === "number" && field.unit !== undefined
      ? `（${field.unit.zh}）`
      : "";

/** What heads the column in a sheet: its Chinese name with its unit; money stands in 万元. */
export const sheetHeading = ({ field }: Pick<ListedColumn<never>, "field">): string =>
  `${field.name.zh}${unitOf(field)}`;

/** A column as a sheet lays it out; `width` in characters. */
export const sheetColumn = <Row>(key: string, of: ListedColumn<Row>) => {
  const { takes } = of.field;
  const figure = takes === "money" || takes === "number" || takes === "whole";
  return {
    key,
    header: sheetHeading(of),
    width: of.width ?? WIDTHS[takes] ?? 16,
    type: figure ? ("number" as const) : takes === "day" ? ("date" as const) : ("text" as const),
    hidden: of.hidden === true,
  };
};

const several = (value: unknown, name: (each: string) => string): string | null =>
  Array.isArray(value) ? value.map((each) => name(String(each))).join("、") : null;

/** A value as its cell in a sheet shows it, in Chinese: money in 万元 with two decimals, units and cities by name. */
export function cellOf(
  field: Field,
  value: unknown,
  unitName: SheetWords["unitName"],
): string | number | null {
  if (value === undefined || value === null) return null;
  switch (field.takes) {
    case "money":
      return typeof value === "number" ? inWanYuan(value) : null;
    case "whole":
    case "number":
      return typeof value === "number" ? value : null;
    case "yes":
      return (value === true ? field.either?.yes.zh : field.either?.no.zh) ?? (value === true ? "是" : "否");
    case "choice":
      return field.among[String(value)]?.zh ?? String(value);
    case "pick":
      return unitName(String(value));
    case "picks":
      return several(value, (each) => (field.among ? (field.among[each]?.zh ?? each) : unitName(each)));
    case "city":
      return regionWords(String(value)).zh;
    case "cities":
      return several(value, (code) => regionWords(code).zh);
    case "place":
      return isPlace(value)
        ? value.map(([longitude, latitude]) => `${longitude},${latitude}`).join("; ")
        : null;
    case "line":
    case "text":
    case "day":
      return String(value);
    case "lines":
      return several(value, (each) => each);
    case "file":
    case "variant":
    case "group":
    case "own":
      return null;
  }
}

/** What stands in a column's cell of a sheet for a row; null where nothing is known. */
export const sheetCell = <Row>(of: ListedColumn<Row>, row: Row, words: SheetWords): string | number | null =>
  of.written === undefined ? cellOf(of.field, of.value(row), words.unitName) : of.written(row, words);

/** The column that a heading of somebody's sheet means: the one that is headed so, or whose words stand in it. */
export function columnHeaded<Row>(columns: ListedColumns<Row>, heading: string): string | null {
  const said = heading.replace(/\s/g, "");
  const bare = said.replace(/[（(][^（）()]*[）)]$/, "");
  const keys = keysWhere(columns, ({ only, hidden }) => only !== "screen" && hidden !== true);
  const exact = keys.find((key) => [said, bare].includes(columns[key]?.field.name.zh ?? ""));
  return exact ?? keys.find((key) => columns[key]?.field.heading?.test(said) === true) ?? null;
}

/** What an import knows of headings where these columns say all of it: those of `fields`. */
export const headingsBy = <Row, F extends string>(
  columns: ListedColumns<Row>,
  fields: readonly F[],
): SheetColumns<F> => {
  const fieldOf = (heading: string): F | null => {
    const key = columnHeaded(columns, folded(heading));
    return fields.find((field) => field === key) ?? null;
  };
  return {
    plain: (text) => plainHeading(folded(text)),
    names: (text) => fieldOf(text) !== null,
    meanings: (headings) =>
      headings.map(fieldOf).map((field) => (field === null ? null : { field, why: "heading" })),
  };
};
