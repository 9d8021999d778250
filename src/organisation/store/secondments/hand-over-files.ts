import { FailureError } from "../../../kernel/error.ts";
import { extractInWorker } from "../../../platform/documents/in-worker.ts";
import { admitDocument } from "../../../platform/files/admit.ts";
import { type FileType, MEDIA_TYPES, sniffFile } from "../../../platform/files/sniff.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_RECORD, OWN_UNIT_ONLY, refusal } from "../../domain/failures.ts";
import { type TermAct, termShape } from "../../domain/secondment/term.ts";
import { actorOf, nameOf } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { doAct, getRecord } from "../records.ts";
import { mayKnow } from "./read.ts";

const NOT_A_DOCUMENT = refusal(
  "not-a-document",
  "交接材料请用 Word、Excel、PDF、OFD、文本或图片文件。",
  "A hand-over is a Word, Excel, PDF, OFD, text or picture file.",
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

async function admit(desk: Desk, term: string, file: Upload, confirmInternal: boolean, caller: Caller) {
  const type = sniffFile(file.bytes);
  if (!TAKEN.has(type)) throw new FailureError(NOT_A_DOCUMENT);
  if (type === "image") return;
  const read = await extractInWorker(file.bytes, file.name);
  if (!read.ok) {
    if (WITHOUT_TEXT.has(read.failure.code) || type === "ofd") return;
    throw new FailureError(read.failure);
  }
  const asked = { confirmInternal, action: "organisation.refuse-classified", subject: `secondment:${term}` };
  await admitDocument(desk, read.value, asked, caller);
}

/** Keeps a file of the hand-over with its term, in one transaction. Throws why it is refused. */
export async function addHandOverFile(
  desk: Desk,
  term: string,
  asked: { readonly version: number; readonly key: string; readonly confirmInternal: boolean },
  file: Upload,
  caller: Caller,
): Promise<void> {
  const { state } = await getRecord(desk.sql, termShape, term);
  if (!mayKnow(await actorOf(desk, caller), state)) throw new FailureError(OWN_UNIT_ONLY);
  await admit(desk, term, file, asked.confirmInternal, caller);
  const name = plainName(file.name);
  const act = async (sql: Desk["sql"]): Promise<TermAct> => {
    const kept = await desk.files.put(file.bytes, name, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    const { digest, size, type } = kept.value;
    await sql`
      insert into organisation.attachment ${sql({
        recordId: term,
        digest,
        regionCode: state.regionCode,
        name,
        size,
        mediaType: MEDIA_TYPES[type],
        addedAt: desk.now(),
        addedBy: nameOf(caller),
      })} on conflict do nothing`;
    return { type: "add-hand-over-file", file: { digest, name } };
  };
  await doAct(desk, termShape, { id: term, version: asked.version, key: asked.key, act }, caller);
}

/** A file of the hand-over, for those who may see it; throws `not-found` for all others. */
export async function getHandOverFile(
  desk: Desk,
  term: string,
  digest: string,
  caller: Caller,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array }> {
  const { state } = await getRecord(desk.sql, termShape, term);
  const [row] = await desk.sql<{ name: string; mediaType: string }[]>`
    select name, media_type from organisation.attachment where record_id = ${term} and digest = ${digest}`;
  if (!row || !mayKnow(await actorOf(desk, caller), state)) throw new FailureError(NO_RECORD);
  return { name: row.name, type: row.mediaType, bytes: await desk.files.get(digest) };
}
