import { actorOf, readsTask, seesAll } from "../../store/actor.ts";
import { getRecord, putAttachment, REFUSED_CLASSIFIED, doAct } from "../../store/records.ts";
import type { TaskBrief } from "../../../kernel/work.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingState, MeetingAct } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import {
  matchUnits,
  type MeetingOfTask,
  type MinutesDetail,
  problemsOf,
  quoteOf,
  type ResolutionLine,
  nearestPlaces,
  proposeResolutions,
  MINUTES_TOO_LONG,
  MOST_MINUTES,
  NOT_MINUTES,
} from "./minutes.ts";
import type { Desk } from "../../store/desk.ts";
import { planOfMeetings } from "../../store/meetings/plans.ts";
import type { Upload } from "../../../platform/records/attachments.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { randomUUID } from "node:crypto";
import { FailureError } from "../../../kernel/error.ts";
import { extractInWorker } from "../../../platform/documents/in-worker.ts";
import { admitDocument } from "../../../platform/files/admit.ts";
import { plainName } from "../../../platform/files/plain-name.ts";
import { sniffFile } from "../../../platform/files/sniff.ts";
import { WORK_CALENDAR } from "../../../platform/working-days.ts";

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

type Asked = { readonly version: number; readonly key: string; readonly confirmInternal: boolean };
type Options = Pick<DoingOptions<MeetingState, MeetingAct>, "at" | "reported">;

const TAKEN: readonly string[] = ["docx", "pdf", "txt", "doc", "rtf"];

/** The database keeps no NUL; one mark in its place keeps every position. */
const keepable = (text: string): string => text.replaceAll("\0", "\ufffd").replace(/\r\n?/g, "\n");

const admission = (meeting: string, { confirmInternal }: Asked) => ({
  confirmInternal,
  action: REFUSED_CLASSIFIED,
  subject: `meeting:${meeting}`,
});

async function record(
  desk: Desk,
  meeting: string,
  { version, key }: Asked,
  given: { readonly text: string; readonly fileName: string | null },
  caller: Caller,
  options: Options,
  keep?: (sql: Sql, before: MeetingState) => Promise<void>,
): Promise<void> {
  const roster = await desk.organisations.list(desk.sql);
  const act = async (sql: Sql, before: MeetingState | null): Promise<MeetingAct> => {
    if (before !== null) await keep?.(sql, before);
    // 本月底前 and 会后5个工作日内 are read from the day of the meeting.
    const on = before?.date ?? null;
    const readings = desk.readResolutions(given.text, on === null ? null : { on, calendar: WORK_CALENDAR });
    const proposed = proposeResolutions(readings, roster, randomUUID);
    return { type: "record-minutes", ...given, proposed };
  };
  await doAct(desk, meetingShape, { id: meeting, version, key, act }, caller, options);
}

/** Records minutes that were typed or pasted and proposes what they resolve. Throws why they are refused. */
export async function recordMinutes(
  desk: Desk,
  meeting: string,
  asked: Asked & { readonly text: string },
  caller: Caller,
  options: Options = {},
): Promise<void> {
  await getRecord(desk.sql, meetingShape, meeting);
  const text = keepable(asked.text);
  await admitDocument(desk, { text, margin: "" }, admission(meeting, asked), caller);
  await record(desk, meeting, asked, { text, fileName: null }, caller, options);
}

/**
 * Takes in minutes as a file: its text is taken out first, because what is marked classified must not be stored; then the
 * file, the minutes and the proposed resolutions are kept together or not at all.
 */
export async function takeMinutesFile(
  desk: Desk,
  meeting: string,
  asked: Asked,
  file: Upload,
  caller: Caller,
): Promise<void> {
  const { state } = await getRecord(desk.sql, meetingShape, meeting);
  if (!TAKEN.includes(sniffFile(file.bytes))) throw new FailureError(NOT_MINUTES);
  const read = await extractInWorker(file.bytes, file.name);
  if (!read.ok) throw new FailureError(read.failure);
  if (read.value.text.length > MOST_MINUTES) throw new FailureError(MINUTES_TOO_LONG);
  await admitDocument(desk, read.value, admission(meeting, asked), caller);
  const fileName = plainName(file.name);
  const { regionCode } = meetingShape.head(state);
  await record(
    desk,
    meeting,
    asked,
    { text: keepable(read.value.text), fileName },
    caller,
    {},
    async (sql) => {
      await putAttachment(desk, sql, { recordId: meeting, regionCode }, file, caller);
    },
  );
}
