import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { json } from "../../../platform/database/json.ts";
import { openInThread } from "../../../platform/solver/open-in-thread.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { runsOf } from "../runs/store-run.ts";
import type { Assumed } from "../workbench/assumption.ts";
import { seenProject, workedOn } from "../workbench/store-ground.ts";
import { seriesOf } from "../workbench/store-hours.ts";
import type { Survey, Surveys } from "./survey.ts";
import { surveyCategories } from "./survey-categories.ts";

export const SURVEY = "energy.survey";
const MOST_LISTED = 5;

const RUNNING = refusal(
  "survey-running",
  "这个项目的各类别方案还在算；请等它算完，或先取消它。",
  "The designs of this project's categories are still being worked out. Wait for them, or cancel it first.",
);
const NO_SIZING = refusal(
  "no-sizing",
  "还没有算完的定容；请先定容一次，各类别用同一组条件。",
  "No sizing has ended yet: size the project once, and all categories take its assumptions.",
);

/** The latest sizing that ended: all categories take its assumptions. */
async function latestSizing(sql: Sql, projectId: string) {
  const [row] = await sql<{ id: string; askedAt: Date; hoursId: string; assumed: Assumed }[]>`
    select id, asked_at, hours_id, assumed from energy.sizing
    where project_id = ${projectId} and state = 'done' order by asked_at desc, id limit 1`;
  return row;
}

/** Surveys of a project that the caller sees, the latest first. Throws `not-found`. */
export async function surveysOf(desk: ProjectDesk, projectId: string, caller: Caller): Promise<Surveys> {
  await seenProject(desk, projectId, caller);
  const { sql } = desk;
  const rows = await sql<(Omit<Survey, "askedOn"> & { readonly askedAt: Date })[]>`
    select survey.id, survey.state, asked_at, solved, assumed, result, failure, survey.sample, hours.name as hours_name,
      synthetic
    from energy.survey join energy.hours on hours.id = survey.hours_id
    where survey.project_id = ${projectId} order by asked_at desc, survey.id limit ${MOST_LISTED}`;
  const last = await latestSizing(sql, projectId);
  return {
    surveys: rows.map(({ askedAt, ...row }) => ({ ...row, askedOn: dayInShanghai(askedAt) })),
    sizing: last === undefined ? null : { id: last.id, on: dayInShanghai(last.askedAt) },
  };
}

const surveys = runsOf({
  table: "survey",
  of: "projectId",
  subject: "energy-project",
  job: SURVEY,
  queue: "energy surveys",
  running: RUNNING,
  ground: workedOn,
});
export const cancelSurvey = surveys.cancel;

/** Asks for the cheapest design of every category, which a job works out. Throws `survey-running`, `no-sizing`. */
export const askSurvey = (desk: ProjectDesk, projectId: string, caller: Caller) =>
  surveys.ask(desk, projectId, caller, async (sql) => {
    const last = await latestSizing(sql, projectId);
    if (last === undefined) throw new FailureError(NO_SIZING);
    return { row: { hoursId: last.hoursId, assumed: json(sql, last.assumed) } };
  });

type Work = { readonly projectId: string; readonly hoursId: string; readonly assumed: Assumed };

export const surveyJob = surveys.job(
  async (desk, { projectId, hoursId, assumed, askedAt }: Work & { readonly askedAt: Date }, wanted, told) =>
    surveyCategories(
      { assumed, day: dayInShanghai(askedAt) },
      await seriesOf(desk, projectId, hoursId),
      openInThread(wanted),
      told,
    ),
);
