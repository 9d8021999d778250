import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { ReportContent, ReportStatus } from "../../domain/tasks/report.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import type { Stage, TaskState } from "../../domain/tasks/task.ts";
import { inputsOf, periodInChinese, type WorkbookTask } from "../../domain/workbooks/unit-workbook.ts";

/** A unit's part in a task of a plan, with its report for a period and the latest one before. */
export type UnitTask = {
  readonly unitId: string;
  readonly owesReports: boolean;
  readonly since: Day;
  readonly reportedThrough: Day | null;
  readonly ordinal: string | null;
  readonly state: TaskState;
  readonly status: ReportStatus | null;
  readonly content: ReportContent | null;
  readonly lastPeriod: string | null;
  readonly last: ReportContent | null;
};

/** The parts of units (all, or these) that report, in the order of the tasks. */
export async function listUnitTasks(
  sql: Sql,
  planId: string,
  { key, due }: Pick<Period, "key" | "due">,
  unitIds?: readonly string[],
): Promise<UnitTask[]> {
  return sql<UnitTask[]>`
    select a.unit_id, a.owes_reports, a.since, a.reported_through, m.ordinal, t.state, r.status, r.content,
      l.period as last_period, l.content as last
    from supervision.assignment a
    join supervision.task t on t.id = a.task_id
    left join supervision.measure m on m.id = t.measure_id
    left join supervision.report r on r.task_id = t.id and r.unit_id = a.unit_id and r.period = ${key}
    left join lateral (
      select period, content from supervision.report
      where task_id = t.id and unit_id = a.unit_id and due < ${due} and status in ('submitted', 'accepted')
      order by due desc limit 1
    ) l on true
    where a.plan_id = ${planId} and a.role <> 'guide' and a.until is null
      ${unitIds ? sql`and a.unit_id = any(${[...unitIds]}::uuid[])` : sql``}
    order by t.number, a.unit_id`;
}

/** What the cell of goals says: `大桥完成投资 120/320 万元（2026-12-31前）`. */
const goalInWords = ({ title, goal, unit, actual, due }: Stage): string =>
  [
    title,
    goal === null ? "" : ` ${actual ?? 0}/${goal} ${unit ?? ""}`,
    due === null ? "" : `（${due}前）`,
  ].join("");

/** A unit's part in a task as its workbook prints it today. */
export function asWorkbookTask({ state, ordinal, content, last, lastPeriod }: UnitTask): WorkbookTask {
  const { progress, unchanged } = inputsOf(last);
  const said = progress || (unchanged && `本期无变化：${unchanged}`);
  return {
    task: state.id,
    number: state.number,
    measure: ordinal ?? state.source.title,
    text: state.text,
    goals: state.stages.map(goalInWords).join("\n"),
    last: last === null || lastPeriod === null ? "" : `${periodInChinese(lastPeriod)}：${said}`,
    content,
  };
}
