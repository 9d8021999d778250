import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Action, RecordedAction } from "../../domain/tasks/action.ts";
import type { Light } from "../../domain/tasks/light.ts";
import type { LatestRecord, ReportRecord } from "../../domain/tasks/projection.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import { sealed, type SealedTable } from "../../../platform/audit/seals.ts";
import { json } from "../../../platform/database/json.ts";
import { DECISIONS } from "../decisions.ts";

export type LockedTask = {
  readonly state: TaskState;
  readonly latest: LatestRecord | null;
  readonly regionCode: string;
  readonly light: Light["colour"];
  readonly lightReason: Pick<Light, "rule" | "reason">;
};

/** Locks tasks against others, always in the same order so that two who take several never wait for each other. */
export async function lockTasks(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql`select from supervision.task where id = any(${[...ids]}) order by id for no key update`;
}

/** The task as it stands, which nobody else can change before the transaction ends. */
export async function lockTask(sql: Sql, id: string): Promise<LockedTask | undefined> {
  const [row] = await sql<LockedTask[]>`
    select state, latest, region_code, light, light_reason from supervision.task where id = ${id}
    for no key update`;
  return row;
}

type ActionRow = {
  readonly version: number;
  readonly at: Date;
  readonly day: Day;
  readonly byId: string | null;
  readonly byName: string;
  readonly action: Action;
};

const recordedOf = ({ byName: by, ...row }: ActionRow): RecordedAction => ({ ...row, by });

const columns = (sql: Sql) => sql`version, at, day, by_id, by_name, action`;

/** Everything recorded of a task after a version, oldest first. */
export async function actionsSince(sql: Sql, taskId: string, version: number): Promise<RecordedAction[]> {
  const rows = await sql<ActionRow[]>`
    select ${columns(sql)} from supervision.action where task_id = ${taskId} and version > ${version} order by version`;
  return rows.map(recordedOf);
}

/** Everything recorded of several tasks up to a day, by task, oldest first. */
export async function actionsUpTo(
  sql: Sql,
  taskIds: readonly string[],
  asOf: Day,
): Promise<Map<string, RecordedAction[]>> {
  const rows = await sql<(ActionRow & { readonly taskId: string })[]>`
    select task_id, ${columns(sql)} from supervision.action
    where task_id = any(${[...taskIds]}) and day <= ${asOf} order by task_id, version`;
  const byTask = new Map<string, RecordedAction[]>();
  for (const { taskId, ...row } of rows) {
    const list = byTask.get(taskId) ?? [];
    list.push(recordedOf(row));
    byTask.set(taskId, list);
  }
  return byTask;
}

/** The version that a request with this key made of the task, or undefined. */
export async function versionOfKey(sql: Sql, taskId: string, key: string): Promise<number | undefined> {
  const [row] = await sql<{ version: number }[]>`
    select version from supervision.action where key = ${key} and task_id = ${taskId}`;
  return row?.version;
}

/** When the latest action on a task was recorded. */
export async function lastRecordedAt(sql: Sql, taskId: string): Promise<Date | undefined> {
  const [row] = await sql<{ at: Date }[]>`
    select at from supervision.action where task_id = ${taskId} order by version desc limit 1`;
  return row?.at;
}

export const ACTIONS: SealedTable = {
  of: "supervision.action",
  record: "taskId",
  part: "version",
  content: ["regionCode", "at", "day", "byId", "byName", "key", "action"],
};

/** What of supervision the trail vouches for. */
export const SEALED: readonly SealedTable[] = [ACTIONS, DECISIONS];

/** A row of the record, with what the trail is to carry of it. */
export function actionRow(
  taskId: string,
  regionCode: string,
  key: string,
  { by, ...recorded }: RecordedAction,
) {
  const row = { ...recorded, taskId, regionCode, key, byName: by };
  const { salt, seal } = sealed(ACTIONS, row);
  return { row: { ...row, salt }, seal };
}

/** Adds to the record, which nothing can alter afterwards. */
export async function addAction(sql: Sql, { row }: ReturnType<typeof actionRow>): Promise<void> {
  await sql`insert into supervision.action ${sql({ ...row, action: json(sql, row.action) })}`;
}

export const reportColumns = (sql: Sql) => sql`
  id, task_id, unit_id, plan_id, period, due, role, status, content, entered_at, entered_by, proxy_file, signed_by,
  submitted_on, returns, decided_at, decided_by, reason`;

/** The report of a unit on a task for a period, settled or not. */
export async function reportFor(
  sql: Sql,
  taskId: string,
  unitId: string,
  period: string,
): Promise<ReportRecord | undefined> {
  const [row] = await sql<ReportRecord[]>`
    select ${reportColumns(sql)} from supervision.report
    where task_id = ${taskId} and unit_id = ${unitId} and period = ${period}`;
  return row;
}

export async function reportById(sql: Sql, id: string): Promise<ReportRecord | undefined> {
  const [row] = await sql<ReportRecord[]>`
    select ${reportColumns(sql)} from supervision.report where id = ${id}`;
  return row;
}

/** All reports on a task. */
export async function reportsOfTask(sql: Sql, taskId: string): Promise<ReportRecord[]> {
  return sql<ReportRecord[]>`
    select ${reportColumns(sql)} from supervision.report where task_id = ${taskId}
    order by due desc, entered_at desc, id`;
}
