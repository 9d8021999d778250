import type { Sentence } from "../../kernel/error.ts";
import { recurrenceOf } from "../../kernel/recurrence.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/slice.ts";
import type { AskedAction, AskedTask } from "../domain/tasks/asked.ts";
import type { Supervision } from "../store/desk.ts";
import { actOnTasks } from "../store/tasks/act.ts";
import { lockTasks } from "../store/tasks/record.ts";
import { registerTasks } from "../store/tasks/register.ts";
import type { LedgerDecisions } from "./columns.ts";
import type { LedgerLine } from "./line.ts";
import type { LedgerImportRow } from "./rows.ts";

/** A row on its way to become a task, with the task that it is once it is one. */
type Entered = {
  readonly line: LedgerLine;
  readonly row: LedgerImportRow;
  readonly taskId: string;
};

/** What rows are entered with: into which plan, from which file, what was confirmed, and keys by which each acts once. */
export type Entering = {
  readonly desk: Supervision;
  readonly planId: string;
  readonly fileName: string;
  readonly judges: Partial<LedgerDecisions>;
  readonly key: (...words: readonly string[]) => string;
  readonly caller: Caller;
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

/** Registers and dispatches the rows that are no task yet; the others keep the task that they are. */
async function register(
  { desk, planId, key, caller }: Entering,
  portion: readonly { readonly line: LedgerLine; readonly deed: LedgerImportRow }[],
): Promise<Entered[]> {
  const fresh = portion.filter(({ deed }) => deed.taskId === null);
  const asked = {
    key: key("register", ...fresh.map(({ line }) => String(line.number))),
    dispatch: true,
    tasks: fresh.map(({ deed }) => taskOf(deed)),
  };
  const made = fresh.length === 0 ? [] : await registerTasks(desk, planId, asked, caller);
  const taskOfRow = new Map(fresh.map(({ line }, at) => [line.number, made[at]?.id]));
  return portion.map(({ line, deed: row }) => {
    const taskId = row.taskId ?? taskOfRow.get(line.number);
    if (taskId === undefined) throw new Error(`row ${line.number} became no task`);
    return { line, row, taskId };
  });
}

type Act = { readonly of: Entered; readonly version: number; readonly action: AskedAction };

/** Does one thing for several rows: which it was done for, and what the others were refused with. */
async function actOnRows({ desk, key, caller }: Entering, what: string, acts: readonly Act[]) {
  const entries = acts.map(({ of, version, action }) => ({
    task: of.taskId,
    version,
    key: key(what, String(of.line.number)),
    action,
  }));
  const outcomes = await actOnTasks(desk, entries, "each", caller);
  const [done, refused] = [new Set<number>(), new Map<number, Sentence>()];
  acts.forEach(({ of }, at) => {
    const outcome = outcomes[at];
    if (outcome?.ok === false) refused.set(of.line.number, outcome.failure.sentence);
    else done.add(of.line.number);
  });
  return { done, refused };
}

/** Adds past progress and confirmed judgements; a refusal stays with its row as a sentence. */
async function annotate(entering: Entering, rows: readonly Entered[]): Promise<LedgerLine[]> {
  const { desk, fileName, judges } = entering;
  const ids = rows.map(({ taskId }) => taskId);
  // Rows stand in an order of their own; two who take several tasks must not wait for each other.
  await lockTasks(desk.sql, ids);
  const before = await standings(desk.sql, ids);
  const histories = rows.flatMap((of): Act[] => {
    const { history: entries } = of.row;
    const version = before.get(of.taskId)?.version ?? 1;
    return entries.length === 0
      ? []
      : [{ of, version, action: { type: "note-history", file: fileName, entries } }];
  });
  const noted = await actOnRows(entering, "history", histories);
  const after = await standings(desk.sql, ids);
  const judgements = rows.flatMap((of): Act[] => {
    const task = after.get(of.taskId);
    const { judgement } = of.row;
    const confirmed = judgement !== null && judges[judgement] === true;
    const action = task && confirmed ? judgementOf(of.row, task, fileName) : null;
    return task && action ? [{ of, version: task.version, action }] : [];
  });
  const judged = await actOnRows(entering, "judgement", judgements);
  return rows.map(({ line, taskId }): LedgerLine => {
    const { number } = line;
    const told = [noted, judged].flatMap(({ refused }) => refused.get(number) ?? []);
    return {
      ...line,
      entryId: taskId,
      issues: [...line.issues, ...told.map((sentence) => ({ field: null, sentence, blocks: false }))],
      ...(noted.done.has(number) ? { noted: true } : {}),
      ...(judged.done.has(number) ? { judged: true } : {}),
    };
  });
}

/** Registers and dispatches a portion of a ledger, with its past progress as history and what was confirmed of it. */
export const enterRows = async (
  entering: Entering,
  portion: readonly { readonly line: LedgerLine; readonly deed: LedgerImportRow }[],
): Promise<LedgerLine[]> => annotate(entering, await register(entering, portion));
