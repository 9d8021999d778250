import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { isActive, waitingForOffice } from "../../domain/tasks/duties.ts";
import { type EarlierProgress, earlierOf } from "../../domain/tasks/earlier-progress.ts";
import type { Light } from "../../domain/tasks/light.ts";
import type { LatestRecord, ReportRecord } from "../../domain/tasks/projection.ts";
import type { Report } from "../../domain/tasks/report.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import type { Supervision } from "../desk.ts";

/** What reading tasks needs of the desk: names come out of the roster. */
export type TaskReader = Pick<Supervision, "sql" | "now" | "isWorkingDay"> & {
  readonly organisations: Pick<Supervision["organisations"], "list">;
};

/** A task as it stands on some day, before units and measures have their names. */
export type TaskSnapshot = {
  readonly state: TaskState;
  readonly latest: LatestRecord | null;
  readonly light: Light;
};

type Place = {
  readonly id: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly section: string | null;
  readonly text: string;
};
type PlanHead = { readonly id: string; readonly title: string; readonly sample: boolean };

const distinct = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];

async function placesOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Place>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<Place[]>`
    select id, number, ordinal, section, text from supervision.measure where id = any(${[...ids]})`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function plansOf(sql: Sql, ids: readonly string[]): Promise<Map<string, PlanHead>> {
  const rows = await sql<PlanHead[]>`
    select id, title, sample or sample_work as sample from supervision.plan where id = any(${[...ids]})`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of units by every id under which tasks may know them. */
export async function unitNames({ sql, organisations }: TaskReader): Promise<ReadonlyMap<string, string>> {
  return new Map(
    (await organisations.list(sql)).flatMap(({ id, mergedIds, name }) =>
      [id, ...(mergedIds ?? [])].map((each) => [each, name] as const),
    ),
  );
}

function rowOf(
  { state, latest, light }: TaskSnapshot,
  plan: PlanHead | undefined,
  place: Place | undefined,
  names: ReadonlyMap<string, string>,
  earlier: EarlierProgress | null,
): TaskRow {
  const name = (id: string): string => names.get(id) ?? id;
  const units = state.assignments.filter(isActive).map(({ unitId, role, via, receivedOn }) => ({
    unitId,
    name: name(unitId),
    role,
    via,
    received: receivedOn !== null,
  }));
  const quoted = latest && {
    progress: latest.progress,
    problems: latest.problems,
    next: latest.next,
    coordination: latest.coordination,
    unitName: name(latest.unitId),
    period: latest.period,
    on: latest.on,
    evidence: latest.evidence,
  };
  return {
    id: state.id,
    version: state.version,
    planId: state.planId,
    planTitle: plan?.title ?? "",
    sample: plan?.sample ?? false,
    number: state.number,
    measureId: state.measureId,
    measureNumber: place?.number ?? null,
    ordinal: place?.ordinal ?? null,
    section: place?.section ?? null,
    measure: place?.text ?? null,
    source: state.source,
    text: state.text,
    stages: state.stages,
    leader: state.leader,
    units,
    phase: state.phase,
    standing: state.standingSince !== null,
    awaitsJudgement: state.awaitsJudgement,
    waiting: waitingForOffice(state),
    deadline: state.deadline,
    due: state.due,
    light,
    latest: quoted,
    earlier,
    remark: state.remark,
  };
}

/** What ledgers said of tasks that have no accepted report, up to the version at which they are shown. */
async function earlierProgress(
  sql: Sql,
  snapshots: readonly TaskSnapshot[],
): Promise<ReadonlyMap<string, EarlierProgress>> {
  const unreported = snapshots.filter(({ latest }) => latest === null).map(({ state }) => state);
  if (unreported.length === 0) return new Map();
  const rows = await sql<{ taskId: string; entries: { day: Day | null; text: string }[] }[]>`
    select distinct on (a.task_id) a.task_id, a.action -> 'entries' as entries
    from supervision.action a
      join unnest(${unreported.map(({ id }) => id)}::uuid[], ${unreported.map(({ version }) => version)}::int[])
        as shown (id, version) on shown.id = a.task_id and a.version <= shown.version
    where a.action ->> 'type' = 'note-history' and jsonb_typeof(a.action -> 'entries') = 'array' order by a.task_id, a.version desc`;
  return new Map(rows.map(({ taskId, entries }) => [taskId, earlierOf(entries)]));
}

/** Tasks as lists show them, with the names of today. */
export async function rowsOf(desk: TaskReader, snapshots: readonly TaskSnapshot[]): Promise<TaskRow[]> {
  if (snapshots.length === 0) return [];
  const states = snapshots.map(({ state }) => state);
  const [plans, places, names, earlier] = await Promise.all([
    plansOf(desk.sql, distinct(states.map(({ planId }) => planId))),
    placesOf(desk.sql, distinct(states.map(({ measureId }) => measureId))),
    unitNames(desk),
    earlierProgress(desk.sql, snapshots),
  ]);
  return snapshots.map((each) =>
    rowOf(
      each,
      plans.get(each.state.planId),
      places.get(each.state.measureId ?? ""),
      names,
      earlier.get(each.state.id) ?? null,
    ),
  );
}

/** A report as others read it. */
export function reportView(record: ReportRecord): Report {
  const {
    enteredAt,
    decidedAt,
    proxyFile,
    role: _,
    planId: __,
    submittedOn: ___,
    returns: ____,
    ...rest
  } = record;
  return {
    ...rest,
    enteredAt: enteredAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    proxy: proxyFile === null ? null : { file: proxyFile === "" ? null : proxyFile },
  };
}
