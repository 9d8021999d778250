import type { Sql } from "../../../platform/database/database.ts";
import type { Draft } from "../../domain/tasks/report-form.ts";
import type { ReportContent } from "../../domain/tasks/report.ts";
import { json } from "../../../platform/database/json.ts";

/** Whose draft of what. */
export type DraftKey = {
  readonly accountId: string;
  readonly taskId: string;
  readonly unitId: string;
  readonly period: string;
};

/** Keeps what was typed so far over what was kept before; nobody but its author is ever given it. */
export async function saveDraft(
  sql: Sql,
  key: DraftKey,
  content: ReportContent,
  savedAt: Date,
): Promise<void> {
  const { accountId, taskId, unitId, period } = key;
  await sql`
    insert into supervision.report_draft
      (account_id, task_id, unit_id, period, region_code, content, saved_at)
    select ${accountId}, t.id, ${unitId}, ${period}, t.region_code, ${json(sql, content)}, ${savedAt}
    from supervision.task t where t.id = ${taskId}
    on conflict (account_id, task_id, unit_id, period)
    do update set content = excluded.content, saved_at = excluded.saved_at`;
}

type DraftRow = { readonly taskId: string; readonly content: ReportContent; readonly savedAt: Date };

/** Somebody's drafts of a period, by task. */
export async function draftsOf(
  sql: Sql,
  accountId: string,
  { taskIds, unitIds, period }: ReportsAsked,
): Promise<ReadonlyMap<string, Draft>> {
  const rows = await sql<DraftRow[]>`
    select task_id, content, saved_at from supervision.report_draft
    where account_id = ${accountId} and task_id = any(${[...taskIds]}) and unit_id = any(${[...unitIds]})
      and period = ${period}
    order by saved_at`;
  return new Map(
    rows.map(({ taskId, content, savedAt }) => [taskId, { content, savedAt: savedAt.toISOString() }]),
  );
}

export type ReportsAsked = {
  readonly taskIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly period: string;
};

/** Forgets drafts that nobody came back to. */
export async function forgetDrafts(sql: Sql, before: Date): Promise<void> {
  await sql`delete from supervision.report_draft where saved_at < ${before}`;
}
