import {
  findHeadingRow,
  headingLines,
  headingsOf,
  type MappedColumn,
  mappedColumns as columnsUnder,
  rememberedOf as rememberedUnder,
  type SheetRow,
  valuesOf,
  widthOf,
} from "../../../kernel/column-mapping.ts";
import { fold } from "../plan-reader/characters.ts";
import { readDeadline } from "../plan-reader/deadlines.ts";
import { fieldsOfHeadings, LEDGER_HEADINGS, namesOtherTime } from "./headings.ts";
import type { LedgerField, LedgerMapping } from "./ledger-import.ts";
import { statusOf } from "./status.ts";

/** What is known beside the sheet: what headings meant the last time, and whether a text names units of the roster. */
export type MappingHints = {
  readonly remembered: ReadonlyMap<string, LedgerField>;
  readonly namesUnits: (text: string) => boolean;
};

/** Share of a column's values that must be of a kind. */
const MOSTLY = 0.6;

const isDate = (text: string): boolean =>
  text.length <= 30 &&
  /\d{4}|底|前|季度|持续|长期/.test(text) &&
  readDeadline(text, fold(text)).kind !== "none";
const isPhone = (text: string): boolean =>
  /^[\d\s,，、;；/+-]*1?\d{2,4}[- ]?\d{7,8}[\d\s,，、;；/-]*$/.test(fold(text));

const mostly = (values: readonly string[], is: (text: string) => boolean): boolean =>
  values.length > 0 && values.filter(is).length >= values.length * MOSTLY;

/** What the values of a column say of it, where its heading says nothing; fields that are taken are not proposed. */
function fieldOfValues(
  values: readonly string[],
  taken: ReadonlySet<LedgerField | null>,
  { namesUnits }: MappingHints,
): LedgerField | null {
  const free = (field: LedgerField): LedgerField | null => (taken.has(field) ? null : field);
  if (mostly(values, isPhone)) return free("phone");
  if (mostly(values, namesUnits)) return free("lead") ?? free("support");
  if (mostly(values, isDate)) return free("deadline");
  if (mostly(values, (text) => statusOf(text) !== null && text.length <= 8)) return free("status");
  const counting = values.filter((text, index) => Number(text) === index + 1).length;
  if (values.length > 1 && counting >= values.length * MOSTLY) return free("number");
  return null;
}

/** The column with the longest texts, where none is known to hold the tasks. */
function longest(columns: readonly (readonly string[])[], fields: readonly (LedgerField | null)[]): number {
  const lengths = columns.map((values, column) =>
    fields[column] === null && values.length > 0
      ? values.reduce((sum, text) => sum + text.length, 0) / values.length
      : 0,
  );
  const most = Math.max(0, ...lengths);
  return most >= 6 ? lengths.indexOf(most) : -1;
}

/** What the columns of a sheet seem to mean: by what their headings meant before, by the headings, by what stands below. */
export function proposeMapping(
  rows: readonly SheetRow[],
  hints: MappingHints,
  headingRow?: number,
): LedgerMapping {
  const at = headingRow ?? findHeadingRow(rows, LEDGER_HEADINGS, hints.remembered);
  const width = widthOf(rows);
  const headings = headingsOf(headingLines(rows, at, LEDGER_HEADINGS), width);
  const byHeading = fieldsOfHeadings(headings);
  const why: MappedColumn<LedgerField>["why"][] = headings.map(() => null);
  const fields = headings.map((heading, column): LedgerField | null => {
    const known = heading === "" ? undefined : hints.remembered.get(LEDGER_HEADINGS.plain(heading));
    why[column] = known === undefined ? (byHeading[column] ? "heading" : null) : "remembered";
    return known ?? byHeading[column] ?? null;
  });
  const columns = headings.map((_, column) => valuesOf(rows, at, column));
  const propose = (column: number, field: LedgerField | null) => {
    if (field === null) return;
    fields[column] = field;
    why[column] = "content";
  };
  columns.forEach((values, column) => {
    if (fields[column] === null && !namesOtherTime(headings[column] ?? ""))
      propose(column, fieldOfValues(values, new Set(fields), hints));
  });
  if (!fields.includes("text")) propose(longest(columns, fields), "text");
  return { headingRow: at, fields, why, units: {} };
}

/** The columns of a ledger under a mapping, with the first values of each. */
export const mappedColumns = (
  rows: readonly SheetRow[],
  mapping: LedgerMapping,
): MappedColumn<LedgerField>[] => columnsUnder(rows, mapping, LEDGER_HEADINGS);

/** What to remember of a mapping that was applied. */
export const rememberedOf = (rows: readonly SheetRow[], mapping: LedgerMapping): [string, LedgerField][] =>
  rememberedUnder(rows, mapping, LEDGER_HEADINGS);
