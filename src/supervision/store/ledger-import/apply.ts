import { FailureError, type Sentence } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import {
  NO_ADOPTION,
  NO_TEXT_COLUMN,
  NOTHING_GOOD,
  rowsBlocked,
} from "../../domain/ledger-import/failures.ts";
import type {
  LedgerImport,
  LedgerImportRow,
  ProposedJudgement,
} from "../../domain/ledger-import/ledger-import.ts";
import { rememberedOf } from "../../domain/ledger-import/mapping.ts";
import { blocked, readLedger } from "../../domain/ledger-import/rows.ts";
import type { AskedAction, AskedTask } from "../../domain/tasks/asked.ts";
import { recurrenceOf } from "../../../kernel/recurrence.ts";
import { derivedKey } from "../derived-key.ts";
import type { Supervision } from "../desk.ts";
import { portions } from "../../../platform/database/json.ts";
import { actOnTasks } from "../tasks/act.ts";
import { lockTasks } from "../tasks/record.ts";
import { registerTasks } from "../tasks/register.ts";
import { type LedgerRecord, rememberHeadings, settleImport } from "./imports.ts";
import { openLedger } from "./receive.ts";
import { ledgerContext, viewLedger } from "./view.ts";
import { withinTransaction } from "./within.ts";

export type Application = {
  readonly mode: "all" | "good-rows";
  /** The proposed judgements that the caller confirms. */
  readonly judge: readonly ProposedJudgement[];
};

const taskOf = (row: LedgerImportRow): AskedTask => ({
  measureId: row.measureId,
  undertakingId: row.undertakingId,
  source: row.source,
  text: row.text,
  leader: row.leader,
  remark: row.remark,
  deadline: row.deadline,
  recurrence: row.recurrence ?? (row.deadline.kind === "date" ? null : recurrenceOf(row.text)),
  units: row.units,
  stages: row.goals.map(({ title, due }) => ({ title, due, goal: null, unit: null })),
});

/** A task as it stands before what the ledger says of it is added. */
type Standing = {
  readonly id: string;
  readonly version: number;
  readonly phase: string;
  readonly standing: boolean;
  readonly awaitsJudgement: boolean;
};

async function standings(sql: Sql, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await sql<Standing[]>`
    select id, version, phase, standing, awaits_judgement from supervision.task where id = any(${[...ids]})`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The recorded act that a confirmed judgement is for a task in this state; null where there is nothing to judge. */
function judgementOf(row: LedgerImportRow, task: Standing, fileName: string): AskedAction | null {
  const basis = `据原台账《${fileName}》第 ${row.number} 行：状态“${row.status ?? ""}”`;
  const { judgement } = row;
  if (judgement === null || task.phase === "closed") return null;
  if (task.awaitsJudgement) return { type: "judge", outcome: judgement, basis, paper: null, to: null };
  if (judgement === "done") return { type: "close", basis };
  // What continues by its deadline is a standing duty already.
  const continues = row.deadline.kind === "continuous" || row.deadline.kind === "longterm";
  return judgement === "standing" && !task.standing && !continues ? { type: "make-standing", basis } : null;
}

type Deed = {
  readonly desk: Supervision;
  readonly record: LedgerRecord;
  readonly caller: Caller;
  readonly judge: readonly ProposedJudgement[];
};

/** Registers and dispatches the rows that are no task yet; the others keep the task that they are. */
async function register(
  { desk, record, caller }: Deed,
  rows: readonly LedgerImportRow[],
): Promise<LedgerImportRow[]> {
  const fresh = rows.filter(({ becomes }) => becomes !== "existing");
  const ids: string[] = [];
  for (const [index, part] of portions(fresh).entries()) {
    const key = derivedKey("ledger-import", record.id, String(index));
    const tasks = part.map(taskOf);
    const done = await registerTasks(desk, record.planId, { key, dispatch: true, tasks }, caller);
    ids.push(...done.map(({ id }) => id));
  }
  const taskOfRow = new Map(fresh.map(({ number }, index) => [number, ids[index] ?? null]));
  return rows.map((row) => ({ ...row, taskId: taskOfRow.get(row.number) ?? row.taskId }));
}

type Act = { readonly row: LedgerImportRow; readonly version: number; readonly action: AskedAction };

/** Does one thing for several rows; rows that were refused, with the sentence. */
async function actOnRows(
  { desk, record, caller }: Deed,
  what: string,
  acts: readonly Act[],
): Promise<ReadonlyMap<number, Sentence>> {
  const entries = acts.map(({ row, version, action }) => ({
    task: row.taskId ?? "",
    version,
    key: derivedKey("ledger-import", record.id, what, String(row.number)),
    action,
  }));
  const outcomes = await actOnTasks(desk, entries, "each", caller);
  return new Map(
    acts.flatMap(({ row }, index): [number, Sentence][] => {
      const outcome = outcomes[index];
      return outcome?.ok === false ? [[row.number, outcome.failure.sentence]] : [];
    }),
  );
}

/** Adds past progress and confirmed judgements; a refusal stays with its row as a sentence. */
async function annotate(deed: Deed, rows: readonly LedgerImportRow[]) {
  const { desk, record, judge } = deed;
  const ids = rows.flatMap(({ taskId }) => taskId ?? []);
  // Rows stand in an order of their own; two who take several tasks must not wait for each other.
  await lockTasks(desk.sql, ids);
  const before = await standings(desk.sql, ids);
  const histories = rows.flatMap((row): Act[] => {
    const version = before.get(row.taskId ?? "")?.version ?? 1;
    const { history: entries } = row;
    return entries.length === 0
      ? []
      : [{ row, version, action: { type: "note-history", file: record.fileName, entries } }];
  });
  const unwritten = await actOnRows(deed, "history", histories);
  const after = await standings(desk.sql, ids);
  const judgements = rows.flatMap((row): Act[] => {
    const task = after.get(row.taskId ?? "");
    const confirmed = row.judgement !== null && judge.includes(row.judgement);
    const action = task && confirmed ? judgementOf(row, task, record.fileName) : null;
    return task && action ? [{ row, version: task.version, action }] : [];
  });
  const unjudged = await actOnRows(deed, "judgement", judgements);
  const annotated = rows.map((row) => {
    const refusals = [unwritten, unjudged].flatMap((refused) => refused.get(row.number) ?? []);
    const issues = refusals.map((sentence) => ({ field: "status" as const, sentence, blocks: false }));
    return { ...row, issues: [...row.issues, ...issues] };
  });
  return {
    rows: annotated,
    noted: histories.length - unwritten.size,
    judged: judgements.length - unjudged.size,
  };
}

/**
 * Takes the ledger over: tasks are registered and dispatched, past progress and confirmed judgements recorded, headings
 * remembered, in one transaction. Applied again it answers as the first time.
 */
export async function applyLedger(
  desk: Supervision,
  id: string,
  { mode, judge }: Application,
  caller: Caller,
): Promise<LedgerImport> {
  return withinTransaction(desk, async (within) => {
    const { sql } = within;
    const record = await openLedger(sql, id);
    if (record.state === "applied") return viewLedger(within, record);
    const context = await ledgerContext(within, record);
    if (context.adoptedOn === null) throw new FailureError(NO_ADOPTION);
    if (!record.mapping.fields.includes("text")) throw new FailureError(NO_TEXT_COLUMN);
    const rows = readLedger(record.rows, record.mapping, context);
    const refused = rows.filter(blocked);
    if (mode === "all" && refused.length > 0) throw new FailureError(rowsBlocked(refused.length));
    const good = rows.filter((row) => row.becomes !== "nothing" && !blocked(row));
    if (good.length === 0) throw new FailureError(NOTHING_GOOD);
    const deed: Deed = { desk: within, record, caller, judge };
    const done = await annotate(deed, await register(deed, good));
    const byNumber = new Map(done.rows.map((row) => [row.number, row]));
    const outcome = {
      registered: good.filter(({ becomes }) => becomes !== "existing").length,
      noted: done.noted,
      judged: done.judged,
      skipped: refused.length,
      rows: rows.map((row) => byNumber.get(row.number) ?? row),
    };
    await settleImport(sql, id, "applied", outcome);
    const headings = new Map(rememberedOf(record.rows, record.mapping));
    await rememberHeadings(sql, headings, { regionCode: record.regionCode, at: desk.now() });
    const { rows: _, ...after } = outcome;
    const [action, subject] = ["supervision.apply-ledger", `ledger-import:${id}`];
    await desk.audit.record(sql, { caller, action, subject, before: { state: record.state }, after });
    return viewLedger(within, { ...record, state: "applied", outcome });
  });
}
