import { FailureError } from "../../../kernel/error.ts";
import { extractInWorker } from "../../../platform/documents/in-worker.ts";
import { admitDocument } from "../../../platform/files/admit.ts";
import { type FileType, MEDIA_TYPES, sniffFile } from "../../../platform/files/sniff.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_RECORD, refusal } from "../../domain/failures.ts";
import type { MeetingAct } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { nameOf, seesAll } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { doAct, getRecord } from "../records.ts";

const NOT_A_PAPER = refusal(
  "not-a-paper",
  "会议材料请用 Word、Excel、PDF、OFD、文本或图片文件。",
  "A paper is a Word, Excel, PDF, OFD, text or picture file.",
);

const TAKEN: ReadonlySet<FileType> = new Set([
  "image",
  "pdf",
  "docx",
  "xlsx",
  "doc",
  "xls",
  "ofd",
  "rtf",
  "txt",
]);
/** Scans hold no text to look for a marking in; that is no reason to refuse them. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(["image-only", "empty", "needs-office"]);

const plainName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").slice(-200) || "unnamed";

type Upload = { readonly name: string; readonly bytes: Uint8Array };

async function admitted(
  desk: Desk,
  meeting: string,
  file: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<void> {
  const type = sniffFile(file.bytes);
  if (!TAKEN.has(type)) throw new FailureError(NOT_A_PAPER);
  if (type === "image") return;
  const read = await extractInWorker(file.bytes, file.name);
  if (!read.ok) {
    if (WITHOUT_TEXT.has(read.failure.code) || type === "ofd") return;
    throw new FailureError(read.failure);
  }
  const asked = { confirmInternal, action: "organisation.refuse-classified", subject: `meeting:${meeting}` };
  await admitDocument(desk, read.value, asked, caller);
}

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
  await admitted(desk, meeting, file, asked.confirmInternal, caller);
  const name = plainName(file.name);
  const { version, key, agenda = null } = asked;
  await doAct(
    desk,
    meetingShape,
    {
      id: meeting,
      version,
      key,
      act: async (sql, before): Promise<MeetingAct> => {
        const kept = await desk.files.put(file.bytes, name, sql);
        if (!kept.ok) throw new FailureError(kept.failure);
        const { digest, size, type } = kept.value;
        await sql`
          insert into organisation.attachment ${sql({
            recordId: meeting,
            digest,
            regionCode: before === null ? "" : meetingShape.head(before).regionCode,
            name,
            size,
            mediaType: MEDIA_TYPES[type],
            addedAt: desk.now(),
            addedBy: nameOf(caller),
          })} on conflict do nothing`;
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
  { sql, files }: Pick<Desk, "sql" | "files">,
  meeting: string,
  digest: string,
  caller: Caller,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array }> {
  const [row] = await sql<{ name: string; mediaType: string }[]>`
    select name, media_type from organisation.attachment where record_id = ${meeting} and digest = ${digest}`;
  const { state } = await getRecord(sql, meetingShape, meeting);
  const open = seesAll(caller) || state.papers.some((paper) => paper.digest === digest);
  if (!row || !open) throw new FailureError(NO_RECORD);
  return { name: row.name, type: row.mediaType, bytes: await files.get(digest) };
}
