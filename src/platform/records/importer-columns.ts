import { type ColumnMapping, mappedColumns, type SheetRow } from "../../kernel/column-mapping.ts";
import { FailureError } from "../../kernel/error.ts";
import {
  correctedRows,
  type Decisions,
  type HeadingMemory,
  partsOf,
  proposeColumns,
  rememberedColumns,
  type SheetLine,
  type SheetMapping,
  type ShownSheet,
} from "../../kernel/sheet.ts";
import { type ImportDesk, type ImporterSpec, type SaidColumns, unknownField } from "./importer-spec.ts";

const FIRST_ROWS = 15;
const NO_COLUMNS = { headingRow: 0, fields: [], why: [] } as const;

type Columns<F extends string> = Pick<
  SheetMapping<F, unknown>,
  "headingRow" | "fields" | "why" | "sheet" | "further"
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
>(spec: Pick<ImporterSpec<K, F, D, G, L, W>, "columns" | "sheets" | "other" | "knows">) {
  type M = SheetMapping<F, D>;

  /** `names` are the sheets' where all of them are read; empty where the first alone is. */
  function proposed(
    rows: readonly SheetRow[],
    names: readonly string[],
    ground: G,
    memory: HeadingMemory<F>,
  ): Columns<F> {
    if (spec.other?.is(rows) === true) return NO_COLUMNS;
    const words = spec.columns(ground);
    const [sheet, ...others] = names;
    if (sheet === undefined) return proposeColumns(rows, words, memory);
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
    const { sheet } = before;
    const further = others.map(({ rows: of, mapping }, at) => ({
      sheet: mapping.sheet,
      ...decide(of, mapping, said.further?.[at] ?? mapping),
    }));
    return {
      ...(sheet === undefined ? {} : { sheet }),
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
  const told = ({ why: _, cells = {}, further, ...said }: M) => ({
    ...said,
    ...(further === undefined ? {} : { further: further.map(({ why: __, ...part }) => part) }),
    cells: Object.keys(cells),
  });

  return { proposed, decided, shown, remembered, told };
}
