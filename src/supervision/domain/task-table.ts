import type { MeasureReading, Span, DocumentRule } from "./reading.ts";
import type { Annotation } from "./plan-reader/annotations.ts";
import { trimmed } from "./plan-reader/characters.ts";
import { rulesOutside } from "./plan-reader/document-rules.ts";
import { readHeader, type Header } from "./plan-reader/header.ts";
import { toMeasure, type RuleInForce } from "./plan-reader/measures.ts";
import { ordinalAt } from "./plan-reader/ordinals.ts";
import { inForceEverywhere } from "./plan-reader/rules-in-force.ts";
import { toSource, type Source } from "./plan-reader/source.ts";
import { isHeaderRow, listsProjects, readColumns, type Columns } from "./plan-reader/table-columns.ts";
import { rowAnnotation } from "./plan-reader/table-row.ts";

/** What was read of a document before it is known what to ask. */
export type Parts = {
  readonly header: Omit<Header, "titles">;
  readonly rules: readonly DocumentRule[];
  readonly measures: readonly MeasureReading[];
};

/** A cell of an extracted table. A merged cell is repeated, with the same span, in every place that it covers. */
export type TableCell = { readonly text: string; readonly span: Span };
export type DocumentTable = { readonly rows: readonly { readonly cells: readonly TableCell[] }[] };

/** One measure of the table while its rows are gathered: a merged task cell has several. */
type Entry = {
  /** Where the table's head begins: the document's header, a title row of the table included, ends there. */
  readonly head: number;
  readonly task: Span;
  readonly ordinal: Span | null;
  readonly section: Span | null;
  readonly group: Span | null;
  readonly annotations: Annotation[];
  /** Whether the task cell holds the whole measure of which the row names one action. */
  readonly whole: boolean;
  /** What the cells print, to tell a repetition; `said` once for each annotation. */
  readonly printed: string;
  readonly said: Set<string>;
};

const MOST_HEAD_ROWS = 4;

/** What the tables of a document say, where in its text they stand, and which of them list projects. */
export type TableReading = Parts & {
  readonly regions: readonly Span[];
  readonly projects: readonly { readonly span: Span; readonly rows: number }[];
};

/**
 * Reads a 任务分解表: columns under their usual names (序号, 任务, 牵头单位, 配合单位, 完成时限 …), merged cells, a
 * row across the table as the heading of those below. `text` is the document's text, into which cells' spans point.
 * Tables without a task and a unit column are passed over; there are then no measures.
 */
export function readTaskTable(text: string, tables: readonly DocumentTable[]): TableReading {
  const source = toSource(text);
  const read = tables.map((table) => ({ table, entries: entriesOf(source, table) }));
  const distinct = distinctTables(read.map(({ entries }) => entries));
  const entries = distinct.flat();
  const header = readHeader(source, [], entries[0]?.head ?? 0);
  const rules = inForceEverywhere(source, rulesOutside(source, []));
  const { titles: _titles, ...fields } = header;
  const filledTables = read.filter((one) => one.entries.length > 0);
  return {
    header: fields,
    rules: rules.map(({ from: _from, printed: _printed, ...rule }) => rule),
    measures: entries.map((entry) => measureOf(source, entry, rules)),
    regions: filledTables.map(({ table, entries: [first] }) => regionOf(table, first?.head ?? 0)),
    projects: filledTables.flatMap(({ table, entries: rows }) =>
      table.rows.some((row) => listsProjects(row.cells.map((cell) => cell.text)))
        ? [{ span: regionOf(table, rows[0]?.head ?? 0), rows: rows.length }]
        : [],
    ),
  };
}

/** From the head of a table to the end of its last cell. */
function regionOf(table: DocumentTable, head: number): Span {
  let end = head;
  for (const row of table.rows) for (const cell of row.cells) end = Math.max(end, cell.span[1]);
  return [head, end];
}

/** The tables without those that repeat an earlier one (a sheet for print and the same for sorting). */
function distinctTables(tables: readonly Entry[][]): Entry[][] {
  const keyOf = (entries: readonly Entry[]): string =>
    entries.map((entry) => [entry.printed, ...entry.said].join("\t")).join("\n");
  const seen = new Set<string>();
  return tables.filter(
    (entries) => entries.length > 0 && !seen.has(keyOf(entries)) && seen.add(keyOf(entries)),
  );
}

function entriesOf(source: Source, table: DocumentTable): Entry[] {
  const entries: Entry[] = [];
  let columns: Columns | null = null;
  let section: Span | null = null;
  let start = -1;
  for (let i = 0; i < table.rows.length; i++) {
    const cells = table.rows[i]?.cells ?? [];
    if (isHeaderRow(cells.map((cell) => cell.text))) {
      const head = headRows(table, i);
      columns = readColumns(head) ?? columns;
      if (start === -1) start = cells[0]?.span[0] ?? 0;
      i += head.length - 1;
      continue;
    }
    if (columns === null) continue;
    if (spansRow(cells)) {
      section = filled(source, cells[0]);
      continue;
    }
    addRow(source, columns, cells, { head: start, section }, entries);
  }
  return entries.filter((entry) => entry.annotations.some((one) => one.content.segments.length > 0));
}

function headRows(table: DocumentTable, first: number): string[][] {
  const rows: string[][] = [];
  for (const row of table.rows.slice(first, first + MOST_HEAD_ROWS)) {
    const cells = row.cells.map((cell) => cell.text);
    if (!isHeaderRow(cells)) break;
    rows.push(cells);
  }
  return rows;
}

/** A row that is one cell across the table, or one filled cell among empty ones at its start. */
function spansRow(cells: readonly TableCell[]): boolean {
  const full = cells.filter((cell) => cell.text.trim() !== "");
  return full.length > 0 && full.every((cell) => cell.span[0] === full[0]?.span[0]) && full[0] === cells[0];
}

function filled(source: Source, cell: TableCell | undefined): Span | null {
  if (cell === undefined) return null;
  const span = trimmed(source.folded, cell.span[0], cell.span[1]);
  return span[1] > span[0] ? span : null;
}

function addRow(
  source: Source,
  columns: Columns,
  cells: readonly TableCell[],
  { head, section }: Pick<Entry, "head" | "section">,
  entries: Entry[],
): void {
  const at = (column: number | null): Span | null => (column === null ? null : filled(source, cells[column]));
  const says = (span: Span | null): string =>
    span === null ? "" : source.folded.slice(span[0], span[1]).replace(/\s/g, "");
  const action = at(columns.task);
  const groups = columns.groups.map(at).filter((one) => one !== null);
  // An action cut from the text of the measure beside it is a part of that measure and not another one.
  const whole = groups.length > 0 && says(groups.at(-1) ?? null).includes(says(action));
  const task = whole ? (groups.pop() as Span) : action;
  if (task === null || /^(?:合计|小计|总计|备注)/.test(source.folded.slice(task[0], task[0] + 2))) return;
  const units = columns.units.flatMap(({ column, part }) => {
    const span = at(column);
    return span === null ? [] : [{ span, part }];
  });
  const within = at(columns.deadline);
  const annotation = rowAnnotation(source, units, within);
  const said = [...units.map(({ span, part }) => `${part} ${says(span)}`), says(within)].join("|");
  const ordinal = at(columns.ordinal);
  const printed = `${says(ordinal)} ${says(task)}`;
  const last = entries.at(-1);
  if (last !== undefined && (last.task[0] === task[0] || (whole && last.whole && last.printed === printed))) {
    if (!last.said.has(said)) last.annotations.push(annotation);
    last.said.add(said);
    return;
  }
  const group = groups.at(-1) ?? null;
  entries.push({
    head,
    task,
    ordinal,
    section: section ?? (groups.length > 1 || whole ? (groups[0] ?? null) : group),
    group: section === null && groups.length < 2 ? null : group,
    annotations: [annotation],
    whole,
    printed,
    said: new Set([said]),
  });
}

function measureOf(source: Source, entry: Entry, rules: readonly RuleInForce[]): MeasureReading {
  const printed = ordinalAt(source.folded, entry.task[0]);
  const own =
    (entry.ordinal === null || entry.whole) && printed !== null && printed.after < entry.task[1]
      ? printed
      : null;
  const pieces: Span = own === null ? entry.task : trimmed(source.folded, own.after, entry.task[1]);
  const ordinal: Span | null = own === null ? entry.ordinal : [own.start, own.end];
  const slice = (span: Span | null): string | null =>
    span === null ? null : source.text.slice(span[0], span[1]);
  const read = toMeasure(
    source,
    [],
    {
      start: pieces[0],
      pieces: [pieces],
      item: -1,
      unnumbered: true,
      annotations: entry.annotations,
      governs: entry.annotations.map(() => pieces),
      rule: "table-row",
    },
    rules,
    null,
  );
  return {
    ...read,
    ordinal: slice(ordinal),
    section: slice(entry.section),
    parent: slice(entry.group),
    spans: { ...read.spans, ordinal, section: entry.section },
    rules: { ...read.rules, deadline: read.spans.deadline === null ? null : "deadline-column" },
  };
}
