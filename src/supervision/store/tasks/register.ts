import { randomUUID } from "node:crypto";
import { addDays, type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { type Failure, FailureError } from "../../../kernel/error.ts";
import { addWorkingDays } from "../../../kernel/working-days.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import type { Deadline } from "../../domain/reading.ts";
import { rosterIndex, type RosterUnit } from "../../domain/roster.ts";
import type { NamedUnit, RecordedAction, TaskSeed } from "../../domain/tasks/action.ts";
import type { AskedTask } from "../../domain/tasks/asked.ts";
import { unitsRefused } from "../../domain/tasks/decide.ts";
import { applyAction, registerTask } from "../../domain/tasks/fold.ts";
import { refusalOf } from "../../domain/tasks/refusals.ts";
import type { Limits } from "../../domain/tasks/settings.ts";
import {
  alreadyTask,
  UNDERTAKING_TWICE,
  UNKNOWN_MEASURE,
  UNKNOWN_UNIT,
} from "../../domain/tasks/task-failures.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import type { Supervision } from "../desk.ts";
import { nameOf } from "../review.ts";
import { onRoster } from "./named-units.ts";
import { lightOn, loadPlanContext, type PlanContext } from "./plan-context.ts";
import { project } from "./project.ts";
import { actionRow, addAction } from "./record.ts";

export type Registration = {
  readonly key: string;
  readonly dispatch: boolean;
  readonly tasks: readonly AskedTask[];
};

export type RegisteredTask = {
  readonly id: string;
  readonly number: number;
  readonly awaitsJudgement: boolean;
};

const refuse = (failure: Failure): never => {
  throw new FailureError(failure);
};

/** What the same request registered before. */
async function registeredBy(sql: Sql, planId: string, key: string): Promise<RegisteredTask[]> {
  return sql<RegisteredTask[]>`
    select t.id, t.number, t.awaits_judgement from supervision.action a join supervision.task t on t.id = a.task_id
    where a.key = ${key} and a.version = 1 and t.plan_id = ${planId} order by t.number`;
}

async function checkPlaces(sql: Sql, planId: string, tasks: readonly AskedTask[]): Promise<void> {
  const measures = [...new Set(tasks.flatMap(({ measureId }) => measureId ?? []))];
  const placed = tasks.filter(({ undertakingId }) => undertakingId !== null);
  const [known] = await sql<{ measures: number; undertakings: number }[]>`
    select
      (select count(*) from supervision.measure where plan_id = ${planId} and id = any(${measures})) as measures,
      (select count(*) from supervision.undertaking u
        join unnest(${placed.map(({ undertakingId }) => undertakingId)}::uuid[],
          ${placed.map(({ measureId }) => measureId)}::uuid[]) as named (id, measure_id) using (id, measure_id)
        where u.plan_id = ${planId}) as undertakings`;
  if (known?.measures !== measures.length || known.undertakings !== placed.length) refuse(UNKNOWN_MEASURE);
  const wanted = tasks.flatMap((each) =>
    each.undertakingId === null || each.instanceOf != null ? [] : [each.undertakingId],
  );
  if (new Set(wanted).size < wanted.length) refuse(UNDERTAKING_TWICE);
  const [taken] = await sql<{ number: number; text: string }[]>`
    select number, text from supervision.task
    where undertaking_id = any(${wanted}) and instance_of is null order by number limit 1`;
  if (taken) refuse(alreadyTask(taken.number, taken.text));
}

function unitsOf(units: readonly NamedUnit[], roster: ReadonlyMap<string, RosterUnit>): readonly NamedUnit[] {
  const known = onRoster(units, roster) ?? refuse(UNKNOWN_UNIT);
  const refused = unitsRefused(known);
  if (refused !== null) refuse(refusalOf(refused));
  return known;
}

function stagesOf({ stages }: AskedTask): AskedTask["stages"] {
  const ids = stages.flatMap(({ id }) => id ?? []);
  return new Set(ids).size < ids.length ? refuse(refusalOf("stage-twice")) : stages;
}

/**
 * A task to which no time limit was given gets the default limit of its source, counted from the day it is registered. Words
 * that were printed are not replaced by a default, whatever they say.
 */
function deadlineOf({ deadline, source }: AskedTask, limits: Limits, day: Day): Deadline {
  const days = limits.finishWithin[source.kind];
  if (deadline.kind !== "none" || deadline.raw !== null || days === null) return deadline;
  return { ...deadline, kind: "date", latest: addDays(day, days) };
}

type Deed = {
  readonly desk: Supervision;
  readonly sql: Sql;
  readonly caller: Caller;
  readonly context: PlanContext;
  readonly key: string;
  readonly at: Date;
  readonly day: Day;
};

/** The actions that bring a task into being, and its state after them. */
function begun(
  { desk, caller, context, at, day }: Deed,
  seed: TaskSeed,
  dispatch: boolean,
): { readonly actions: readonly RecordedAction[]; readonly state: TaskState } {
  const who = { at, day, by: nameOf(caller), byId: caller.actor?.accountId ?? null };
  const { adoptedOn, limits } = context.settings;
  const first: RecordedAction = { ...who, version: 1, action: { type: "register", seed, adoptedOn } };
  const state = registerTask(first);
  if (!dispatch) return { actions: [first], state };
  const receiveBy = addWorkingDays(day, limits.receiveWithin, desk.isWorkingDay);
  const second: RecordedAction = { ...who, version: 2, action: { type: "dispatch", receiveBy } };
  return { actions: [first, second], state: applyAction(state, second) };
}

async function addTask(deed: Deed, seed: TaskSeed, dispatch: boolean): Promise<RegisteredTask> {
  const { desk, sql, caller, context, key, day } = deed;
  const { regionCode } = context;
  const { actions, state } = begun(deed, seed, dispatch);
  const light = lightOn(context, state, null, day);
  await project(sql, { before: null, after: state, latest: null, report: null, light, regionCode });
  for (const recorded of actions) {
    const made = actionRow(seed.id, regionCode, recorded.version === 1 ? key : randomUUID(), recorded);
    await addAction(sql, made);
    const after = { version: recorded.version, number: seed.number, planId: seed.planId };
    const [action, subject] = [`supervision.${recorded.action.type}`, `task:${seed.id}`];
    await desk.audit.record(sql, { caller, action, subject, after, seals: [made.seal] });
  }
  return { id: seed.id, number: seed.number, awaitsJudgement: state.awaitsJudgement };
}

/**
 * Registers tasks of a plan, all or none, and dispatches them if asked. Units come expanded: a collective stands in
 * `via`. A repeated key registers once. Throws why it is refused: no such plan, unit, measure or undertaking, or an
 * undertaking that is a task already.
 */
export async function registerTasks(
  desk: Supervision,
  planId: string,
  { key, dispatch, tasks }: Registration,
  caller: Caller,
  { at = desk.now() }: { readonly at?: Date } = {},
): Promise<RegisteredTask[]> {
  const roster = rosterIndex(await desk.organisations.list(desk.sql));
  return inTransaction(desk.sql, async (sql) => {
    // One at a time per plan, as numbers follow each other.
    await sql`select from supervision.plan where id = ${planId} for no key update`;
    const day = dayInShanghai(at);
    const context = (await loadPlanContext(sql, planId, day, desk.isWorkingDay)) ?? refuse(NO_PLAN);
    const before = await registeredBy(sql, planId, key);
    if (before.length > 0) return before;
    await checkPlaces(sql, planId, tasks);
    // What is done with a plan in a demonstration is invented, also where its text is real: exports must say so.
    if (desk.config.demo)
      await sql`update supervision.plan set sample_work = true where id = ${planId} and not sample_work`;
    const [last] = await sql<{ number: number }[]>`
      select coalesce(max(number), 0) as number from supervision.task where plan_id = ${planId}`;
    const registered: RegisteredTask[] = [];
    for (const [index, task] of tasks.entries()) {
      const seed: TaskSeed = {
        id: randomUUID(),
        planId,
        measureId: task.measureId,
        undertakingId: task.undertakingId,
        instanceOf: task.instanceOf ?? null,
        number: (last?.number ?? 0) + 1 + index,
        source: task.source,
        text: task.text,
        leader: task.leader,
        remark: task.remark,
        deadline: deadlineOf(task, context.settings.limits, day),
        recurrence: task.recurrence,
        units: unitsOf(task.units, roster),
        stages: stagesOf(task).map((stage) => ({
          id: stage.id ?? randomUUID(),
          title: stage.title,
          goal: stage.goal,
          unit: stage.unit,
          due: stage.due,
          actual: null,
          doneOn: null,
        })),
      };
      registered.push(await addTask({ desk, sql, caller, context, key, at, day }, seed, dispatch));
    }
    return registered;
  });
}
