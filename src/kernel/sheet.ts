import {
  type ColumnMapping,
  findHeadingRow,
  headingLines,
  headingsOf,
  type HeadingWords,
  type MappedColumn,
  mappedColumns,
  type SheetRow,
  valuesOf,
  widthOf,
} from "./column-mapping.ts";
import type { Day } from "./calendar.ts";
import type { Sentence } from "./error.ts";
import { folded } from "./search-tokens.ts";

// A sheet on its way in, whatever it becomes: what its columns mean, what its lines become, what a person is asked. Kept and
// entered by `importer` (src/platform/records/importer.ts), shown by `importPage` (src/web/kit/import-page.tsx).

/** Something to be said of a line: what, and what to do. */
export type SheetIssue = {
  readonly field: Sentence | null;
  readonly sentence: Sentence;
  /** The line cannot be entered as it is. */
  readonly blocks: boolean;
  /** The decision that would settle it. */
  readonly asks?: string;
};

/** One answer to a question; `to`: the page of what it names. */
export type Option = {
  readonly value: string;
  readonly name: Sentence;
  readonly to?: string;
  readonly note?: Sentence;
};

/** What stands for “none of them, leave it out” among the answers. */
export const NONE = "-";

/**
 * A question that a sheet leaves open. Its answer is kept among the decisions under `of`, one for each `key` where there are
 * several. `choice` is among options; `more` names a list of the import that is offered below them; `none` is what leaving
 * it out is called, where it may be.
 */
export type Question = {
  readonly of: string;
  readonly key: string | null;
  readonly takes: "choice" | "yes" | "day" | "year";
  readonly name: Sentence;
  readonly help?: Sentence;
  /** On how many lines it is open. */
  readonly rows?: number;
  readonly options?: readonly Option[];
  readonly more?: string;
  readonly none?: Sentence;
};

/** What people decided: by question, or by question and key; null where they said “none”, absent where nobody said. */
export type Decisions = Readonly<
  Record<string, string | number | boolean | null | undefined | Readonly<Record<string, string | null>>>
>;

/**
 * A line of the sheet as it would be, or was, entered; `outcome` is one of the importer's, or `nothing`. In a workbook of
 * several sheets its number tells its sheet too: see `placeOf`.
 */
export type SheetLine = {
  readonly number: number;
  /** The last line of the sheet that belongs to it. */
  readonly through?: number;
  /** Every line that belongs to it, where they do not follow each other. */
  readonly rows?: readonly number[];
  readonly outcome: string;
  readonly name: string;
  /** What it became or changes. */
  readonly entryId: string | null;
  readonly changes: readonly Sentence[];
  readonly issues: readonly SheetIssue[];
  /** What only a person can say of it. */
  readonly asks?: readonly Question[];
};

/** The numbers of the lines that belong to one. */
export const rowsOfLine = ({ number, through = number, rows }: SheetLine): readonly number[] =>
  rows ?? Array.from({ length: through - number + 1 }, (_, at) => number + at);

export const isBlocked = ({ issues }: Pick<SheetLine, "issues">): boolean =>
  issues.some(({ blocks }) => blocks);

/** What a person wrote over a cell, by line and column: `12:3`. */
export type CellCorrections = Readonly<Record<string, string>>;

/** Rows of the largest sheet there is: those of a workbook's further sheets are numbered on from there. */
const MOST_SHEET_ROWS = 1_048_576;

/** The number of a row among those of all sheets of a workbook; `sheet` counts from 0. */
export const numberAt = (sheet: number, row: number): number => sheet * MOST_SHEET_ROWS + row;

/** Which sheet and row such a number means. */
export const placeOf = (number: number): { readonly sheet: number; readonly row: number } => ({
  sheet: Math.floor((number - 1) / MOST_SHEET_ROWS),
  row: ((number - 1) % MOST_SHEET_ROWS) + 1,
});

/** What the columns of one sheet of a workbook mean. */
export type SheetPart<F extends string> = ColumnMapping<F> & { readonly sheet: string };

/**
 * What columns mean, with everything that was decided. Where an importer reads all sheets of a workbook these are the first
 * one's, with its name, and `further` are the others'; rows of headings are numbered within their sheets.
 */
export type SheetMapping<F extends string, D> = ColumnMapping<F> &
  D & {
    readonly cells?: CellCorrections | undefined;
    readonly sheet?: string;
    readonly further?: readonly SheetPart<F>[];
    readonly book?: Book;
    readonly hidden?: readonly string[];
    readonly saves?: readonly Save[];
  };

/** The visible sheets of a workbook of which one alone is read, by name in their order. */
export type Book = { readonly sheets: readonly string[]; readonly chosen: number };

/** What was changed when an import was saved: each thing as it stood before, as JSON or null, and whose act it was. */
export type Save = { readonly by: string; readonly was: Readonly<Record<string, string | null>> };

/** The rows of one sheet among those of all of a workbook, as they are numbered in it. */
export const rowsOfSheet = (rows: readonly SheetRow[], sheet: number): readonly SheetRow[] =>
  rows.flatMap((each) => {
    const { sheet: at, row: number } = placeOf(each.number);
    return at !== sheet ? [] : at === 0 ? each : { ...each, number };
  });

/** The sheets of a workbook, each with its rows as they are numbered there and what its columns mean. */
export function partsOf<F extends string>(
  rows: readonly SheetRow[],
  { sheet = "", headingRow, fields, why, further = [] }: SheetMapping<F, unknown>,
): readonly { readonly rows: readonly SheetRow[]; readonly mapping: SheetPart<F> }[] {
  const first = { sheet, headingRow, fields, why };
  if (further.length === 0) return [{ rows, mapping: first }];
  return [first, ...further].map((mapping, at) => ({ mapping, rows: rowsOfSheet(rows, at) }));
}

export const IMPORT_STATES = ["mapping", "applying", "stopped", "applied", "discarded"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** How far it is, and what it did: lines by what became of them. */
export type ImportProgress = {
  readonly done: number;
  readonly of: number;
  readonly skipped: number;
} & Readonly<Record<string, number>>;

/** Lines as they stand: all, those that can be entered, those with errors, and those of each outcome. */
export type LineCounts = {
  readonly rows: number;
  readonly good: number;
  readonly blocked: number;
} & Readonly<Record<string, number>>;

/** A sheet as a person checks it; where there are several, with its name and for what it is read: null for nothing. */
export type ShownSheet<F extends string = string> = {
  readonly sheet?: string;
  readonly reads?: Sentence | null;
  readonly headingRow: number;
  readonly firstRows: readonly { readonly number: number; readonly text: string }[];
  readonly columns: readonly MappedColumn<F>[];
};

/** A unit that is told when good lines are entered: of how many, and by when the first is due. */
export type ToldUnit = {
  readonly unitId: string;
  readonly name: string;
  readonly lines: number;
  readonly first: Day | null;
};

/** A sheet on its way in, with one page of its lines. */
export type ImportView<
  L extends SheetLine = SheetLine,
  F extends string = string,
  D = Decisions,
> = ShownSheet<F> & {
  readonly id: string;
  /** Into what of the importer's: a register, a plan. */
  readonly scope: string;
  /** That by its own name, where there are several. */
  readonly into?: string;
  readonly fileName: string;
  readonly addedBy: string;
  readonly addedOn: Day;
  readonly state: ImportState;
  /** Who looks at it may not change it. */
  readonly readOnly?: true;
  /** The other sheets of the workbook, where they are read too. */
  readonly further?: readonly ShownSheet<F>[];
  /** The sheets of the workbook, where one of them alone is read. */
  readonly book?: Book;
  /** Those of its sheets that are hidden, which nobody reads. */
  readonly hidden?: readonly string[];
  /** How often it was saved: what is saved next says on which state that was decided. */
  readonly version: number;
  readonly fields: readonly { readonly field: F; readonly name: Sentence }[];
  readonly rows: readonly L[];
  readonly total: number;
  readonly counts: LineCounts;
  readonly questions: readonly Question[];
  readonly lists: Readonly<Record<string, readonly Option[]>>;
  readonly decisions: D;
  /** Why nothing of it can be entered yet, whatever its lines say. */
  readonly unready: Sentence | null;
  /** The cells of the lines that are shown, as they were read, for writing over them. */
  readonly cells: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly corrected: CellCorrections;
  readonly progress: ImportProgress | null;
  /** Whom entering it tells, where it tells anybody. */
  readonly told?: readonly ToldUnit[];
};

/** Lines as they stand; those whose outcome counts under "" enter nothing. */
export const countsOf = (
  lines: readonly SheetLine[],
  outcomes: Readonly<Record<string, string>>,
): LineCounts =>
  countsOfGroups(
    lines.map((line) => ({ outcome: line.outcome, blocked: isBlocked(line), lines: 1 })),
    outcomes,
  );

/** The same of lines that were counted by outcome. */
export function countsOfGroups(
  groups: readonly { readonly outcome: string; readonly blocked: boolean; readonly lines: number }[],
  outcomes: Readonly<Record<string, string>>,
): LineCounts {
  const count = (is: (group: (typeof groups)[number]) => boolean): number =>
    groups.reduce((sum, group) => sum + (is(group) ? group.lines : 0), 0);
  const by = [...Object.keys(outcomes), "nothing"].map(
    (outcome) => [outcome, count((group) => group.outcome === outcome)] as const,
  );
  return {
    ...Object.fromEntries(by),
    rows: count(() => true),
    good: count(({ outcome, blocked }) => (outcomes[outcome] ?? "") !== "" && !blocked),
    blocked: count(({ blocked }) => blocked),
  };
}

/** The rows as people corrected them: what was written over a cell is that line's own, merged or not, and no formula. */
export function correctedRows(rows: readonly SheetRow[], cells: CellCorrections = {}): SheetRow[] {
  const byRow = new Map<number, Map<number, string>>();
  for (const [place, text] of Object.entries(cells)) {
    const [row = 0, column = 0] = place.split(":").map(Number);
    byRow.set(row, (byRow.get(row) ?? new Map<number, string>()).set(column, text));
  }
  return rows.map((row) => {
    const own = byRow.get(row.number);
    if (own === undefined) return row;
    const width = Math.max(row.cells.length, ...[...own.keys()].map((column) => column + 1));
    const padded = Object.entries(row.padded ?? {}).filter(([column]) => !own.has(Number(column)));
    return {
      ...row,
      ...(row.padded === undefined ? {} : { padded: Object.fromEntries(padded) }),
      cells: Array.from({ length: width }, (_, column) => own.get(column) ?? row.cells[column] ?? ""),
      joined: row.joined.filter((column) => !own.has(column)),
      unresolved: (row.unresolved ?? []).filter((column) => !own.has(column)),
    };
  });
}

/** What a cell holds when it holds nothing: —, 无, 待定. */
export const saysNothing = (text: string): boolean =>
  /^(?:[-—–/\\.。\s]*|无|暂无|没有|未定|待定|不详|未知|不涉及|n\/?a)$/i.test(folded(text).trim());

/** What is said of a cell with a formula of which the file does not hold the result. */
export const UNRESOLVED: Sentence = {
  zh: "这一格是公式，文件里没有它的结果。请在“改单元格”中写明，或在 Excel 中打开文件、重新计算并保存后再上传。",
  en: "The cell is a formula without a result. Put words in its place among the cells of the row, or open the file in Excel, recalculate and save it, then upload again.",
};

/** The fields of a row whose cell is such a formula. */
export const unresolvedFields = <F extends string>(
  { unresolved = [] }: Pick<SheetRow, "unresolved">,
  fields: readonly (F | null)[],
): F[] => unresolved.flatMap((column) => fields[column] ?? []);

/** What headings meant before: of a sheet with the very same headings (null: left out on purpose), and each for itself. */
export type HeadingMemory<F extends string> = {
  readonly bySet: ReadonlyMap<string, ReadonlyMap<string, F | null>>;
  readonly byHeading: ReadonlyMap<string, F>;
};
export const NOTHING_REMEMBERED = { bySet: new Map(), byHeading: new Map() };

/** The headings of a sheet as one key: the same workbook comes with the same set. */
export const headingSet = (headings: readonly string[], plain: HeadingWords["plain"]): string =>
  [...new Set(headings.map(plain).filter((heading) => heading !== ""))].toSorted().join("|");

export type Proposal<F extends string> = {
  readonly field: F | null;
  readonly why: MappedColumn<F>["why"];
};

/** What an importer knows of columns. */
export type SheetColumns<F extends string> = HeadingWords & {
  /** What the headings say of their columns, with the first values below each. */
  readonly meanings: (
    headings: readonly string[],
    columns: readonly (readonly string[])[],
  ) => readonly (Proposal<F> | null)[];
  /** Whether a field that was remembered is still one. */
  readonly knows?: (field: F) => boolean;
  /** Whether what a heading means hangs on the others: then only a sheet with the very same ones tells, and not of two alike. */
  readonly depends?: (heading: string) => boolean;
  /** Whether a sheet may have several columns of it; of the others the first counts. */
  readonly several?: (field: F) => boolean;
  /** What the values of a column say where its heading says nothing. */
  readonly ofValues?: (values: readonly string[], taken: ReadonlySet<F | null>, heading: string) => F | null;
  /** The column of what no sheet can lack, where none is known to hold it. */
  readonly last?: (
    columns: readonly (readonly string[])[],
    fields: readonly (F | null)[],
  ) => { readonly column: number; readonly field: F } | null;
};

/** What the columns seem to mean: by what their headings meant before, by the headings, by what stands below. */
export function proposeColumns<F extends string>(
  rows: readonly SheetRow[],
  words: SheetColumns<F>,
  memory: HeadingMemory<F>,
  headingRow?: number,
): ColumnMapping<F> {
  const at = headingRow ?? findHeadingRow(rows, words, memory.byHeading);
  const headings = headingsOf(headingLines(rows, at, words), widthOf(rows));
  const columns = headings.map((_, column) => valuesOf(rows, at, column));
  const meanings = words.meanings(headings, columns);
  const ofSet = memory.bySet.get(headingSet(headings, words.plain));
  const plains = headings.map(words.plain);
  const seen = new Set<F>();
  const out = new Set<number>();
  const proposals = headings.map((heading, column): Proposal<F> => {
    const plain = plains[column] ?? "";
    const depends = words.depends?.(heading) === true;
    const inSet =
      plain === "" || (depends && plains.indexOf(plain) !== plains.lastIndexOf(plain))
        ? undefined
        : ofSet?.get(plain);
    const ignored = inSet === null;
    const known = inSet ?? (plain === "" || depends ? undefined : memory.byHeading.get(plain));
    if (ignored) out.add(column);
    const proposed: Proposal<F> =
      known !== undefined && words.knows?.(known) !== false
        ? { field: known, why: "remembered" }
        : (meanings[column] ?? { field: null, why: null });
    const { field } = proposed;
    if (ignored || field === null) return { field: null, why: null };
    if (seen.has(field) && words.several?.(field) !== true) return { field: null, why: null };
    seen.add(field);
    return proposed;
  });
  const fields = (): (F | null)[] => proposals.map(({ field }) => field);
  columns.forEach((values, column) => {
    if (proposals[column]?.field !== null || out.has(column)) return;
    const field = words.ofValues?.(values, new Set(fields()), headings[column] ?? "") ?? null;
    if (field !== null) proposals[column] = { field, why: "content" };
  });
  const last = words.last?.(columns, fields()) ?? null;
  if (last !== null) proposals[last.column] = { field: last.field, why: "content" };
  return { headingRow: at, fields: fields(), why: proposals.map(({ why }) => why) };
}

const MOSTLY = 0.6;
/** Whether most of the values are of a kind. */
export const mostly = (values: readonly string[], is: (text: string) => boolean): boolean =>
  values.length > 0 && values.filter(is).length >= values.length * MOSTLY;

/** Whether a column only counts its lines. */
export const isCounting = (values: readonly string[]): boolean =>
  values.length > 1 &&
  values.filter((text, index) => Number(text) === index + 1).length >= values.length * MOSTLY;

/**
 * What to remember of columns that were entered: each heading of the sheet with its field, null where a person left it out. A
 * column that nobody decided on, as one that was blank or whose heading stands twice, is proposed anew the next time.
 */
export function rememberedColumns<F extends string>(
  rows: readonly SheetRow[],
  mapping: ColumnMapping<F>,
  words: HeadingWords,
): { readonly set: string; readonly headings: ReadonlyMap<string, F | null> } {
  const columns = mappedColumns(rows, mapping, words);
  const set = headingSet(
    columns.map(({ heading }) => heading),
    words.plain,
  );
  const headings = new Map<string, F | null>();
  for (const { heading, field, why } of columns) {
    const plain = words.plain(heading);
    if (field !== null || (why === "decided" && !headings.has(plain))) headings.set(plain, field);
  }
  headings.delete("");
  return { set, headings };
}
