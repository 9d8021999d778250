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
import type { Sql } from "../database/database.ts";
import type { columnsOf } from "./importer-columns.ts";
import { decisionsOf } from "./importer-correct.ts";
import {
  FIRST_PAGE,
  type ImportDesk,
  type ImporterSpec,
  type ReadSheet,
  type Shown,
} from "./importer-spec.ts";
import type { ImportRecord, importStore } from "./importer-store.ts";

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
  store: Pick<ReturnType<typeof importStore<F, SheetMapping<F, D>, L>>, "linesShown" | "countLines">,
) {
  type Rec = ImportRecord<SheetMapping<F, D>, L>;
  type View = ImportView<L, F, D>;

  const shows = (show: string, line: L): boolean => {
    if (show === "all") return true;
    if (show === "blocked") return isBlocked(line);
    if (show === "issues") return line.issues.length > 0;
    return spec.shows?.[show]?.(line) ?? line.outcome === show;
  };

  const counted = (lines: readonly L[]): LineCounts => ({
    ...countsOf(lines, spec.outcomes),
    ...spec.tally?.(lines),
  });

  const pageOf = (lines: readonly L[], { page, size, show }: Shown) => {
    const shown = lines.filter((line) => shows(show, line));
    return { rows: shown.slice((page - 1) * size, page * size), total: shown.length, counts: counted(lines) };
  };

  /** Lines that were entered, counted and paged where they are kept. */
  async function entered(sql: Sql, { id, outcome, counts }: Rec, shown: Shown) {
    // What was read stays told as it was, though what was left out of it is known no more.
    if (outcome !== null) {
      const page = pageOf(outcome, shown);
      return { ...page, counts: { ...page.counts, ...counts, ...countsOf(outcome, spec.outcomes) } };
    }
    const groups = await store.countLines(sql, id);
    const page = await store.linesShown(sql, id, shown, spec.shows?.[shown.show] !== undefined);
    return { ...page, counts: { ...counts, ...countsOfGroups(groups, spec.outcomes) } };
  }

  /** An import with one page of its lines: as they would be entered now, or as they were. */
  async function view(sql: Sql, record: Rec, ground: G, asked: Shown = FIRST_PAGE): Promise<View> {
    const open = record.state === "mapping";
    const { mapping } = record;
    const read = open ? await readImport(sql, record, ground) : null;
    const { rows, total, counts } =
      read === null
        ? await entered(sql, record, asked)
        : pageOf(
            read.work.map(({ line }) => line),
            asked,
          );
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
      ...columns.shown(open ? record.rows : [], mapping, ground),
      fields: spec.fields(ground, [fields, ...further.map((part) => part.fields)].flat()),
      rows,
      total,
      counts,
      questions: read?.questions ?? [],
      lists: open ? (spec.lists?.(ground) ?? {}) : {},
      decisions: spec.shown?.(ground, decisions) ?? decisions,
      unready: open ? ((spec.unready(ground, mapping) ?? read?.unready)?.sentence ?? null) : null,
      cells: open
        ? record.rows.flatMap(({ number, cells: texts }) =>
            within.has(number) ? [{ number, cells: texts }] : [],
          )
        : [],
      corrected: cells,
      progress: record.progress === null ? null : progress,
      ...(read === null || spec.told === undefined
        ? {}
        : {
            told: spec.told(
              read.work.flatMap(({ line, deed }) => (deed === null || isBlocked(line) ? [] : [deed])),
              ground,
            ),
          }),
    };
  }

  return { view, counted };
}
