import { putAttachment, REFUSED_CLASSIFIED, doAct, getRecord } from "../records.ts";
import type { Upload } from "../../../platform/records/attachments.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { randomUUID } from "node:crypto";
import { FailureError } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { extractInWorker } from "../../../platform/documents/in-worker.ts";
import { admitDocument } from "../../../platform/files/admit.ts";
import { plainName } from "../../../platform/files/plain-name.ts";
import { sniffFile } from "../../../platform/files/sniff.ts";
import { WORK_CALENDAR } from "../../../platform/working-days.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingAct, MeetingState } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { proposeResolutions } from "../../domain/meetings/minutes.ts";
import { MINUTES_TOO_LONG, MOST_MINUTES, NOT_MINUTES } from "../../domain/meetings/minutes-failures.ts";
import type { Desk } from "../desk.ts";

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
