import { audit } from "../../../platform/audit/audit.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { RecordedAction } from "../../domain/tasks/action.ts";
import { projectionOf } from "../../domain/tasks/projection.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import { json, portions } from "../../../platform/database/json.ts";
import { lightOn, type PlanContext } from "../tasks/plan-context.ts";
import { project } from "../tasks/project.ts";
import { actionRow } from "../tasks/record.ts";
import { writeTaskWaits } from "../tasks/waits.ts";

const SAMPLES = { actor: null, address: "127.0.0.1", requestId: "demonstration" };

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
    recorded.map((each) =>
      actionRow(state.id, regionCode, derivedKey("demonstration", state.id, String(each.version)), each),
    ),
  );
  for (const made of portions(actions)) {
    const rows = made.map(({ row }) => ({ ...row, action: json(sql, row.action) }));
    await sql`insert into supervision.action ${sql(rows)}`;
    const seals = made.map(({ seal }) => seal);
    await audit.record(sql, {
      caller: SAMPLES,
      action: "supervision.fill-samples",
      subject: "demonstration",
      seals,
    });
  }
  const reports = projections.flatMap(({ reports: all }) =>
    [...all.values()].map((report) => ({ ...report, regionCode, content: json(sql, report.content) })),
  );
  for (const rows of portions(reports)) await sql`insert into supervision.report ${sql(rows)}`;
  // What the office reviews waits since its report was entered.
  for (const { state } of projections) await writeTaskWaits(sql, state, regionCode);
}
