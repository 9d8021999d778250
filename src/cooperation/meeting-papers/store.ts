import { fileNameOf } from "../../platform/files/plain-name.ts";
import { entryKind } from "../registers/kind.ts";
import { actorOf, readsTask, seesAll } from "../store/actor.ts";
import {
  findRecord,
  getRecord,
  getAttachment,
  putAttachment,
  REFUSED_CLASSIFIED,
  doAct,
} from "../store/records.ts";
import { dayInShanghai, daysBetween } from "../../kernel/calendar.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import { writeOfficialPaper } from "../../platform/documents/official-paper.ts";
import type { FileReply } from "../../platform/http/file-reply.ts";
import type { Caller } from "../../platform/slice.ts";
import {
  draftMeetingPaper,
  type DraftedPaper,
  paperMissing,
  type ProblemFact,
  MEETING_PAPER_READERS,
  type MeetingPaperKind,
  SAMPLE_MARK,
} from "./papers.ts";
import type { MeetingState, MeetingAct } from "../domain/meetings/meeting.ts";
import { meetingShape } from "../domain/meetings/meeting-shape.ts";
import { OFFICE_PAPER } from "./minutes/minutes.ts";
import { LEVELS } from "../registers/problem.ts";
import type { Desk } from "../store/desk.ts";
import { agendaFacts } from "../store/meetings/agenda-sources.ts";
import type { KeptFile, Upload } from "../../platform/records/attachments.ts";
import { NO_RECORD } from "../../kernel/record.ts";
import { admitAttachment } from "../../platform/files/admit.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

function admitReader(kind: MeetingPaperKind, caller: Caller): void {
  const readers = MEETING_PAPER_READERS[kind];
  const office = caller.actor === null || caller.actor.roles.includes("office");
  const may = readers === "all" || office || (readers === "leaders" && seesAll(caller));
  if (!may) throw new FailureError(OFFICE_PAPER);
}

const words = (value: unknown): string => (typeof value === "string" ? value : "");

async function problemsOn(
  desk: Desk,
  { agenda }: MeetingState,
  asOf: string,
  unitName: (id: string) => string,
): Promise<ProblemFact[]> {
  const found: ProblemFact[] = [];
  for (const { about } of agenda) {
    if (about?.kind !== "problem") continue;
    const entry = await findRecord(desk.sql, entryKind, about.id);
    if (!entry) continue;
    const { name, values, enteredOn, discussed } = entry.state;
    found.push({
      title: name,
      description: words(values["description"]),
      ask: words(values["ask"]),
      raisedBy: values["raisedBy"] === undefined ? "" : unitName(words(values["raisedBy"])),
      level: LEVELS[values["level"] as keyof typeof LEVELS]?.zh ?? "",
      ageDays: daysBetween(words(values["raisedOn"]) || enteredOn, asOf),
      times: discussed.length,
    });
  }
  return found;
}

/** A paper of a meeting as text, as it would be drafted now. Throws `not-found`, `forbidden`, or what is still missing for it. */
export async function draftPaper(
  desk: Desk,
  meeting: string,
  kind: MeetingPaperKind,
  caller: Caller,
): Promise<DraftedPaper> {
  const { sql } = desk;
  const { state, sample } = await getRecord(sql, meetingShape, meeting);
  admitReader(kind, caller);
  const missing = paperMissing(kind, state);
  if (missing) throw new FailureError(missing);
  const asOf = dayInShanghai(desk.now());
  const roster = await desk.organisations.list(sql);
  const names = new Map(
    roster.flatMap(({ id, mergedIds, name }) => [id, ...(mergedIds ?? [])].map((each) => [each, name])),
  );
  const unitName = (id: string): string => names.get(id) ?? "";
  const reads = readsTask(caller, await actorOf(desk, caller));
  const tasks = await desk.tasks.byIds(
    state.resolutions.flatMap(({ taskId }) => taskId ?? []),
    sql,
  );
  return draftMeetingPaper(kind, {
    meeting: state,
    asOf,
    sample,
    unitName,
    facts: await agendaFacts(desk, state.agenda, asOf, reads),
    problems: kind === "problems" ? await problemsOn(desk, state, asOf, unitName) : [],
    tasks: new Map(tasks.filter(reads).map((task) => [task.id, task])),
  });
}

/** The same as .docx in the form of GB/T 9704-2012. */
export async function paperFile(
  desk: Desk,
  meeting: string,
  kind: MeetingPaperKind,
  caller: Caller,
): Promise<FileReply> {
  const { sample, kind: _, ...paper } = await draftPaper(desk, meeting, kind, caller);
  const bytes = await writeOfficialPaper({
    ...paper,
    head: {},
    attachments: [],
    ...(sample ? { watermark: SAMPLE_MARK } : {}),
  });
  const name = fileNameOf(paper.title);
  return { name: `${name}.docx`, type: DOCX, bytes };
}

const NOT_A_PAPER = refusal(
  "not-a-paper",
  "会议材料请用 Word、Excel、PDF、OFD、文本或图片文件。",
  "A paper is a Word, Excel, PDF, OFD, text or picture file.",
);

/** Keeps a file and puts it on the meeting, in one transaction. Throws `classified`, `ask-internal` or why it is no paper. */
export async function addPaper(
  desk: Desk,
  meeting: string,
  asked: {
    readonly version: number;
    readonly key: string;
    readonly agenda?: string | undefined;
    readonly confirmInternal: boolean;
  },
  file: Upload,
  caller: Caller,
): Promise<void> {
  await getRecord(desk.sql, meetingShape, meeting);
  const { version, key, agenda = null, confirmInternal } = asked;
  const subject = `meeting:${meeting}`;
  const admission = { confirmInternal, action: REFUSED_CLASSIFIED, subject, notTaken: NOT_A_PAPER };
  await admitAttachment(desk, file, admission, caller);
  await doAct(
    desk,
    meetingShape,
    {
      id: meeting,
      version,
      key,
      act: async (sql, before): Promise<MeetingAct> => {
        const regionCode = before === null ? "" : meetingShape.head(before).regionCode;
        const kept = await putAttachment(desk, sql, { recordId: meeting, regionCode }, file, caller);
        const { digest, name } = kept;
        return { type: "add-paper", paper: { digest, name, agendaId: agenda } };
      },
    },
    caller,
  );
}

/**
 * A paper of a meeting; for the office and leaders also one that was withdrawn from it, and the file of its minutes. Throws
 * `not-found`.
 */
export async function getPaper(
  desk: Pick<Desk, "sql" | "files">,
  meeting: string,
  digest: string,
  caller: Caller,
): Promise<KeptFile> {
  const { state } = await getRecord(desk.sql, meetingShape, meeting);
  const open = seesAll(caller) || state.papers.some((paper) => paper.digest === digest);
  if (!open) throw new FailureError(NO_RECORD);
  return getAttachment(desk, meeting, digest);
}
