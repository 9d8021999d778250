import type { Day } from "../../kernel/calendar.ts";
import type { PlanBrief, PlanMeasureBrief, TaskBrief, TaskOrder } from "../../kernel/work.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/slice.ts";
import type { PlanSummary } from "../domain/plan.ts";
import type { LatestRecord } from "../domain/tasks/projection.ts";
import type { TaskState } from "../domain/tasks/task.ts";
import type { Supervision } from "./desk.ts";
import { closedTasks } from "./measure-figures.ts";
import { measuresOfPlan } from "./measures.ts";
import { listPlans } from "./plans.ts";
import { registerTasks, type RegisteredTask } from "./tasks/register.ts";

/** What supervision hands to slices that plan, meet and register. */
export type HandedOver = {
  readonly plans: {
    readonly list: (sql?: Sql) => Promise<readonly PlanBrief[]>;
    /** The measures of a plan in its order, none where there is no such plan. */
    readonly measures: (planId: string, sql?: Sql) => Promise<readonly PlanMeasureBrief[]>;
  };
  readonly tasks: {
    /** Registers tasks within the caller's transaction; a repeated key registers once. Throws why it is refused. */
    readonly register: (
      transaction: Sql,
      planId: string,
      asked: { readonly key: string; readonly dispatch: boolean; readonly tasks: readonly TaskOrder[] },
      caller: Caller,
    ) => Promise<readonly RegisteredTask[]>;
    /** Where tasks stand; ids without a task are left out. */
    readonly byIds: (ids: readonly string[], sql?: Sql) => Promise<readonly TaskBrief[]>;
    /** Those of the tasks that stood closed on a day. */
    readonly closedOn: (ids: readonly string[], day: Day, sql?: Sql) => Promise<ReadonlySet<string>>;
    /** Tasks of a plan by their numbers. */
    readonly ofPlan: (planId: string, sql?: Sql) => Promise<readonly TaskBrief[]>;
  };
};

/** In force before revised, whole before excerpt; of each standing the latest is the current one. */
function briefsOf(plans: readonly PlanSummary[]): PlanBrief[] {
  const current = [true, false].flatMap((sample) => {
    const open = plans.filter(
      (plan) => plan.sample === sample && !plan.incomplete && plan.supersededBy === null,
    );
    return open.toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt)).slice(0, 1);
  });
  return plans.map((plan) => ({
    id: plan.id,
    title: plan.title,
    docNumber: plan.docNumber,
    date: plan.date,
    regionCode: plan.regionCode,
    sample: plan.sample,
    sampleWork: plan.sampleWork,
    incomplete: plan.incomplete,
    current: current.includes(plan),
  }));
}

type Row = {
  readonly id: string;
  readonly light: TaskBrief["light"];
  readonly lightReason: { readonly rule: string; readonly reason: TaskBrief["reason"] };
  readonly state: TaskState;
  readonly latest: LatestRecord | null;
};

function briefOf({ state, light, lightReason, latest }: Row): TaskBrief {
  return {
    id: state.id,
    planId: state.planId,
    measureId: state.measureId,
    undertakingId: state.undertakingId,
    number: state.number,
    text: state.text,
    phase: state.phase,
    light,
    reason: lightReason.reason,
    due: state.due,
    closedOn: state.closedOn,
    awaitsJudgement: state.awaitsJudgement,
    unitIds: state.assignments.filter(({ until }) => until === null).map(({ unitId }) => unitId),
    latest: latest && {
      day: latest.on,
      progress: latest.progress,
      problems: latest.problems,
      coordination: latest.coordination,
    },
  };
}

/** Plans and tasks as functions, for the composition root to hand on. */
export function handOver(desk: Supervision): HandedOver {
  return {
    plans: {
      list: async (sql = desk.sql) => briefsOf(await listPlans(sql)),
      measures: async (planId, sql = desk.sql) =>
        (await measuresOfPlan(sql, planId, "2000-01-01")).map((row) => ({
          id: row.id,
          planId: row.planId,
          number: row.number,
          ordinal: row.ordinal,
          section: row.section,
          text: row.text,
          units: row.responsibilities.map(({ organisationId, role }) => ({ unitId: organisationId, role })),
          undertakings: row.undertakings.map(({ id, text, kind }) => ({ id, text, kind })),
        })),
    },
    tasks: {
      register: (sql, planId, { key, dispatch, tasks }, caller) =>
        registerTasks(
          { ...desk, sql },
          planId,
          {
            key,
            dispatch,
            tasks: tasks.map((task) => ({
              ...task,
              recurrence: task.recurrence ?? null,
              units: task.units.map((unit) => ({ ...unit, via: null })),
              leader: null,
              remark: null,
              stages: [],
            })),
          },
          caller,
        ),
      byIds: async (ids, sql = desk.sql) => {
        const rows = await sql<Row[]>`
          select id, light, light_reason, state, latest from supervision.task where id = any(${[...ids]}::uuid[])
          order by plan_id, number`;
        return rows.map(briefOf);
      },
      closedOn: (ids, day, sql = desk.sql) => closedTasks(sql, ids, day),
      ofPlan: async (planId, sql = desk.sql) => {
        const rows = await sql<Row[]>`
          select id, light, light_reason, state, latest from supervision.task where plan_id = ${planId} order by number`;
        return rows.map(briefOf);
      },
    },
  };
}
