import { type ColumnMapping, mappedColumns, type SheetRow } from "../../kernel/column-mapping.ts";
import { FailureError } from "../../kernel/error.ts";
import {
  type Book,
  correctedRows,
  type Decisions,
  type HeadingMemory,
  partsOf,
  proposeColumns,
  rememberedColumns,
  rowsOfSheet,
  type SheetLine,
  type SheetMapping,
  type ShownSheet,
} from "../../kernel/sheet.ts";
import { type ImportDesk, type ImporterSpec, type SaidColumns, unknownField } from "./importer-spec.ts";

const FIRST_ROWS = 15;
/** More than a sheet has columns. */
const WIDEST = 1_000;
const NO_COLUMNS = { headingRow: 0, fields: [], why: [] } as const;

type Columns<F extends string> = Pick<
  SheetMapping<F, unknown>,
  "headingRow" | "fields" | "why" | "sheet" | "further" | "book"
>;
type Said = Omit<SaidColumns, "further">;

/** What the columns of a sheet mean, or those of every sheet of a workbook: proposed, decided, shown, remembered. */
export function columnsOf<
  K extends ImportDesk,
  F extends string,
  D extends Decisions,
  G,
  L extends SheetLine,
  W,
>(
  spec: Pick<
    ImporterSpec<K, F, D, G, L, W>,
    "columns" | "sheets" | "other" | "knows" | "unready" | "undecided"
  >,
) {
  type M = SheetMapping<F, D>;

  /** How well the headings of a sheet are known: whether they say all that nothing can be entered without, and how many. */
  function knownOf(mapping: ColumnMapping<F>, ground: G): number {
    const fields = mapping.fields.map((field, at) => (mapping.why[at] === "content" ? null : field));
    const known = fields.filter((field) => field !== null).length;
    const enough = spec.unready(ground, { ...mapping, ...spec.undecided, fields }) === null;
    return known + (enough ? WIDEST : 0);
  }

  /** Of a workbook the sheet whose headings are known best, the first of equals. */
  function likeliest(
    rows: readonly SheetRow[],
    sheets: readonly string[],
    ground: G,
    memory: HeadingMemory<F>,
  ): Columns<F> {
    const words = spec.columns(ground);
    const [best] = sheets
      .map((_, chosen) => ({ chosen, own: proposeColumns(rowsOfSheet(rows, chosen), words, memory) }))
      .toSorted((a, b) => knownOf(b.own, ground) - knownOf(a.own, ground));
    const { own, chosen } = best ?? { own: NO_COLUMNS, chosen: 0 };
    return { ...own, ...(sheets.length > 1 ? { book: { sheets, chosen } } : {}) };
  }

  /** What the columns of the sheet mean that somebody chose of a workbook, proposed anew. */
  const chosen = (
    rows: readonly SheetRow[],
    book: Book,
    ground: G,
    memory: HeadingMemory<F>,
  ): Columns<F> => ({ ...proposeColumns(rows, spec.columns(ground), memory), book });

  /** `names` are the sheets' of a workbook; empty where it is none. */
  function proposed(
    rows: readonly SheetRow[],
    names: readonly string[],
    ground: G,
    memory: HeadingMemory<F>,
  ): Columns<F> {
    if (spec.other?.is(rows) === true) return NO_COLUMNS;
    if (spec.sheets === undefined) return likeliest(rows, names, ground, memory);
    const words = spec.columns(ground);
    const [sheet = "", ...others] = names;
    const further = others.map((name) => ({ sheet: name, ...NO_COLUMNS }));
    const [first, ...more] = partsOf<F>(rows, { sheet, ...NO_COLUMNS, further }).map((part) => ({
      sheet: part.mapping.sheet,
      ...proposeColumns(part.rows, words, memory),
    }));
    return { ...(first ?? { sheet, ...NO_COLUMNS }), ...(more.length === 0 ? {} : { further: more }) };
  }

  /** What people said of columns; of a sheet without fields they are proposed anew. Throws `unknown-field`. */
  function decided(
    rows: readonly SheetRow[],
    before: M,
    said: SaidColumns,
    ground: G,
    memory: HeadingMemory<F>,
  ): Columns<F> {
    if (spec.other?.is(rows) === true) return NO_COLUMNS;
    const words = spec.columns(ground);
    const decide = (
      of: readonly SheetRow[],
      own: ColumnMapping<F>,
      { headingRow, fields: given }: Said,
    ): ColumnMapping<F> => {
      const fields = given as readonly (F | null)[] | undefined;
      if (fields === undefined) return proposeColumns(of, words, memory, headingRow);
      for (const field of fields)
        if (field !== null && !spec.knows(ground, field)) throw new FailureError(unknownField(field));
      const why = fields.map((field, column) =>
        field === (own.fields[column] ?? null) ? (own.why[column] ?? null) : ("decided" as const),
      );
      return { headingRow, fields, why };
    };
    const [first, ...others] = partsOf(rows, before);
    const { sheet, book } = before;
    const further = others.map(({ rows: of, mapping }, at) => ({
      sheet: mapping.sheet,
      ...decide(of, mapping, said.further?.[at] ?? mapping),
    }));
    return {
      ...(sheet === undefined ? {} : { sheet }),
      ...(book === undefined ? {} : { book }),
      ...decide(first?.rows ?? [], before, said),
      ...(further.length === 0 ? {} : { further }),
    };
  }

  /** The sheets as a person checks them. */
  function shown(
    rows: readonly SheetRow[],
    mapping: M,
    ground: G,
  ): ShownSheet<F> & { readonly further?: readonly ShownSheet<F>[] } {
    const words = spec.columns(ground);
    const noColumns = spec.other?.is(rows) === true;
    const parts = partsOf(correctedRows(rows, mapping.cells), mapping);
    const all = parts.map((part) => part.mapping);
    const [first, ...others] = parts.map(({ rows: of, mapping: own }): ShownSheet<F> => ({
      ...(spec.sheets === undefined ? {} : { sheet: own.sheet, reads: spec.sheets(own, all) }),
      headingRow: own.headingRow,
      firstRows: of.slice(0, FIRST_ROWS).map(({ number, cells }) => ({
        number,
        text: [...new Set(cells.filter((cell) => cell !== ""))].join(" | ").slice(0, 120),
      })),
      columns: noColumns ? [] : mappedColumns(of, own, words),
    }));
    const none = { headingRow: mapping.headingRow, firstRows: [], columns: [] };
    return { ...(first ?? none), ...(others.length === 0 ? {} : { further: others }) };
  }

  /** What to remember of the sheets that are read. */
  function remembered(rows: readonly SheetRow[], mapping: M, ground: G) {
    const parts = partsOf(rows, mapping);
    const all = parts.map((part) => part.mapping);
    return parts.flatMap(({ rows: of, mapping: own }) =>
      spec.sheets?.(own, all) === null ? [] : [rememberedColumns(of, own, spec.columns(ground))],
    );
  }

  /** What the trail says of a mapping: of cells that were written over only where they stand. */
  const told = ({ why: _, cells = {}, further, saves: __, ...said }: M) => ({
    ...said,
    ...(further === undefined ? {} : { further: further.map(({ why: ___, ...part }) => part) }),
    cells: Object.keys(cells),
  });

  return { proposed, chosen, decided, shown, remembered, told };
}
