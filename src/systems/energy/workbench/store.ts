import { randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { at } from "../../../kernel/fields.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";
import { openInThread } from "../../../platform/solver/open-in-thread.ts";
import type { JobHandler } from "../../../platform/jobs/jobs.ts";
import { nameOf } from "../../../platform/records/records.ts";
import { hidden, today } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { type Assumed, headOf } from "./assumption.ts";
import { whileWanted } from "../runs/store-watched.ts";
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

/** Asks for a sizing, which a job works out; one at a time for a project. Throws `sizing-running`. */
export async function askSizing(
  desk: ProjectDesk,
  projectId: string,
  { assumed, exact }: { readonly assumed: Assumed; readonly exact: boolean },
  caller: Caller,
): Promise<{ readonly id: string }> {
  const { state, regionCode, sample } = await workedOn(desk, projectId, caller);
  const { truckMwh } = await seriesOf(desk, projectId, assumed.hours);
  if (assumed.depotMw === 0 && truckMwh.some((each) => each > 0)) throw new FailureError(NO_DEPOT);
  const id = randomUUID();
  await inTransaction(desk.sql, async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext('energy.sizing'), hashtext(${projectId}))`;
    const [running] = await sql`
      select 1 from energy.sizing where project_id = ${projectId} and state = 'running'`;
    if (running !== undefined) throw new FailureError(RUNNING);
    await sql`insert into energy.sizing ${sql({
      id,
      projectId,
      hoursId: assumed.hours,
      regionCode,
      rule: state.rule,
      exact,
      assumed: json(sql, assumed),
      state: "running",
      sample,
      askedAt: desk.now(),
      askedBy: nameOf(caller),
    })}`;
    await desk.jobs.enqueue(sql, SIZE, { sizing: id }, `${SIZE} ${id}`, "energy sizings");
    await desk.audit.record(sql, {
      caller,
      action: "energy.ask-sizing",
      subject: `energy-project:${projectId}`,
      after: { exact, rule: state.rule },
    });
  });
  return { id };
}

/** Cancels a sizing that runs; what has ended stays. Throws `not-found`. */
export async function cancelSizing(
  desk: ProjectDesk,
  projectId: string,
  id: string,
  caller: Caller,
): Promise<void> {
  await workedOn(desk, projectId, caller);
  await inTransaction(desk.sql, async (sql) => {
    const found = await sql`
      update energy.sizing set state = 'cancelled', ended_at = ${desk.now()}
      where id = ${id} and project_id = ${projectId} and state = 'running' returning id`;
    if (found.length === 0) hidden();
    const subject = `energy-project:${projectId}`;
    await desk.audit.record(sql, { caller, action: "energy.cancel-sizing", subject });
  });
}

type Work = Pick<Run, "assumed" | "rule" | "exact"> & {
  readonly projectId: string;
  readonly attempts: number;
  readonly askedAt: Date;
};

/** Works a sizing out, anew where a restart broke it off; it is asked twice a second whether anybody still wants it. */
export const sizeJob =
  (desk: ProjectDesk): JobHandler =>
  async (payload, { signal }) => {
    const { sql } = desk;
    signal.throwIfAborted();
    const { sizing: id } = payload as { readonly sizing: string };
    const [work] = await sql<Work[]>`
      update energy.sizing set attempts = attempts + 1, solved = 0 where id = ${id} and state = 'running'
      returning project_id, assumed, rule, exact, attempts, asked_at`;
    if (work === undefined) return;
    await whileWanted(
      desk,
      { table: "sizing", id, attempts: work.attempts },
      signal,
      async (wanted, told) => {
        const series = await seriesOf(desk, work.projectId, work.assumed.hours);
        const day = dayInShanghai(work.askedAt);
        return runSizing({ ...work, day }, series, openInThread(wanted), told);
      },
    );
  };

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
