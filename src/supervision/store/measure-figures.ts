import type { Day } from "../../kernel/calendar.ts";
import type { Indicator, MeasureOfPlan } from "../../kernel/measure.ts";
import type { Sql } from "../../platform/database/database.ts";
import { measureFigures, type MeasureWork } from "../domain/tasks/measure-figures.ts";

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
    sql<MeasureWork["tasks"][number][]>`
      select t.state->>'registeredOn' as registered_on, t.closed_on from supervision.task t
      where t.measure_id = ${measure.id}`,
    sql<MeasureWork["reports"][number][]>`
      select (r.decided_at at time zone 'Asia/Shanghai')::date as accepted_on, count(*) as count
      from supervision.report r join supervision.task t on t.id = r.task_id
      where t.measure_id = ${measure.id} and r.status = 'accepted'
        and r.decided_at > ${asOf}::date - interval '13 months'
      group by 1`,
  ]);
  return measureFigures({ undertakings, tasks, reports }, measure, asOf);
}
