import { awaitsHead } from "../tasks/head-signature.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ReportRecord } from "../../domain/tasks/projection.ts";
import {
  entryOf,
  formPeriod,
  type FormTask,
  offeredPeriods,
  reportingParts,
} from "../../domain/tasks/report-form.ts";
import type { ReportContent } from "../../domain/tasks/report.ts";
import {
  NO_OWN_UNIT,
  NO_PERIOD,
  NO_SUCH_PERIOD,
  NOTHING_TO_REPORT,
} from "../../domain/tasks/reporting-failures.ts";
import { NO_TASK } from "../../domain/tasks/task-failures.ts";
import type { ReportForm, TaskRow } from "../../domain/tasks/task-row.ts";
import type { Supervision } from "../desk.ts";
import { reportColumns } from "../tasks/record.ts";
import { reportView, rowsOf, type TaskSnapshot } from "../tasks/rows.ts";
import { draftsOf, type ReportsAsked } from "./drafts.ts";
import { type Reporter, reporterOf } from "./reporter.ts";
import { planTimes, type PlanTimes, storedTask, unitTasks } from "./unit-tasks.ts";

const reportsOfPeriod = (sql: Sql, { taskIds, period }: ReportsAsked): Promise<ReportRecord[]> =>
  sql<ReportRecord[]>`
    select ${reportColumns(sql)} from supervision.report
    where task_id = any(${[...taskIds]}) and period = ${period} order by entered_at`;

type Last = { readonly taskId: string; readonly content: ReportContent };

/** The latest report of each task before a due day that says more than that nothing changed. */
async function lastReports(
  sql: Sql,
  { taskIds, unitIds }: ReportsAsked,
  due: Day,
): Promise<ReadonlyMap<string, ReportContent>> {
  const rows = await sql<Last[]>`
    select distinct on (task_id) task_id, content from supervision.report
    where task_id = any(${[...taskIds]}) and unit_id = any(${[...unitIds]}) and due < ${due}
      and content->>'noChange' = 'false'
    order by task_id, due desc`;
  return new Map(rows.map(({ taskId, content }) => [taskId, content]));
}

type Asked = {
  readonly reporter: Reporter & { readonly unit: NonNullable<Reporter["unit"]> };
  readonly accountId: string;
  readonly asOf: Day;
  readonly period: string | undefined;
};

function headOf({ planId, planTitle, sample, ordinal, measure }: TaskRow) {
  return { planId, planTitle, sample, ordinal, measure };
}

/** The forms of a unit for one period: one for each measure, in the order of the plan. Throws where no period is meant. */
async function formsOf(
  desk: Supervision,
  tasks: readonly TaskSnapshot[],
  { periods, settings }: PlanTimes,
  { reporter, accountId, asOf, period: wanted }: Asked,
): Promise<ReportForm[]> {
  const { sql } = desk;
  const { actor, unit } = reporter;
  const parts = reportingParts(
    tasks.map(({ state }) => state),
    actor.unitIds,
  );
  const period = formPeriod(parts, periods, asOf, wanted);
  if (!period) throw new FailureError(wanted === undefined ? NO_PERIOD : NO_SUCH_PERIOD);
  const asked = {
    taskIds: tasks.map(({ state }) => state.id),
    unitIds: actor.unitIds,
    period: period.key,
  };
  const [rows, reports, last, drafts] = await Promise.all([
    rowsOf(desk, tasks),
    reportsOfPeriod(sql, asked),
    lastReports(sql, asked, period.due),
    draftsOf(sql, accountId, asked),
  ]);
  const filled = parts.map(({ state, assignment: { unitId } }): FormTask => {
    const row = rows.find(({ id }) => id === state.id);
    if (!row) throw new Error(`task ${state.id} has no row`);
    const ofTask = reports.filter(({ taskId }) => taskId === state.id);
    const current = ofTask.find((each) => each.unitId === unitId);
    const supporting = ofTask.filter(
      (each) =>
        each.role === "support" &&
        each.unitId !== unitId &&
        (each.status === "submitted" || each.status === "accepted"),
    );
    return {
      row,
      state,
      unitId,
      current: current ? reportView(current) : null,
      last: last.get(state.id) ?? null,
      draft: drafts.get(state.id) ?? null,
      supporting: supporting.map(reportView),
    };
  });
  const byMeasure = new Map<string, FormTask[]>();
  for (const task of filled) {
    const key = task.row.measureId ?? task.row.id;
    byMeasure.set(key, [...(byMeasure.get(key) ?? []), task]);
  }
  const offered = offeredPeriods(parts, periods, asOf, period);
  const signStep = actor.liaison && (await awaitsHead(desk, sql, settings.options, actor));
  return [...byMeasure.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [
          {
            ...headOf(first.row),
            unit,
            period,
            periods: offered,
            signStep,
            proxy: !actor.liaison && !actor.head,
            entries: [first, ...rest].map((task) => entryOf(task, period, actor, asOf)),
          },
        ],
  );
}

async function timesOf(desk: Supervision, tasks: readonly TaskSnapshot[], asOf: Day): Promise<PlanTimes> {
  const [times] = (await planTimes(desk, tasks, asOf)).values();
  if (!times) throw new FailureError(NO_PERIOD);
  return times;
}

type Wanted = { readonly unit?: string | undefined; readonly period?: string | undefined };

const own = (reporter: Reporter): Asked["reporter"] => {
  const { unit, actor } = reporter;
  if (unit === null) throw new FailureError(NO_OWN_UNIT);
  return { actor, unit };
};

/** For whom a form on a task is: the unit asked for, one's own, or, for the office, the task's lead unit. */
export async function reporterOn(
  desk: Supervision,
  caller: Caller,
  task: TaskSnapshot,
  unit: string | undefined,
): Promise<Asked["reporter"]> {
  const reporter = await reporterOf(desk, caller, unit);
  const { assignments } = task.state;
  const hasPart = ({ actor }: Reporter) => assignments.some(({ unitId }) => actor.unitIds.includes(unitId));
  if (hasPart(reporter)) return own(reporter);
  const lead = assignments.find(({ role, until }) => role === "lead" && until === null);
  if (!reporter.actor.office || unit !== undefined || !lead) throw new FailureError(NO_TASK);
  return own(await reporterOf(desk, caller, lead.unitId));
}

/** The form for a unit's report on a task and its other tasks of the same measure. */
export async function loadForm(
  desk: Supervision,
  caller: Caller,
  taskId: string,
  { unit, period }: Wanted,
  asOf: Day,
): Promise<ReportForm> {
  const task = await storedTask(desk.sql, taskId);
  if (!task) throw new FailureError(NO_TASK);
  const reporter = await reporterOn(desk, caller, task, unit);
  const { planId, measureId } = task.state;
  const beside =
    measureId === null
      ? []
      : await unitTasks(desk.sql, reporter.actor.unitIds, { plan: planId, measure: measureId });
  const tasks = beside.some(({ state }) => state.id === taskId) ? beside : [task, ...beside];
  const accountId = caller.actor?.accountId ?? "";
  const [form] = await formsOf(desk, tasks, await timesOf(desk, tasks, asOf), {
    reporter,
    accountId,
    asOf,
    period,
  });
  if (!form) throw new FailureError(NOTHING_TO_REPORT);
  return form;
}

/** Everything a unit reports on a plan for a period, as its sheet prints it. */
export async function loadSheet(
  desk: Supervision,
  caller: Caller,
  {
    plan,
    unit,
    period,
  }: { readonly plan: string; readonly unit?: string | undefined; readonly period: string },
  asOf: Day,
): Promise<readonly ReportForm[]> {
  const reporter = own(await reporterOf(desk, caller, unit));
  const tasks = await unitTasks(desk.sql, reporter.actor.unitIds, { plan });
  if (tasks.length === 0) return [];
  const accountId = caller.actor?.accountId ?? "";
  return formsOf(desk, tasks, await timesOf(desk, tasks, asOf), { reporter, accountId, asOf, period });
}
