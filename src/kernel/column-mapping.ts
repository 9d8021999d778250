// How a sheet with headings of somebody's own is read: which row heads it, what its columns mean, what to remember.

/**
 * A row of the sheet, merged cells filled into every place that they cover. `number` as Excel shows it; `joined`:
 * columns whose cell goes on from the row above; `padded`: cells with blanks around as they are, by column.
 */
export type SheetRow = {
  readonly number: number;
  readonly cells: readonly string[];
  readonly joined: readonly number[];
  readonly hidden: boolean;
  /** Columns whose formula has no result in the file: nothing is known of what they say. */
  readonly unresolved?: readonly number[];
  readonly padded?: Readonly<Record<number, string>>;
};

/** `column` counts from 0; `why` says what proposed the field. */
export type MappedColumn<F extends string> = {
  readonly column: number;
  readonly heading: string;
  readonly field: F | null;
  readonly why: "remembered" | "heading" | "content" | "decided" | null;
  /** The first values below it. */
  readonly samples: readonly string[];
};

/** What the columns mean: `headingRow` is the number of the last line of headings, 0 where there are none. */
export type ColumnMapping<F extends string> = {
  readonly headingRow: number;
  readonly fields: readonly (F | null)[];
  readonly why: readonly MappedColumn<F>["why"][];
};

/** What those who import know of headings: a heading without what does not count, and whether a text names a column. */
export type HeadingWords = {
  readonly plain: (text: string) => string;
  readonly names: (text: string) => boolean;
  /** Whether a text names a column beyond doubt, even where no other beside it does. */
  readonly sure?: (text: string) => boolean;
};

const LONGEST = 40;

/** A heading, its widths folded already, without blanks, brackets with what they hold, and an ending colon. */
export const plainHeading = (folded: string): string =>
  folded
    .replace(/\s/g, "")
    .replace(/\([^()]*\)|〔[^〔〕]*〕|\[[^[\]]*\]/g, "")
    .replace(/[:：*★]+$/, "")
    .slice(0, LONGEST);

const MOST_HEADING_LINES = 3;
const LOOKED_AT = 60;

const filled = (row: SheetRow): string[] => row.cells.filter((cell) => cell.trim() !== "");

/** One text across the row: a title of the table, or the heading of a group of rows. */
export const isBanner = (row: SheetRow): boolean => new Set(filled(row)).size === 1;

const FOOT =
  /^(?:(?:合计|小计|总计|共计)(?:[:：]|\d+[项个件条家]?|$)|(?:注|备注|说明|填表人?|填报(?:人|单位|日期)|制表人?|审核人?|联系人|联系电话)[:：])/;

/** A sum, a note or who filled it in: what people write below a table, which is no entry of it. */
export const isFoot = (row: SheetRow): boolean => FOOT.test((filled(row)[0] ?? "").replace(/\s/g, ""));

const knownHeadings = (row: SheetRow, names: HeadingWords["names"]): number =>
  new Set(row.cells.filter(names)).size;

/** Whether a row only names columns: at least two of its cells are headings, and at least half. */
export function isHeading(row: SheetRow, names: HeadingWords["names"]): boolean {
  if (isBanner(row)) return false;
  const known = knownHeadings(row, names);
  return known >= 2 && known * 2 >= new Set(filled(row)).size;
}

/** Headings of an office's own coining beside two that are known: short words only, where data would have a number. */
function mayBeHeading(row: SheetRow, names: HeadingWords["names"]): boolean {
  const cells = filled(row);
  return (
    cells.length >= 3 &&
    cells.every((cell) => cell.length <= 12 && !/\d/.test(cell)) &&
    knownHeadings(row, names) >= 2
  );
}

const goesOnBelow = (row: SheetRow, above: SheetRow, { names }: HeadingWords): boolean =>
  row.joined.some((column) => names(above.cells[column] ?? ""));

/** A second line of headings: merged down from the first, or naming parts of it; short words, no data. */
function continuesHeading(
  row: SheetRow,
  above: SheetRow,
  words: HeadingWords,
  known: HeadingWords["names"],
): boolean {
  if (isBanner(row) && row.joined.length === 0) return false;
  if (isHeading(row, known)) return true;
  const own = row.cells.filter((cell, column) => cell.trim() !== "" && !row.joined.includes(column));
  return goesOnBelow(row, above, words) && own.every((cell) => words.plain(cell).length <= 12);
}

/** Number of the last line of headings among the first rows; 0 where nothing names columns. */
export function findHeadingRow(
  rows: readonly SheetRow[],
  words: HeadingWords,
  remembered: ReadonlyMap<string, unknown>,
): number {
  const known = (cell: string): boolean => remembered.has(words.plain(cell)) || words.names(cell);
  const top = rows.slice(0, LOOKED_AT);
  const sure = top.findIndex((row) => isHeading(row, known));
  const maybe = sure < 0 ? top.findIndex((row) => mayBeHeading(row, known)) : sure;
  const first = maybe < 0 ? top.findIndex((row) => row.cells.some((cell) => words.sure?.(cell))) : maybe;
  if (first < 0) return 0;
  let last = first;
  while (last - first + 1 < MOST_HEADING_LINES) {
    const [row, above] = [rows[last + 1], rows[last]];
    if (!row || !above || !continuesHeading(row, above, words, known)) break;
    last += 1;
  }
  return rows[last]?.number ?? 0;
}

/** The lines of the heading that ends with this row, the topmost first. */
export function headingLines(rows: readonly SheetRow[], headingRow: number, words: HeadingWords): SheetRow[] {
  const last = rows.findIndex(({ number }) => number === headingRow);
  if (last < 0) return [];
  let first = last;
  while (last - first + 1 < MOST_HEADING_LINES) {
    const [above, row] = [rows[first - 1], rows[first]];
    if (!above || !row || isBanner(above)) break;
    if (!isHeading(above, words.names) && !goesOnBelow(row, above, words)) break;
    first -= 1;
  }
  return rows.slice(first, last + 1);
}

/** What stands above each column, the lines parted by “ / ”. */
export function headingsOf(lines: readonly SheetRow[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const texts = lines.map(({ cells }) => (cells[column] ?? "").replace(/\s+/g, " ").trim());
    return [...new Set(texts)].filter((text) => text !== "").join(" / ");
  });
}

const SAMPLED = 50;
const SHOWN = 3;
const SHOWN_CHARACTERS = 80;

export const widthOf = (rows: readonly SheetRow[]): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** The first values below the heading, each merged cell once. */
export function valuesOf(rows: readonly SheetRow[], headingRow: number, column: number): string[] {
  const values: string[] = [];
  for (const row of rows) {
    if (values.length === SAMPLED) break;
    const text = row.cells[column]?.trim() ?? "";
    if (row.number > headingRow && text !== "" && !row.joined.includes(column) && !isBanner(row))
      values.push(text);
  }
  return values;
}

/** The columns of a sheet under a mapping, with the first values of each. */
export function mappedColumns<F extends string>(
  rows: readonly SheetRow[],
  { headingRow, fields, why }: ColumnMapping<F>,
  words: HeadingWords,
): MappedColumn<F>[] {
  return headingsOf(headingLines(rows, headingRow, words), widthOf(rows)).map((heading, column) => ({
    column,
    heading,
    field: fields[column] ?? null,
    why: why[column] ?? null,
    samples: valuesOf(rows, headingRow, column)
      .slice(0, SHOWN)
      .map((text) => (text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text)),
  }));
}

/** What to remember of a mapping that was applied: heading → field, headings that say nothing left out. */
export function rememberedOf<F extends string>(
  rows: readonly SheetRow[],
  mapping: ColumnMapping<F>,
  words: HeadingWords,
): [string, F][] {
  return mappedColumns(rows, mapping, words).flatMap(({ heading, field }): [string, F][] => {
    const plain = words.plain(heading);
    return plain === "" || field === null ? [] : [[plain, field]];
  });
}
