import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import type { Failure } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import {
  isTakeBack,
  type TakeBack,
  type TakeBackOffer,
  takeBackOffer,
  takeBackRefused,
} from "../../../kernel/take-back.ts";
import type { Action, LaterAction, RecordedAction, TaskActor } from "../../domain/tasks/action.ts";
import type { AskedAction } from "../../domain/tasks/asked.ts";
import { decideAction } from "../../domain/tasks/decide.ts";
import { historySentence } from "../../domain/tasks/history-sentence.ts";
import { concerns } from "../../domain/tasks/matters.ts";
import {
  latestAfter,
  type LatestRecord,
  projectionOf,
  reportAfter,
  reportOf,
  type ReportRecord,
} from "../../domain/tasks/projection.ts";
import { EVIDENCE_MISSING, NO_TASK, staleTask, UNDONE } from "../../domain/tasks/task-failures.ts";
import type { ActionOutcome } from "../../domain/tasks/task-row.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import { isWithdrawable, latestActOf } from "../../domain/tasks/withdrawable.ts";
import type { Supervision } from "../desk.ts";
import { draftsOf, saveDraft } from "../reporting/drafts.ts";
import { nameOf } from "../review.ts";
import { actorOf } from "./actor.ts";
import { attachedEvidence } from "./evidence.ts";
import { lightOn, loadPlanContext, type PlanContext } from "./plan-context.ts";
import { project } from "./project.ts";
import {
  actionRow,
  actionsSince,
  addAction,
  lastRecordedAt,
  type LockedTask,
  lockTask,
  lockTasks,
  reportById,
  versionOfKey,
} from "./record.ts";
import { translate } from "./translate.ts";

/** One thing asked of one task. `version`: on which the caller decided; `key`: of the request, by which it acts once. */
export type ActionEntry = {
  readonly task: string;
  readonly version: number;
  readonly key: string;
  readonly action: AskedAction | TakeBack;
};

/** `at`: acts on a past day, never before what is recorded already; `file`: from which the office enters reports for units (代录). */
export type ActOptions = { readonly at?: Date; readonly file?: string };

/** Thrown to undo a transaction whose outcome is known. */
class Undo extends Error {}

type Deed = {
  readonly desk: Supervision;
  readonly sql: Sql;
  readonly caller: Caller;
  readonly actor: TaskActor;
  readonly at: Date;
  readonly file: string | null;
  readonly contexts: Map<string, PlanContext>;
};

async function contextOf({ desk, sql, contexts }: Deed, planId: string, day: Day): Promise<PlanContext> {
  const key = `${planId} ${day}`;
  const context = contexts.get(key) ?? (await loadPlanContext(sql, planId, day, desk.isWorkingDay));
  if (!context) throw new Error(`a task hangs on plan ${planId}, which is not there`);
  contexts.set(key, context);
  return context;
}

/** What others did since that takes the ground from the action, in words; null where nothing did. */
async function staleness(
  { desk, sql }: Deed,
  state: TaskState,
  version: number,
  action: LaterAction,
): Promise<Failure | null> {
  if (version >= state.version) return null;
  const since = (await actionsSince(sql, state.id, version)).filter(
    ({ action: done }) => done.type !== "register" && (done.type === "take-back" || concerns(done, action)),
  );
  if (since.length === 0) return null;
  const names = new Map((await desk.organisations.list(sql)).map(({ id, name }) => [id, name]));
  return staleTask(
    since.map(({ by, at, action: done }) => ({
      by,
      at,
      sentence: historySentence(done, (id) => names.get(id) ?? id),
    })),
  );
}

/** What the trail keeps of an action: what was done, not what reports say. */
const trailOf = (action: Exclude<Action, { readonly type: "register" }>, version: number) => ({
  version,
  ...("of" in action ? { of: action.of } : {}),
  ...("unit" in action ? { unit: action.unit } : {}),
  ...("report" in action ? { report: action.report } : {}),
  ...("extension" in action ? { extension: action.extension } : {}),
  ...("to" in action ? { to: action.to } : {}),
  ...("paper" in action ? { paper: action.paper } : {}),
  ...("reason" in action ? { reason: action.reason } : {}),
  ...(action.type !== "claim" && "basis" in action ? { basis: action.basis } : {}),
  ...("units" in action ? { units: action.units } : {}),
});

type Step = {
  readonly locked: LockedTask;
  readonly after: TaskState;
  readonly recorded: RecordedAction;
  readonly key: string;
  readonly context: PlanContext;
  /** The report with which it deals, null where it deals with none. */
  readonly report: ReportRecord | null;
  readonly latest: LatestRecord | null;
};

async function write({ desk, sql, caller }: Deed, step: Step): Promise<ActionOutcome> {
  const { locked, after, recorded, key, context, report, latest } = step;
  const { regionCode } = locked;
  const { lightDay } = context;
  const asOf = lightDay !== null && lightDay > recorded.day ? lightDay : recorded.day;
  const light = lightOn(context, after, latest, asOf);
  const { action, version } = recorded;
  const made = actionRow(after.id, regionCode, key, recorded);
  await Promise.all([
    addAction(sql, made),
    project(sql, { before: locked.state, after, latest, report, light, regionCode }),
    desk.audit.record(sql, {
      caller,
      action: `supervision.${action.type}`,
      subject: `task:${after.id}`,
      before: { version: locked.state.version, phase: locked.state.phase },
      after: { ...(action.type === "register" ? {} : trailOf(action, version)), phase: after.phase },
      seals: [made.seal],
    }),
  ]);
  return { task: after.id, ok: true, version, light };
}

/** The action with its evidence as it was attached, or undefined where a piece was not. */
async function withEvidence(sql: Sql, task: string, action: LaterAction): Promise<LaterAction | undefined> {
  if (action.type === "report") {
    const evidence = await attachedEvidence(sql, task, action.content.evidence);
    return evidence && { ...action, content: { ...action.content, evidence } };
  }
  if (action.type !== "claim") return action;
  const evidence = await attachedEvidence(sql, task, action.evidence);
  return evidence && { ...action, evidence };
}

type TakingBack = Pick<Step, "locked" | "key" | "context"> & {
  readonly state: TaskState;
  readonly recorded: RecordedAction & { readonly action: TakeBack };
};

/** What was reported opens the form again, for who reported it. */
async function keepAsDraft(
  sql: Sql,
  task: string,
  { action, byId, at: reported }: RecordedAction,
  at: Date,
): Promise<void> {
  if (action.type !== "report" || action.proxy !== null || byId === null) return;
  const { unit: unitId, period, content } = action;
  const drafts = await draftsOf(sql, byId, { taskIds: [task], unitIds: [unitId], period });
  // What was typed since is newer.
  if ((drafts.get(task)?.savedAt ?? "") > reported.toISOString()) return;
  await saveDraft(sql, { accountId: byId, taskId: task, unitId, period }, content, at);
}

/** Takes the last action back: the task stands, and its rows say, as without it. */
async function takeBack(deed: Deed, { state, recorded, ...step }: TakingBack): Promise<ActionOutcome> {
  const { sql } = deed;
  const task = state.id;
  const actions = await actionsSince(sql, task, 0);
  const last = actions.at(-1);
  if (!last) return { task, ok: false, failure: NO_TASK };
  const asking = { accountId: recorded.byId, now: deed.at.getTime() };
  const refused = takeBackRefused(latestActOf(last), recorded.action.of, isWithdrawable, asking);
  if (refused) return { task, ok: false, failure: refused };
  const { state: after, reports, latest } = projectionOf([...actions, recorded]);
  const id = reportOf(last);
  const report = id === null ? null : (reports.get(id) ?? null);
  if (id !== null && report === null) await sql`delete from supervision.report where id = ${id}`;
  await keepAsDraft(sql, task, last, recorded.at);
  return write(deed, { ...step, after, recorded, report, latest });
}

/** One entry within its transaction. */
async function act(deed: Deed, { task, version, key, action: asked }: ActionEntry): Promise<ActionOutcome> {
  const { sql, caller, actor } = deed;
  const refused = (failure: Failure): ActionOutcome => ({ task, ok: false, failure });
  // Sent together; the connection answers in order, so what follows the lock is read under it.
  const [locked, done, last] = await Promise.all([
    lockTask(sql, task),
    versionOfKey(sql, task, key),
    lastRecordedAt(sql, task),
  ]);
  const { state } = locked ?? {};
  if (!locked || !state) return refused(NO_TASK);
  const ofUnit = state.assignments.some(({ unitId }) => actor.unitIds.includes(unitId));
  if (!actor.office && !ofUnit) return refused(NO_TASK);
  if (done !== undefined) {
    const light = { colour: locked.light, ...locked.lightReason };
    return { task, ok: true, version: done, light };
  }
  // A record goes forward in time, also where a clock was set back.
  const at = last !== undefined && last > deed.at ? last : deed.at;
  const day = dayInShanghai(at);
  const context = await contextOf(deed, state.planId, day);
  const by = { by: nameOf(caller), byId: caller.actor?.accountId ?? null };
  if (isTakeBack(asked)) {
    const recorded = { version: state.version + 1, at, day, ...by, action: asked };
    return takeBack(deed, { locked, state, recorded, key, context });
  }
  const translated = await translate(asked, { ...deed, state, context, day });
  if (!translated.ok) return refused(translated.failure);
  const action = await withEvidence(sql, task, translated.value);
  if (!action) return refused(EVIDENCE_MISSING);
  const stale = await staleness(deed, state, version, action);
  if (stale) return refused(stale);
  const after = decideAction(state, action, actor, day);
  if (!after.ok) return refused(after.failure);
  const recorded = { version: after.value.version, at, day, ...by, action };
  const id = reportOf(recorded);
  const report = id === null ? null : reportAfter(await reportById(sql, id), recorded, after.value);
  const latest = report === null ? locked.latest : latestAfter(locked.latest, recorded, report);
  return write(deed, { locked, after: after.value, recorded, key, context, report, latest });
}

/** An entry by itself: what it began is undone when it throws. */
const actApart = (deed: Deed, entry: ActionEntry): Promise<ActionOutcome> =>
  inTransaction(deed.sql, (sql) => act({ ...deed, sql }, entry));

async function actTogether(deed: Deed, entries: readonly ActionEntry[]): Promise<ActionOutcome[]> {
  const outcomes: ActionOutcome[] = [];
  try {
    await inTransaction(deed.sql, async (sql) => {
      await lockTasks(
        sql,
        entries.map(({ task }) => task),
      );
      for (const entry of entries) outcomes.push(await act({ ...deed, sql }, entry));
      if (outcomes.some((outcome) => !outcome.ok)) throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    return outcomes.map((each) => (each.ok ? { task: each.task, ok: false, failure: UNDONE } : each));
  }
  return outcomes;
}

/**
 * Does what people ask for with tasks, each recorded with its rows and its trail in one transaction. `each`: entries
 * stand for themselves; `all`: none is done when one is refused. A repeated key answers as the first time.
 */
export async function actOnTasks(
  desk: Supervision,
  entries: readonly ActionEntry[],
  mode: "each" | "all",
  caller: Caller,
  { at = desk.now(), file }: ActOptions = {},
): Promise<ActionOutcome[]> {
  const actor = await actorOf(desk, caller);
  const deed = { desk, sql: desk.sql, caller, actor, at, file: file ?? null, contexts: new Map() };
  if (mode === "all") return actTogether(deed, entries);
  const outcomes: ActionOutcome[] = [];
  for (const entry of entries) outcomes.push(await actApart(deed, entry));
  return outcomes;
}

/** What the caller did last with a task and can still take back. */
export async function offeredBack(
  { sql, now }: Pick<Supervision, "sql" | "now">,
  { id, version }: Pick<TaskState, "id" | "version">,
  { actor }: Caller,
): Promise<TakeBackOffer | null> {
  const [last] = await actionsSince(sql, id, version - 1);
  const asking = { accountId: actor?.accountId ?? null, now: now().getTime() };
  return takeBackOffer(last && latestActOf(last), isWithdrawable, asking);
}
