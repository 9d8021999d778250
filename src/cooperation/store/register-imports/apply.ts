import { derivedKey } from "../../../platform/records/derived-key.ts";
import { FailureError } from "../../../kernel/error.ts";
import { rememberedOf } from "../../../kernel/column-mapping.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import type { JobHandler } from "../../../platform/jobs/jobs.ts";
import type { Caller } from "../../../platform/slice.ts";
import { headingWords } from "../../domain/registers/import-mapping.ts";
import {
  IMPORT_DISCARDED,
  NO_NAME_COLUMN,
  NOTHING_TO_ENTER,
  rowsHaveErrors,
} from "../../domain/registers/import-refusals.ts";
import {
  AT_ONCE_ROWS,
  blockedRow,
  type ImportDeed,
  type ImportRow,
  type RegisterImport,
} from "../../domain/registers/import-row.ts";
import type { Desk } from "../desk.ts";
import { actOnEntry, enterEntry } from "../../registers/store-act.ts";
import { type ReadImport, readImport, registerGround, type RegisterGround } from "./ground.ts";
import {
  changeImport,
  findImport,
  type ImportRecord,
  lockProgress,
  noteProgress,
  rememberHeadings,
  type StoredProgress,
} from "./imports.ts";
import { getImport } from "./receive.ts";
import { countsOf, FIRST_PAGE, viewImport } from "./view.ts";
import { withinTransaction } from "./within.ts";

export const IMPORT_JOB = "organisation.apply-register-import";
/** Rows that are entered in one transaction in the background: between two it can be stopped. */
const PORTION = 50;

export type Application = { readonly mode: "all" | "good-rows" };

/** Does what a line of the sheet does; asked again it does nothing. The row as it stands afterwards. */
async function doDeed(
  desk: Desk,
  importId: string,
  { row, version, acts }: ImportDeed,
  caller: Caller,
): Promise<ImportRow> {
  let entryId = row.entryId;
  for (const [at, act] of acts.entries()) {
    const key = derivedKey("register-import", importId, String(row.number), String(at));
    if (act.type === "enter") entryId = (await enterEntry(desk, act.seed, key, caller)).id;
    else if (entryId !== null)
      await actOnEntry(desk, { id: entryId, version: at === 0 ? version : null, key, act }, caller);
  }
  return { ...row, entryId };
}

const begun = (rows: number): StoredProgress => ({
  done: 0,
  of: rows,
  entered: 0,
  changed: 0,
  unchanged: 0,
  skipped: 0,
  through: 0,
});

function after(progress: StoredProgress, rows: readonly ImportRow[]): StoredProgress {
  const count = (is: (row: ImportRow) => boolean): number => rows.filter(is).length;
  const did = (outcome: ImportRow["outcome"]) => count((row) => row.outcome === outcome && !blockedRow(row));
  return {
    ...progress,
    done: progress.done + count(({ outcome }) => outcome !== "nothing"),
    entered: progress.entered + did("new"),
    changed: progress.changed + did("update"),
    unchanged: progress.unchanged + did("unchanged"),
    skipped: progress.skipped + count(blockedRow),
    through: Math.max(progress.through, ...rows.map(({ number }) => number)),
  };
}

const workOf = ({ rows }: ReadImport): number => rows.filter(({ outcome }) => outcome !== "nothing").length;

/** Ends an import: its headings are remembered, and the trail says what it did. */
async function settle(
  sql: Sql,
  desk: Desk,
  record: ImportRecord,
  { spec }: RegisterGround,
  progress: StoredProgress,
  caller: Caller,
): Promise<void> {
  await changeImport(sql, record.id, { state: "applied" });
  const headings = new Map(rememberedOf(record.rows, record.mapping, headingWords(spec)));
  const about = { register: record.register, regionCode: record.regionCode, usedAt: desk.now() };
  await rememberHeadings(sql, headings, about);
  await desk.audit.record(sql, {
    caller,
    action: "organisation.apply-register-import",
    subject: `register-import:${record.id}`,
    before: { state: record.state },
    after: progress,
  });
}

/** Enters lines one after the other; in the background a line that is refused by now is told, and the others go on. */
async function doLines(
  within: Desk,
  record: ImportRecord,
  lines: readonly { readonly row: ImportRow; readonly deed: ImportDeed | null }[],
  caller: Caller,
  refused: "throw" | "note",
): Promise<ImportRow[]> {
  const done: ImportRow[] = [];
  for (const { row, deed } of lines) {
    if (deed === null || blockedRow(row)) done.push(row);
    else if (refused === "throw") done.push(await doDeed(within, record.id, deed, caller));
    else
      try {
        done.push(
          await inTransaction(within.sql, (sql) => doDeed({ ...within, sql }, record.id, deed, caller)),
        );
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        const issue = { field: null, sentence: error.failure.sentence, blocks: true };
        done.push({ ...row, issues: [...row.issues, issue] });
      }
  }
  return done;
}

const linesOf = ({ rows, deeds }: ReadImport) => {
  const byNumber = new Map(deeds.map((deed) => [deed.row.number, deed]));
  return rows.map((row) => ({ row, deed: byNumber.get(row.number) ?? null }));
};

function checkApplicable(record: ImportRecord, read: ReadImport, { mode }: Application): void {
  if (!record.mapping.fields.includes("name")) throw new FailureError(NO_NAME_COLUMN);
  const counts = countsOf(read.rows);
  if (mode === "all" && counts.blocked > 0) throw new FailureError(rowsHaveErrors(counts.blocked));
  if (counts.good === 0) throw new FailureError(NOTHING_TO_ENTER);
}

/**
 * Takes the workbook over: every row by the acts that people do, at once and in one transaction, or in the background
 * where there are many. Applied again it answers as the first time; what was stopped goes on.
 */
export async function applyImport(
  desk: Desk,
  id: string,
  application: Application,
  caller: Caller,
): Promise<RegisterImport> {
  const about = await getImport(desk, id, caller);
  const ground = await registerGround(desk, about, caller);
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    const record = await getImport(within, id, caller, "lock");
    if (record.state === "discarded") throw new FailureError(IMPORT_DISCARDED);
    if (record.state === "applied" || record.state === "applying") return viewImport(sql, record, ground);
    const read = await readImport(sql, record, ground);
    if (record.state === "mapping") checkApplicable(record, read, application);
    const goodOnly = application.mode === "good-rows";
    if (record.state === "stopped" || workOf(read) > AT_ONCE_ROWS) {
      const progress = record.progress ?? begun(workOf(read));
      const change = { state: "applying", goodOnly, caller, progress } as const;
      await changeImport(sql, id, change);
      await desk.jobs.enqueue(sql, IMPORT_JOB, { import: id }, `${IMPORT_JOB} ${id}`);
      return viewImport(sql, { ...record, ...change }, ground);
    }
    const rows = await doLines(within, record, linesOf(read), caller, "throw");
    const progress = after(begun(workOf(read)), rows);
    await changeImport(sql, id, { goodOnly, progress, outcome: rows });
    await settle(sql, desk, record, ground, progress, caller);
    return viewImport(sql, { ...record, state: "applied", progress, outcome: rows }, ground);
  });
}

/** Stops an import that goes on in the background, after the rows at hand; what was entered stays, and it can go on later. */
export async function stopImport(desk: Desk, id: string, caller: Caller): Promise<RegisterImport> {
  const about = await getImport(desk, id, caller);
  const ground = await registerGround(desk, about, caller);
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    if ((await lockProgress(sql, id))?.state === "applying") {
      await changeImport(sql, id, { state: "stopped" });
      const [action, subject] = ["organisation.stop-register-import", `register-import:${id}`];
      await desk.audit.record(sql, { caller, action, subject, before: { state: "applying" } });
    }
    return viewImport(sql, await getImport(within, id, caller), ground, FIRST_PAGE);
  });
}

/**
 * Enters a large workbook in portions, each in a transaction of its own with how far it is. Run again after a crash it
 * goes on behind the last portion that was kept; rows that are there already are not entered twice.
 */
export function importJob(desk: Desk): JobHandler {
  return async (payload, { signal }) => {
    const { import: id } = payload as { readonly import: string };
    const record = await findImport(desk.sql, id);
    if (record?.state !== "applying" || record.caller === null) return;
    const { caller } = record;
    const ground = await registerGround(desk, record, caller);
    const read = await readImport(desk.sql, record, ground);
    let progress = record.progress ?? begun(workOf(read));
    const lines = linesOf(read).filter(({ row }) => row.number > progress.through);
    for (let at = 0; at < lines.length; at += PORTION) {
      if (signal.aborted) throw new Error("the server stops: the import goes on at its next start");
      const next = await withinTransaction(desk, async (within) => {
        const now = await lockProgress(within.sql, id);
        // Stopped, or somebody else is at it.
        if (now?.state !== "applying" || now.through !== progress.through) return null;
        const rows = await doLines(within, record, lines.slice(at, at + PORTION), caller, "note");
        const noted = after(progress, rows);
        await noteProgress(within.sql, id, rows, noted);
        return noted;
      });
      if (next === null) return;
      progress = next;
    }
    await withinTransaction(desk, async (within) => {
      if ((await lockProgress(within.sql, id))?.state === "applying")
        await settle(within.sql, desk, record, ground, progress, caller);
    });
  };
}
