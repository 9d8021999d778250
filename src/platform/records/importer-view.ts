import { dayInShanghai } from "../../kernel/calendar.ts";
import {
  countsOf,
  countsOfGroups,
  type Decisions,
  type ImportView,
  isBlocked,
  type LineCounts,
  rowsOfLine,
  type SheetLine,
  type SheetMapping,
} from "../../kernel/sheet.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import type { columnsOf } from "./importer-columns.ts";
import { decisionsOf } from "./importer-correct.ts";
import {
  FIRST_PAGE,
  type ImportDesk,
  type ImporterSpec,
  type ReadSheet,
  type Shown,
} from "./importer-spec.ts";
import type { ImportRecord, importStore, Look } from "./importer-store.ts";

/** An import as it is shown. */
export function viewing<
  K extends ImportDesk,
  F extends string,
  D extends Decisions,
  G,
  L extends SheetLine,
  W,
>(
  spec: ImporterSpec<K, F, D, G, L, W>,
  columns: ReturnType<typeof columnsOf<K, F, D, G, L, W>>,
  readImport: (sql: Sql, record: ImportRecord<SheetMapping<F, D>, L>, ground: G) => Promise<ReadSheet<L, W>>,
  store: Pick<
    ReturnType<typeof importStore<F, SheetMapping<F, D>, L>>,
    "linesShown" | "countLines" | "find" | "look" | "keepLook"
  >,
) {
  type Rec = ImportRecord<SheetMapping<F, D>, L>;
  type View = ImportView<L, F, D>;

  const shows = (show: string, line: L): boolean => {
    if (show === "all") return true;
    if (show === "blocked") return isBlocked(line);
    if (show === "issues") return line.issues.length > 0;
    return spec.shows?.[show]?.(line) ?? line.outcome === show;
  };

  const tallied = (lines: readonly L[]): Readonly<Record<string, number>> => spec.tally?.(lines) ?? {};

  const counted = (lines: readonly L[]): LineCounts => ({
    ...countsOf(lines, spec.outcomes),
    ...tallied(lines),
  });

  /** The further names under which a line is shown. */
  const showsOf = (line: L): string[] =>
    Object.entries(spec.shows ?? {}).flatMap(([name, fits]) => (fits(line) ? [name] : []));

  const pageOf = (lines: readonly L[], { page, size, show }: Shown) => {
    const shown = lines.filter((line) => shows(show, line));
    const counts = countsOf(lines, spec.outcomes);
    return { rows: shown.slice((page - 1) * size, page * size), total: shown.length, counts };
  };

  /** Lines that were entered, counted and paged where they are kept. */
  async function entered(sql: Sql, { id, outcome, counts }: Rec, shown: Shown) {
    // What was read stays told as it was, though what was left out of it is known no more.
    if (outcome !== null) {
      const page = pageOf(outcome, shown);
      return { ...page, counts: { ...tallied(outcome), ...counts, ...page.counts } };
    }
    const groups = await store.countLines(sql, id);
    const page = await store.linesShown(sql, id, shown, spec.shows?.[shown.show] !== undefined);
    return { ...page, counts: { ...counts, ...countsOfGroups(groups, spec.outcomes) } };
  }

  const saidOf = ({ work, questions = [], unready = null }: ReadSheet<L, W>, ground: G): Look["said"] => ({
    tally: tallied(work.map(({ line }) => line)),
    questions,
    unready,
    told:
      spec.told?.(
        work.flatMap(({ line, deed }) => (deed === null || isBlocked(line) ? [] : [deed])),
        ground,
      ) ?? null,
  });

  const wordOf = async (
    sql: Sql,
    { mapping }: Rec,
    ground: G,
    against: (sql: Sql, ground: G) => Promise<string>,
  ): Promise<string> => `${await against(sql, ground)} ${JSON.stringify(mapping)}`;

  /** Of an open import whose lines are kept: read anew where something changed since. The import as it is by then, and what it says. */
  async function looked(
    sql: Sql,
    record: Rec,
    ground: G,
    against: (sql: Sql, ground: G) => Promise<string>,
  ): Promise<{ readonly record: Rec; readonly said: Look["said"] | null }> {
    const kept = await store.look(sql, record.id);
    if (kept?.stands === (await wordOf(sql, record, ground, against))) return { record, said: kept.said };
    return inTransaction(sql, async (within) => {
      const [given] = record.rows;
      const now = await store.find(within, record.id, "lock", given === undefined ? "while open" : "none");
      if (now?.state !== "mapping") return { record: now ?? record, said: null };
      const { rows } = given === undefined ? now : record;
      const stands = await wordOf(within, now, ground, against);
      const read = await readImport(within, { ...now, rows }, ground);
      const lines = read.work.map(({ line }) => line);
      const said = saidOf(read, ground);
      await store.keepLook(within, now, { stands, said }, lines, showsOf);
      return { record: now, said };
    });
  }

  /** An import with one page of its lines: as they would be entered now, or as they were. */
  async function view(sql: Sql, given: Rec, ground: G, asked: Shown = FIRST_PAGE): Promise<View> {
    const { against } = spec;
    const kept =
      given.state === "mapping" && against !== undefined
        ? await looked(sql, given, ground, against)
        : { record: given, said: null };
    const { record } = kept;
    const open = record.state === "mapping";
    const { mapping } = record;
    const read = open && kept.said === null ? await readImport(sql, record, ground) : null;
    const said = read === null ? kept.said : saidOf(read, ground);
    const page =
      read === null
        ? await entered(sql, record, asked)
        : pageOf(
            read.work.map(({ line }) => line),
            asked,
          );
    const { rows, total } = page;
    const counts = { ...page.counts, ...said?.tally };
    const { fields, cells = {}, further = [], book, hidden, saves = [] } = mapping;
    const decisions = decisionsOf(mapping, spec.undecided);
    const { through: _ = 0, ...progress } = record.progress ?? { done: 0, of: 0, skipped: 0 };
    const within = new Set(rows.flatMap(rowsOfLine));
    return {
      id: record.id,
      scope: record.scope,
      ...(spec.into === undefined ? {} : { into: spec.into(ground) }),
      fileName: record.fileName,
      addedBy: record.addedBy,
      addedOn: dayInShanghai(record.addedAt),
      state: record.state,
      ...(spec.refuses?.(ground) == null ? {} : { readOnly: true as const }),
      version: saves.length,
      ...(book === undefined ? {} : { book }),
      ...(hidden === undefined ? {} : { hidden }),
      ...columns.shown(read === null ? [] : record.rows, mapping, ground),
      fields: spec.fields(ground, [fields, ...further.map((part) => part.fields)].flat()),
      rows,
      total,
      counts,
      questions: said?.questions ?? [],
      lists: open ? (spec.lists?.(ground) ?? {}) : {},
      decisions: spec.shown?.(ground, decisions) ?? decisions,
      unready: open ? ((spec.unready(ground, mapping) ?? said?.unready)?.sentence ?? null) : null,
      cells:
        read === null
          ? []
          : record.rows.flatMap(({ number, cells: texts }) =>
              within.has(number) ? [{ number, cells: texts }] : [],
            ),
      corrected: cells,
      progress: record.progress === null ? null : progress,
      ...(said?.told == null ? {} : { told: said.told }),
    };
  }

  return { view, counted, showsOf };
}
