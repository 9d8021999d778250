import type { Sql } from "../../../platform/database/database.ts";
import type { TaskActor } from "../../domain/tasks/action.ts";
import type { Light } from "../../domain/tasks/light.ts";
import type { LatestRecord, ReportRecord } from "../../domain/tasks/projection.ts";
import type { ReportContent } from "../../domain/tasks/report.ts";
import type { ReviewItem } from "../../domain/tasks/task-row.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import type { Supervision } from "../desk.ts";
import type { Page } from "../measures.ts";
import { reportColumns } from "../tasks/record.ts";
import { reportView, rowsOf, unitNames } from "../tasks/rows.ts";

type Kind = ReviewItem["kind"];
export type QueueFilter = {
  readonly plan?: string | undefined;
  /** Every id of the unit asked for. */
  readonly units?: readonly string[] | undefined;
  readonly kind?: Kind | undefined;
};
/** The office reviews what lead units report, ask and claim; people of a lead unit what supporting ones answer it; who is both, both. */
export type Reviewer = TaskActor;

type Waiting = {
  readonly kind: Kind;
  readonly taskId: string;
  readonly unitId: string;
  readonly since: Date;
  readonly reportId: string | null;
};

/** A report of a task that was closed meanwhile can be decided on no more; while it is suspended its units owe nothing. */
function reportsFor(sql: Sql, { office, head, liaison, unitIds }: Reviewer) {
  const led = head || liaison ? unitIds : [];
  return sql`
    select 'report' as kind, r.task_id, r.plan_id, r.unit_id, r.entered_at as since, r.id as report_id
    from supervision.report r join supervision.task t on t.id = r.task_id
    where r.status = 'submitted' and (${office ? sql`r.role = 'lead' and t.phase <> 'closed'` : sql`false`}
      or r.role = 'support' and t.phase = 'dispatched' and exists (
        select from supervision.assignment a where a.task_id = r.task_id and a.role = 'lead' and a.until is null
          and a.unit_id = any(${[...led]})))`;
}

/** Extensions and claims stand in the state of their task. */
const requests = (sql: Sql) => sql`
  union all
  select 'extension', t.id, t.plan_id, (asked->>'unitId')::uuid, (asked->>'askedOn')::date::timestamptz, null
  from supervision.task t, jsonb_array_elements(t.state->'extensions') asked
  where t.waiting @> '{extension}' and asked->>'state' = 'pending'
  union all
  select 'claim', t.id, t.plan_id, (t.state->'claim'->>'unitId')::uuid, (t.state->'claim'->>'on')::date::timestamptz, null
  from supervision.task t where t.waiting @> '{claim}'`;

function waiting(sql: Sql, reviewer: Reviewer, { plan, units }: QueueFilter) {
  return sql`
    select * from (${reportsFor(sql, reviewer)} ${reviewer.office ? requests(sql) : sql``}) item
    where true ${plan === undefined ? sql`` : sql`and plan_id = ${plan}`}
      ${units === undefined ? sql`` : sql`and unit_id = any(${[...units]})`}`;
}

type Stored = {
  readonly id: string;
  readonly state: TaskState;
  readonly latest: LatestRecord | null;
  readonly light: Light["colour"];
  readonly lightReason: Omit<Light, "colour">;
};

async function withTasks(desk: Supervision, items: readonly Waiting[]): Promise<ReviewItem[]> {
  const { sql } = desk;
  const reportIds = items.flatMap(({ reportId }) => reportId ?? []);
  const [stored, reports, previous, names] = await Promise.all([
    sql<Stored[]>`
      select id, state, latest, light, light_reason from supervision.task
      where id = any(${items.map(({ taskId }) => taskId)})`,
    sql<ReportRecord[]>`
      select ${reportColumns(sql)} from supervision.report where id = any(${reportIds})`,
    sql<{ id: string; content: ReportContent }[]>`
      select r.id, before.content from supervision.report r, lateral (
        select content from supervision.report p
        where p.task_id = r.task_id and p.unit_id = r.unit_id and p.due < r.due and p.status in ('accepted', 'submitted')
        order by p.due desc limit 1) before
      where r.id = any(${reportIds})`,
    unitNames(desk),
  ]);
  const rows = await rowsOf(
    desk,
    stored.map(({ state, latest, light, lightReason }) => ({
      state,
      latest,
      light: { colour: light, ...lightReason },
    })),
  );
  const tasks = new Map(rows.map((row) => [row.id, row]));
  const views = new Map(reports.map((report) => [report.id, reportView(report)]));
  const before = new Map(previous.map(({ id, content }) => [id, content]));
  return items.flatMap(({ kind, taskId, unitId, since, reportId }) => {
    const task = tasks.get(taskId);
    if (!task) return [];
    return [
      {
        kind,
        task,
        unitId,
        unitName: names.get(unitId) ?? unitId,
        since: since.toISOString(),
        report: views.get(reportId ?? "") ?? null,
        previous: before.get(reportId ?? "") ?? null,
      },
    ];
  });
}

/** What waits for a decision of the reviewer, oldest first; counts are by kind, whatever kind is asked for. */
export async function listReviewQueue(
  desk: Supervision,
  filter: QueueFilter,
  { page, size }: Page,
  reviewer: Reviewer,
): Promise<{ total: number; counts: Record<Kind, number>; rows: ReviewItem[] }> {
  const { sql } = desk;
  const { kind } = filter;
  const [items, counted] = await Promise.all([
    sql<Waiting[]>`
      select kind, task_id, unit_id, since, report_id from (${waiting(sql, reviewer, filter)}) w
      ${kind === undefined ? sql`` : sql`where kind = ${kind}`}
      order by since, task_id, unit_id limit ${size} offset ${(page - 1) * size}`,
    sql<{ kind: Kind; count: number }[]>`
      select kind, count(*) as count from (${waiting(sql, reviewer, filter)}) w group by kind`,
  ]);
  const counts = {
    report: 0,
    extension: 0,
    claim: 0,
    ...Object.fromEntries(counted.map((each) => [each.kind, each.count])),
  };
  const total = kind === undefined ? counts.report + counts.extension + counts.claim : counts[kind];
  return { total, counts, rows: await withTasks(desk, items) };
}
