import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import { reportCountsOf } from "../../domain/tasks/report-counts.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import {
  chapterStatistics,
  quarterStatistics,
  RANKING_RULE,
  type ReportCounts,
  unitStatistics,
  withRanks,
} from "../../domain/tasks/statistics.ts";
import type { Statistics } from "../../domain/tasks/task-row.ts";
import type { Supervision } from "../desk.ts";
import { loadPlanContext } from "../tasks/plan-context.ts";
import { snapshotsOfPlan } from "../tasks/read.ts";

type Span = { readonly planId: string; readonly periods: readonly Period[] };

/** What `reportCountsOf` counts, out of the rows of today. */
async function reportCounts(sql: Sql, { planId, periods }: Span): Promise<Map<string, ReportCounts>> {
  const dues = periods.map(({ due }) => due);
  const rows = await sql<(ReportCounts & { unitId: string })[]>`
    with duty as materialized (
      select a.task_id, a.unit_id, a.since, coalesce(a.until, t.closed_on,
        case when t.phase = 'suspended' then (t.state->'suspension'->>'on')::date end, 'infinity') as ends
      from supervision.assignment a join supervision.task t on t.id = a.task_id
      where a.plan_id = ${planId} and a.role <> 'guide' and t.dispatched_on is not null
        and t.state->'recurrence' = 'null'::jsonb
    ), said as materialized (
      select task_id, unit_id, due, submitted_on, returns from supervision.report
      where plan_id = ${planId} and due = any(${dues}::date[]) and submitted_on is not null
    ), fallen as (
      select d.task_id, d.unit_id, p.due
      from duty d join unnest(${dues}::date[], ${periods.map(({ to }) => to)}::date[]) p (due, last)
        on p.due >= d.since and p.last >= d.since and p.due < d.ends
      union select task_id, unit_id, due from said
    )
    select f.unit_id, count(*) as owed,
      count(*) filter (where r.submitted_on <= f.due) as in_time,
      count(*) filter (where r.submitted_on > f.due) as late,
      count(*) filter (where r.submitted_on is null) as missing,
      coalesce(sum(r.returns), 0)::int as returned
    from fallen f left join said r on r.task_id = f.task_id and r.unit_id = f.unit_id and r.due = f.due
    group by f.unit_id`;
  return new Map(rows.map(({ unitId, ...counts }) => [unitId, counts]));
}

/** How the work on a plan stands by unit, chapter and quarter; reports are those due from `from` to the day before `asOf`. */
export async function planStatistics(
  desk: Supervision,
  planId: string,
  { from, asOf }: { readonly from: Day; readonly asOf: Day },
): Promise<Statistics> {
  const { sql } = desk;
  const context = await loadPlanContext(sql, planId, asOf, desk.isWorkingDay);
  if (!context) throw new FailureError(NO_PLAN);
  const periods = context.periods.filter(({ due }) => due >= from && due < asOf);
  const past = asOf < dayInShanghai(desk.now());
  const [tasks, today, measures, roster] = await Promise.all([
    snapshotsOfPlan(desk, planId, asOf),
    past ? new Map<string, ReportCounts>() : reportCounts(sql, { planId, periods }),
    sql<{ id: string; section: string | null }[]>`
      select id, section from supervision.measure where plan_id = ${planId} order by number`,
    desk.organisations.list(desk.sql),
  ]);
  const sections = new Map(measures.map(({ id, section }) => [id, section]));
  const order = [...new Set(measures.map(({ section }) => section))];
  const then = () => tasks.map(({ state, reports }) => ({ state, reports: reports ?? [] }));
  const units = unitStatistics(tasks, roster, past ? reportCountsOf(then(), periods) : today);
  const { ranking } = context.settings.options;
  return {
    asOf,
    from,
    units: ranking ? withRanks(units) : units,
    chapters: chapterStatistics(tasks, (id) => sections.get(id ?? "") ?? null).toSorted(
      (a, b) => order.indexOf(a.section) - order.indexOf(b.section),
    ),
    quarters: quarterStatistics(
      tasks.map(({ state }) => state),
      asOf,
    ),
    rankingRule: ranking ? RANKING_RULE : null,
  };
}
