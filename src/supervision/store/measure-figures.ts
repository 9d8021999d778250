import type { Day } from "../../kernel/calendar.ts";
import type { Indicator, MeasureOfPlan } from "../../kernel/measure.ts";
import type { Sql } from "../../platform/database/database.ts";
import {
  closedSpans,
  isClosedOn,
  measureFigures,
  type MeasureWork,
  REPORT_MONTHS,
} from "../domain/tasks/measure-figures.ts";
import { actionsUpTo } from "./tasks/record.ts";

type Task = {
  readonly id: string;
  readonly registeredOn: Day;
  readonly closedOn: Day | null;
  readonly reopened: boolean;
};

const allTasks = (sql: Sql) => sql`true`;

/** When tasks stood closed up to a day. Only those that were reopened did at other times than their row says, and are folded. */
async function tasksWhere(sql: Sql, where: ReturnType<typeof allTasks>, asOf: Day) {
  const tasks = await sql<Task[]>`
    select t.id, t.state->>'registeredOn' as registered_on, t.closed_on, exists (
      select from supervision.action a where a.task_id = t.id and a.action->>'type' = 'reopen') as reopened
    from supervision.task t where ${where}`;
  const folded = await actionsUpTo(
    sql,
    tasks.filter(({ reopened }) => reopened).map(({ id }) => id),
    asOf,
  );
  return tasks.map(({ id, registeredOn, closedOn }) => {
    const actions = folded.get(id);
    const closed = closedOn === null ? [] : [{ from: closedOn, until: null }];
    return { id, registeredOn, closed: actions ? closedSpans(actions) : closed };
  });
}

/** Those of the tasks that stood closed on a day. */
export async function closedTasks(sql: Sql, ids: readonly string[], day: Day): Promise<Set<string>> {
  const tasks = await tasksWhere(sql, sql`t.id = any(${[...ids]}::uuid[])`, day);
  return new Set(tasks.filter(({ closed }) => isClosedOn(closed, day)).map(({ id }) => id));
}

/** Figures about a measure from its undertakings, tasks and accepted reports. */
export async function figuresOfMeasure(sql: Sql, measure: MeasureOfPlan, asOf: Day): Promise<Indicator[]> {
  const [undertakings, tasks, reports] = await Promise.all([
    sql<MeasureWork["undertakings"][number][]>`
      select (
        select min(t.dispatched_on) from supervision.task t
        where t.measure_id = u.measure_id and (
          t.undertaking_id = u.id or u.text = any(string_to_array(t.state -> 'source' ->> 'quote', E'\\n')))
      ) as dispatched_on
      from supervision.undertaking u where u.measure_id = ${measure.id}`,
    tasksWhere(sql, sql`t.measure_id = ${measure.id}`, asOf),
    sql<MeasureWork["reports"][number][]>`
      select (r.decided_at at time zone 'Asia/Shanghai')::date as accepted_on, count(*) as count
      from supervision.report r join supervision.task t on t.id = r.task_id
      where t.measure_id = ${measure.id} and r.status = 'accepted'
        and r.decided_at > ${asOf}::date - ${REPORT_MONTHS} * interval '1 month'
      group by 1`,
  ]);
  return measureFigures({ undertakings, tasks, reports }, measure, asOf);
}
