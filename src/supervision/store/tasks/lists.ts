import type { Sql } from "../../../platform/database/database.ts";
import { TAKEN_BACK } from "../../../kernel/take-back.ts";
import { historySentences } from "../../domain/tasks/history-sentence.ts";
import type { Action } from "../../domain/tasks/action.ts";
import type { ReportRecord } from "../../domain/tasks/projection.ts";
import type { Report } from "../../domain/tasks/report.ts";
import type { ReportReader } from "../../domain/tasks/report-reader.ts";
import type { HistoryLine } from "../../domain/tasks/task-row.ts";
import type { Page } from "../measures.ts";
import { reportColumns } from "./record.ts";
import { reportView, type TaskReader, unitNames } from "./rows.ts";

type ActionLine = {
  readonly version: number;
  readonly at: Date;
  readonly byName: string;
  readonly action: Action;
};

/** Everything done with a task, newest first, in words. */
export async function listHistory(
  desk: TaskReader,
  taskId: string,
  { page, size }: Page,
): Promise<{ total: number; rows: HistoryLine[] }> {
  const { sql } = desk;
  const [found, [last], names] = await Promise.all([
    sql<ActionLine[]>`
      select version, at, by_name, action from supervision.action where task_id = ${taskId}
      order by version desc limit ${size + 1} offset ${(page - 1) * size}`,
    // Versions count actions without a gap.
    sql<{ version: number }[]>`select version from supervision.task where id = ${taskId}`,
    unitNames(desk),
  ]);
  const [rows, before] = [found.slice(0, size), found.slice(size)];
  const said = historySentences(rows, (id) => names.get(id) ?? id, before);
  return {
    total: last?.version ?? 0,
    rows: rows.map(({ version, at, byName: by, action }, index) => ({
      version,
      at: at.toISOString(),
      by,
      sentence: said[index] ?? TAKEN_BACK,
      ...(action.type === "note-history" ? { entries: action.entries } : {}),
    })),
  };
}

/** The rule of `mayReadReport` as the database asks it. */
const readable = (sql: Sql, { oversees, units, leads }: ReportReader) => sql`
  (unit_id = any(${[...units]}) or (status <> 'unsigned' and (status <> 'returned' or returns > 0)
    ${oversees || leads ? sql`` : sql`and role = 'lead' and status = 'accepted'`}))`;

/** Reports on a task that are for the reader, newest first. */
export async function listReports(
  { sql }: Pick<TaskReader, "sql">,
  taskId: string,
  { page, size }: Page,
  reader: ReportReader,
): Promise<{ total: number; rows: Report[] }> {
  const shown = sql`task_id = ${taskId} and ${readable(sql, reader)}`;
  const [rows, [counted]] = await Promise.all([
    sql<ReportRecord[]>`
      select ${reportColumns(sql)} from supervision.report where ${shown}
      order by due desc, entered_at desc, id limit ${size} offset ${(page - 1) * size}`,
    sql<{ total: number }[]>`select count(*) as total from supervision.report where ${shown}`,
  ]);
  return { total: counted?.total ?? 0, rows: rows.map(reportView) };
}

/**
 * Tasks of a plan by the undertakings that they came from, instances of a standing duty left out. A task of several
 * undertakings quotes each on a line of its own.
 */
export async function tasksByUndertaking(sql: Sql, planId: string): Promise<Map<string, string>> {
  const rows = await sql<{ undertakingId: string; id: string }[]>`
    select u.id as undertaking_id, t.id
    from supervision.task t join supervision.undertaking u on u.measure_id = t.measure_id
    where t.plan_id = ${planId} and t.instance_of is null and (
      u.id = t.undertaking_id or u.text = any(string_to_array(t.state -> 'source' ->> 'quote', E'\\n')))
    order by t.number`;
  return new Map(rows.map(({ undertakingId, id }) => [undertakingId, id]));
}
