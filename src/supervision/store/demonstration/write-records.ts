import type { Sql } from "../../../platform/database/database.ts";
import type { RecordedAction } from "../../domain/tasks/action.ts";
import { projectionOf } from "../../domain/tasks/projection.ts";
import { derivedKey } from "../derived-key.ts";
import { json, portions } from "../../../platform/database/json.ts";
import { lightOn, type PlanContext } from "../tasks/plan-context.ts";
import { project } from "../tasks/project.ts";

/**
 * Writes tasks with everything recorded of them at once: what `actOnTasks` would have written action by action, in
 * statements of many rows, because a year of it takes minutes one by one.
 */
export async function writeRecords(
  sql: Sql,
  context: PlanContext,
  records: readonly (readonly RecordedAction[])[],
  asOf: string,
): Promise<void> {
  const { regionCode } = context;
  const projections = records.map((actions) => ({ actions, ...projectionOf(actions) }));
  for (const { state, latest } of projections) {
    const light = lightOn(context, state, latest, asOf);
    await project(sql, { before: null, after: state, latest, report: null, light, regionCode });
  }
  const actions = projections.flatMap(({ state, actions: recorded }) =>
    recorded.map(({ by, action, ...rest }) => ({
      ...rest,
      taskId: state.id,
      regionCode,
      key: derivedKey("demonstration", state.id, String(rest.version)),
      byName: by,
      action: json(sql, action),
    })),
  );
  for (const rows of portions(actions)) await sql`insert into supervision.action ${sql(rows)}`;
  const reports = projections.flatMap(({ reports: all }) =>
    [...all.values()].map((report) => ({ ...report, regionCode, content: json(sql, report.content) })),
  );
  for (const rows of portions(reports)) await sql`insert into supervision.report ${sql(rows)}`;
}
