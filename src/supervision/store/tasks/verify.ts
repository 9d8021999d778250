import { sameJson } from "../../../kernel/canonical-json.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import type { RecordDifference, RecordsVerdict } from "../../../platform/slice.ts";
import {
  assignmentRecords,
  projectionOf,
  type ReportRecord,
  taskRecord,
} from "../../domain/tasks/projection.ts";
import { ifItFolds, sameRows } from "../../../platform/records/projection.ts";
import { waitsStanding } from "../../../platform/records/waits.ts";
import { actionsSince, lockTask, reportsOfTask } from "./record.ts";
import { OF_TASKS, taskWaits } from "./waits.ts";

/** What of a task's rows does not follow from its record: names of rows, none where all is well. */
export type Verdict = { readonly task: string; readonly differences: readonly string[] };

const byId = (reports: Iterable<ReportRecord>): ReportRecord[] =>
  [...reports].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Folds the whole record of a task again and compares every row that was written from it. */
export async function verifyTask(pool: Sql, id: string): Promise<Verdict> {
  return inTransaction(pool, async (sql) => {
    const locked = await lockTask(sql, id);
    if (!locked) return { task: id, differences: ["task"] };
    const actions = await actionsSince(sql, id, 0);
    const made = ifItFolds(() => {
      const { state, reports, latest } = projectionOf(actions);
      return { state, reports, latest, row: taskRecord(state), units: assignmentRecords(state) };
    });
    if (!made) return { task: id, differences: ["action"] };
    const { state, reports, latest } = made;
    const [task] = await sql`
      select id, plan_id, measure_id, undertaking_id, instance_of, number, version, source, text, leader, phase, standing,
        awaits_judgement, deadline_kind, original_due, due, dispatched_on, closed_on, waiting
      from supervision.task where id = ${id}`;
    const assignments = await sql`
      select task_id, unit_id, plan_id, role, via, since, until, receive_by, received_on, reported_through, owes_reports,
        waiting
      from supervision.assignment where task_id = ${id} order by unit_id`;
    const expected = made.units.toSorted((a, b) => (a.unitId < b.unitId ? -1 : 1));
    const checks: readonly (readonly [string, boolean])[] = [
      ["state", sameJson(locked.state, state)],
      ["latest", sameJson(locked.latest, latest)],
      ["task", sameJson({ ...task }, made.row)],
      [
        "assignment",
        sameJson(
          [...assignments].map((row) => ({ ...row })),
          expected,
        ),
      ],
      ["report", sameJson(byId(await reportsOfTask(sql, id)), byId(reports.values()))],
      [
        "wait",
        sameRows(
          (await waitsStanding(sql, OF_TASKS, [id])).get(id) ?? [],
          await taskWaits(sql, state, locked.regionCode),
        ),
      ],
    ];
    return { task: id, differences: checks.flatMap(([name, fits]) => (fits ? [] : [name])) };
  });
}

/** The same of every task, or those of a plan; only those that differ are told. */
export async function verifyTasks(sql: Sql, planId?: string): Promise<RecordsVerdict> {
  const ids = await listTaskIds(sql, planId);
  const differing: RecordDifference[] = [];
  for (const id of ids) {
    const { differences } = await verifyTask(sql, id);
    if (differences.length > 0) differing.push({ kind: "task", id, name: "", differences });
  }
  return { checked: ids.length, differing };
}

/** Tasks in the order of their plans, for going through all of them. */
export async function listTaskIds(sql: Sql, planId?: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from supervision.task ${planId === undefined ? sql`` : sql`where plan_id = ${planId}`}
    order by plan_id, number`;
  return rows.map(({ id }) => id);
}
