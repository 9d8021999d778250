import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { at } from "../../../kernel/fields.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";
import { openInThread } from "../../../platform/solver/open-in-thread.ts";
import { hidden, today } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { type Assumed, headOf } from "./assumption.ts";
import { runsOf } from "../runs/store-run.ts";
import {
  type Curves,
  curvesOf,
  type Dispatch,
  dispatchWeek,
  type Run,
  runSizing,
  type Workbench,
} from "./run.ts";
import { seenProject, workedOn } from "./store-ground.ts";
import { listHours, seriesOf } from "./store-hours.ts";

export const SIZE = "energy.size";
const MOST_LISTED = 30;

const RUNNING = refusal(
  "sizing-running",
  "这个项目有一次定容还在算；请等它算完，或先取消它。",
  "A sizing of this project is still running. Wait for it, or cancel it first.",
);
const NO_DEPOT = at(
  "depotMw",
  refusal(
    "trucks-without-depot",
    "逐时数据里有车辆用电，车场充电功率不能为 0；请填功率。",
    "Trucks take electricity in these hours: fill in the power of their depot.",
  ),
);
const NO_DESIGN = refusal(
  "no-design",
  "这次定容没有得出方案，没有可看的调度。",
  "This sizing came to no design, and there is nothing to dispatch.",
);

type Row = Omit<Run, "askedOn"> & { readonly askedAt: Date };
const viewOf = ({ askedAt, ...row }: Row): Run => ({ ...row, askedOn: dayInShanghai(askedAt) });
const columns = (sql: Sql) => sql`
  sizing.id, sizing.state, exact, asked_at, hours_id, hours.name as hours_name, synthetic, solved, assumed, rule, result,
  failure, sizing.sample`;

/** Hours and sizings of a project that the caller sees, the latest first. Throws `not-found`. */
export async function workbenchOf(desk: ProjectDesk, projectId: string, caller: Caller): Promise<Workbench> {
  await seenProject(desk, projectId, caller);
  const { sql } = desk;
  const rows = await sql<Row[]>`
    select ${columns(sql)} from energy.sizing join energy.hours on hours.id = sizing.hours_id
    where sizing.project_id = ${projectId} order by asked_at desc, sizing.id limit ${MOST_LISTED}`;
  return { hours: await listHours(desk, projectId), runs: rows.map(viewOf), day: today(desk) };
}

/** One sizing of a project. Throws `not-found`. */
export async function sizingOf(
  { sql }: Pick<ProjectDesk, "sql">,
  projectId: string,
  id: string,
): Promise<Run> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from energy.sizing join energy.hours on hours.id = sizing.hours_id
    where sizing.id = ${id} and sizing.project_id = ${projectId}`;
  return row === undefined ? hidden() : viewOf(row);
}

const sizings = runsOf({
  table: "sizing",
  of: "projectId",
  subject: "energy-project",
  job: SIZE,
  queue: "energy sizings",
  running: RUNNING,
  ground: workedOn,
});
export const cancelSizing = sizings.cancel;

/** Asks for a sizing, which a job works out; one at a time for a project. Throws `sizing-running`, `trucks-without-depot`. */
export const askSizing = (
  desk: ProjectDesk,
  projectId: string,
  { assumed, exact }: { readonly assumed: Assumed; readonly exact: boolean },
  caller: Caller,
) =>
  sizings.ask(desk, projectId, caller, async (sql, { state: { rule } }) => {
    const { truckMwh } = await seriesOf({ sql }, projectId, assumed.hours);
    if (assumed.depotMw === 0 && truckMwh.some((each) => each > 0)) throw new FailureError(NO_DEPOT);
    return {
      row: { hoursId: assumed.hours, rule, exact, assumed: json(sql, assumed) },
      after: { exact, rule },
    };
  });

type Work = Pick<Run, "assumed" | "rule" | "exact"> & { readonly projectId: string };

export const sizeJob = sizings.job(async (desk, work: Work & { readonly askedAt: Date }, wanted, told) => {
  const series = await seriesOf(desk, work.projectId, work.assumed.hours);
  return runSizing({ ...work, day: dayInShanghai(work.askedAt) }, series, openInThread(wanted), told);
});

async function designOf(desk: ProjectDesk, projectId: string, id: string, caller: Caller) {
  await seenProject(desk, projectId, caller);
  const run = await sizingOf(desk, projectId, id);
  const capacities = run.result?.capacities;
  if (capacities === null || capacities === undefined) throw new FailureError(NO_DESIGN);
  return { run, capacities, series: await seriesOf(desk, projectId, run.hoursId) };
}

/** A week of a design, dispatched by itself. Throws `not-found`, `no-design`. */
export async function weekOf(
  desk: ProjectDesk,
  { project, sizing }: { readonly project: string; readonly sizing: string },
  week: number,
  caller: Caller,
): Promise<{ readonly dispatch: Dispatch | null }> {
  const { run, capacities, series } = await designOf(desk, project, sizing, caller);
  const { signal } = new AbortController();
  const head = headOf(run.assumed, run.rule);
  return { dispatch: await dispatchWeek(head, capacities, series, week, openInThread(signal)) };
}

/** How long which power lasts over the year of a design, and the factors of its hours. Throws `not-found`, `no-design`. */
export async function yearOf(
  desk: ProjectDesk,
  { project, sizing }: { readonly project: string; readonly sizing: string },
  caller: Caller,
): Promise<Curves> {
  const { capacities, series } = await designOf(desk, project, sizing, caller);
  return curvesOf(series, capacities);
}
