import { seesAll } from "../actor.ts";
import { getAttachment, putAttachment, REFUSED_CLASSIFIED, doAct, getRecord } from "../records.ts";
import type { KeptFile, Upload } from "../../../platform/records/attachments.ts";
import { NO_RECORD } from "../../../kernel/record.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { admitAttachment } from "../../../platform/files/admit.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingAct } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import type { Desk } from "../desk.ts";

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
