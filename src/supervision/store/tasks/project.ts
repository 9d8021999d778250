import type { Sql } from "../../../platform/database/database.ts";
import type { Light } from "../../domain/tasks/light.ts";
import {
  type AssignmentRecord,
  assignmentRecords,
  type LatestRecord,
  type ReportRecord,
  taskRecord,
} from "../../domain/tasks/projection.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import { writeTaskWaits } from "./waits.ts";
import { json, portions } from "../../../platform/database/json.ts";

type Changed = {
  readonly before: TaskState | null;
  readonly after: TaskState;
  readonly latest: LatestRecord | null;
  readonly report: ReportRecord | null;
  readonly light: Light;
  readonly regionCode: string;
};

async function writeTask(sql: Sql, { after, latest, light, regionCode }: Changed): Promise<void> {
  const row = {
    ...taskRecord(after),
    regionCode,
    waiting: [...taskRecord(after).waiting],
    light: light.colour,
    lightReason: json(sql, { rule: light.rule, reason: light.reason }),
    state: json(sql, after),
    latest: latest === null ? null : json(sql, latest),
  };
  const { id: _, ...columns } = row;
  const names = Object.keys(columns) as (keyof typeof columns)[];
  await sql`
    insert into supervision.task ${sql(row)}
    on conflict (id) do update set ${sql(columns, ...names)}`;
}

const sameRecord = (left: AssignmentRecord | undefined, right: AssignmentRecord): boolean =>
  left !== undefined && JSON.stringify(left) === JSON.stringify(right);

async function writeAssignments(sql: Sql, { before, after, regionCode }: Changed): Promise<void> {
  const old = new Map((before ? assignmentRecords(before) : []).map((row) => [row.unitId, row]));
  const changed = assignmentRecords(after).filter((row) => !sameRecord(old.get(row.unitId), row));
  for (const part of portions(changed)) {
    const rows = part.map((row) => ({ ...row, regionCode, waiting: [...row.waiting] }));
    await sql`
      insert into supervision.assignment ${sql(rows)}
      on conflict (task_id, unit_id) do update set
        role = excluded.role, via = excluded.via, since = excluded.since, until = excluded.until,
        receive_by = excluded.receive_by, received_on = excluded.received_on,
        reported_through = excluded.reported_through, owes_reports = excluded.owes_reports,
        waiting = excluded.waiting`;
  }
}

async function writeReport(sql: Sql, { report, regionCode }: Changed): Promise<void> {
  if (report === null) return;
  const row = { ...report, regionCode, content: json(sql, report.content) };
  const { id: _, ...columns } = row;
  const names = Object.keys(columns) as (keyof typeof columns)[];
  await sql`
    insert into supervision.report ${sql(row)}
    on conflict (id) do update set ${sql(columns, ...names)}`;
}

/** Writes the rows that follow from what a task has become; within the transaction that records the action. */
export async function project(sql: Sql, changed: Changed): Promise<void> {
  await Promise.all([writeTask(sql, changed), writeAssignments(sql, changed), writeReport(sql, changed)]);
  await writeTaskWaits(sql, changed.after, changed.regionCode);
}
