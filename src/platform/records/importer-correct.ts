import { FailureError } from "../../kernel/error.ts";
import {
  type CellCorrections,
  type Decisions,
  placeOf,
  type Save,
  type SheetLine,
  type SheetMapping,
} from "../../kernel/sheet.ts";
import type { HeadingMemory } from "../../kernel/sheet.ts";
import type { Sql } from "../database/database.ts";
import type { Caller } from "../slice.ts";
import type { columnsOf } from "./importer-columns.ts";
import {
  changedSince,
  type Clash,
  saidIn,
  savedSince,
  savedTogether,
  SHEET_READ,
  thingsOf,
} from "./importer-saves.ts";
import {
  type Correction,
  type ImportDesk,
  type ImporterSpec,
  NO_SHEET,
  type ReadSheet,
} from "./importer-spec.ts";
import type { ImportRecord } from "./importer-store.ts";
import { clean } from "./read-sheet.ts";
import { nameOf } from "./records.ts";

/** What was decided under a mapping, beside what columns mean. */
export function decisionsOf<F extends string, D extends Decisions>(
  mapping: SheetMapping<F, D>,
  undecided: D,
): D {
  const {
    headingRow: _,
    fields: __,
    why: ___,
    cells: ____,
    sheet: _____,
    further: ______,
    book: _______,
    hidden: ________,
    saves: _________,
    ...said
  } = mapping;
  return { ...undecided, ...(said as unknown as D) };
}

/** What an import means once somebody has said something of it, on the state that they saw. */
export function correcting<
  K extends ImportDesk,
  F extends string,
  D extends Decisions,
  G,
  L extends SheetLine,
  W,
>(
  spec: Pick<ImporterSpec<K, F, D, G, L, W>, "undecided">,
  columns: ReturnType<typeof columnsOf<K, F, D, G, L, W>>,
  readImport: (sql: Sql, record: ImportRecord<SheetMapping<F, D>, L>, ground: G) => Promise<ReadSheet<L, W>>,
) {
  type M = SheetMapping<F, D>;
  type Rec = ImportRecord<M, L>;
  const { undecided } = spec;

  /** Everything that is decided of it, thing by thing. */
  const standing = (mapping: M) =>
    thingsOf({
      decisions: decisionsOf(mapping, undecided),
      columns: [mapping, ...(mapping.further ?? [])].map(({ headingRow, fields }) => ({
        headingRow,
        fields,
      })),
      cells: mapping.cells ?? {},
    });

  /** Throws `changed-since`, what others changed named as the import asks for it; by default all that they did. */
  async function refuseUnseen(
    sql: Sql,
    record: Rec,
    ground: G,
    version: number | undefined,
    clashes: readonly Clash[] = savedSince(record.mapping.saves ?? [], version ?? Infinity),
  ): Promise<void> {
    if (clashes.length === 0) return;
    const { work, questions = [] } = await readImport(sql, record, ground);
    const { sheet = "", further = [] } = record.mapping;
    const names = [sheet, ...further.map((part) => part.sheet)];
    const rowOf = (number: number): string => {
      const { sheet: at, row } = placeOf(number);
      return names.length === 1 ? String(row) : `${names[at]} ${row}`;
    };
    const lines = work.map(({ line }) => line);
    throw new FailureError(changedSince(clashes, questions, lines, rowOf));
  }

  /**
   * Its mapping with what was said, and the rows that are read under it. Throws `changed-since` where others changed the same
   * since the version that was seen, or chose another sheet; `no-sheet`, `unknown-field`.
   */
  async function corrected(
    sql: Sql,
    record: Rec,
    { headingRow, fields, further, cells, sheet, version, ...decisions }: Correction<D>,
    about: {
      readonly ground: G;
      readonly memory: HeadingMemory<F>;
      readonly caller: Caller;
      readonly rowsOf: (sheet: number) => Promise<Rec["rows"]>;
    },
  ): Promise<Pick<Rec, "rows" | "mapping">> {
    const { ground, memory, caller } = about;
    const { mapping: before } = record;
    const { saves = [], hidden, book } = before;
    const kept = (mapping: object, was: Save["was"]): M => {
      const all = Object.keys(was).length === 0 ? saves : [...saves, { by: nameOf(caller), was }];
      return {
        ...mapping,
        ...(hidden === undefined ? {} : { hidden }),
        ...(all.length === 0 ? {} : { saves: all }),
      } as unknown as M;
    };
    const elsewhere = savedSince(saves, version ?? Infinity).filter(({ thing }) => thing === SHEET_READ);
    await refuseUnseen(sql, record, ground, version, elsewhere);
    if (sheet !== undefined && sheet !== book?.chosen) {
      if (book?.sheets[sheet] === undefined) throw new FailureError(NO_SHEET);
      await refuseUnseen(sql, record, ground, version);
      const rows = await about.rowsOf(sheet);
      const meant = columns.chosen(rows, { ...book, chosen: sheet }, ground, memory);
      const was = { [SHEET_READ]: JSON.stringify(book.chosen) };
      return { rows, mapping: kept({ ...meant, ...undecided, cells: {} }, was) };
    }
    const cleaned = Object.entries(cells ?? before.cells ?? {}).map(([at, text]) => [at, clean(text)]);
    const parts = [before, ...(before.further ?? [])];
    const said = thingsOf({
      decisions: { ...undecided, ...(decisions as unknown as D) },
      columns: parts.map((part, at) => (at === 0 ? { headingRow, fields } : (further?.[at - 1] ?? part))),
      cells: Object.fromEntries(cleaned) as CellCorrections,
    });
    const together = savedTogether(saves, version ?? Infinity, standing(before), said);
    await refuseUnseen(sql, record, ground, version, together.clashes);
    const next = saidIn(together.things, undecided);
    const [first = before, ...others] = next.columns;
    const meant = columns.decided(record.rows, before, { ...first, further: others }, ground, memory);
    return {
      rows: record.rows,
      mapping: kept({ ...meant, ...next.decisions, cells: next.cells }, together.was),
    };
  }

  return { corrected, refuseUnseen };
}
