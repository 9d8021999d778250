import { actorOf, readsTask, seesAll } from "../actor.ts";
import { getRecord } from "../records.ts";
import type { TaskBrief } from "../../../kernel/work.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingState } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import {
  matchUnits,
  type MeetingOfTask,
  type MinutesDetail,
  problemsOf,
  quoteOf,
  type ResolutionLine,
} from "../../domain/meetings/minutes.ts";
import { nearestPlaces } from "../../domain/meetings/minutes-places.ts";
import type { Desk } from "../desk.ts";
import { planOfMeetings } from "../meetings/plans.ts";

const MOST_NEAR = 3;

async function fileOf(sql: Sql, meeting: string, name: string | null) {
  if (name === null) return null;
  const [file] = await sql<{ name: string; digest: string }[]>`
    select name, digest from organisation.attachment where record_id = ${meeting} and name = ${name}
    order by added_at desc limit 1`;
  return file ?? null;
}

/** The plan in which a meeting's resolutions become tasks: its own, else the one in force. */
export const planFor = async (
  desk: Desk,
  { planId }: Pick<MeetingState, "planId">,
  sql?: Sql,
): Promise<string | null> => planId ?? (await planOfMeetings(desk, sql))?.id ?? null;

const shownTask = ({
  id,
  number,
  light,
  reason,
  phase,
  due,
}: TaskBrief): NonNullable<ResolutionLine["task"]> => ({ id, number, light, reason, phase, due });

/** What a meeting resolved, for whoever reads it: units see where the tasks that are theirs stand. Throws `not-found`. */
export async function getMinutes(desk: Desk, meeting: string, caller: Caller): Promise<MinutesDetail> {
  const { sql } = desk;
  const view = await getRecord(sql, meetingShape, meeting);
  const { state } = view;
  const actor = await actorOf(desk, caller);
  const { office } = actor;
  const all = seesAll(caller);
  const planId = await planFor(desk, state);
  const [roster, measures, tasks, file] = await Promise.all([
    desk.organisations.list(sql),
    planId === null ? [] : desk.plans.measures(planId, sql),
    desk.tasks.byIds(
      state.resolutions.flatMap(({ taskId }) => taskId ?? []),
      sql,
    ),
    fileOf(sql, meeting, state.minutes?.fileName ?? null),
  ]);
  const near = nearestPlaces(measures);
  const seen = new Map(tasks.filter(readsTask(caller, actor)).map((task) => [task.id, shownTask(task)]));
  return {
    meeting,
    version: view.version,
    sample: view.sample,
    status: state.status,
    title: state.title,
    date: state.date,
    planId,
    problems: problemsOf(state),
    minutes: state.minutes === null || !all ? null : { text: state.minutes.text, on: state.minutes.on, file },
    lines: state.resolutions
      .filter((resolution) => office || resolution.state === "kept" || resolution.state === "dispatched")
      .map((resolution) => ({
        resolution,
        quote: quoteOf(state, resolution),
        unknown: matchUnits(resolution.printed, roster).unknown,
        near: office && resolution.state !== "dispatched" ? near(resolution.text, MOST_NEAR) : [],
        task: resolution.taskId === null ? null : (seen.get(resolution.taskId) ?? null),
      })),
    office,
    units: roster.filter(({ collective }) => !collective).map(({ id, name }) => ({ id, name })),
    places: measures.map(({ id, ordinal, number, text, undertakings }) => ({
      measureId: id,
      ordinal,
      number,
      text,
      undertakings: undertakings.map((it) => ({ id: it.id, text: it.text })),
    })),
  };
}

/** The meeting whose resolution became a task; null where none did. */
export async function findMeetingOfTask({ sql }: Pick<Desk, "sql">, task: string): Promise<MeetingOfTask> {
  const named = JSON.stringify([{ taskId: task }]);
  const [row] = await sql<{ id: string; sample: boolean; state: MeetingState }[]>`
    select id, sample, state from organisation.record
    where kind = 'meeting' and state -> 'resolutions' @> ${named}::text::jsonb limit 1`;
  if (!row) return null;
  const { state } = row;
  const place = state.resolutions.findIndex(({ taskId }) => taskId === task);
  const resolution = state.resolutions[place];
  if (!resolution) return null;
  const settled = state.resolutions.filter((it) => it.state === "kept" || it.state === "dispatched");
  return {
    id: row.id,
    title: state.title,
    date: state.date,
    sample: row.sample,
    resolution: resolution.id,
    ordinal: resolution.ordinal,
    place: settled.indexOf(resolution) + 1,
    quote: quoteOf(state, resolution),
  };
}
