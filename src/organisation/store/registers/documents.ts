import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { extractInWorker } from "../../../platform/documents/in-worker.ts";
import { admitDocument } from "../../../platform/files/admit.ts";
import { type FileType, MEDIA_TYPES, sniffFile } from "../../../platform/files/sniff.ts";
import type { Caller } from "../../../platform/slice.ts";
import { refusal } from "../../domain/failures.ts";
import type { Attachment } from "../../domain/record.ts";
import { entryShape } from "../../domain/registers/entry-shape.ts";
import { actorOf, nameOf } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { getRecord } from "../records.ts";

type Upload = { readonly name: string; readonly bytes: Uint8Array };

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
/** Scans and empty forms hold no text to look for a marking in; that is no reason to refuse them. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(["image-only", "empty", "needs-office"]);

const NOT_TAKEN = refusal(
  "unsupported-type",
  "请上传图片、PDF、OFD、Word、Excel 或文本文件。",
  "Upload an image, or a PDF, OFD, Word, Excel or text file.",
);
const NO_DOCUMENT = refusal(
  "not-found",
  "没有这份材料，请刷新后再试。",
  "There is no such document. Reload and try again.",
);

/** Some browsers send the whole path; the database takes no NUL, and signs that turn the direction hide an ending. */
const plainName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").slice(-200) || "unnamed";

/** The documents of a row, the earliest first. */
export async function documentsOf(sql: Sql, id: string): Promise<Attachment[]> {
  const rows = await sql<(Omit<Attachment, "addedAt"> & { addedAt: Date })[]>`
    select digest, name, size, media_type, added_at, added_by from organisation.attachment
    where record_id = ${id} order by added_at, digest`;
  return rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() }));
}

/** Throws why the file is not kept: of another kind, unreadable so that no marking could be seen, or classified. */
async function checkUpload(
  desk: Desk,
  id: string,
  { name, bytes }: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<void> {
  const type = sniffFile(bytes);
  if (!TAKEN.has(type)) throw new FailureError(NOT_TAKEN);
  if (type === "image") return;
  const read = await extractInWorker(bytes, name);
  if (!read.ok) {
    if (WITHOUT_TEXT.has(read.failure.code) || type === "ofd") return;
    throw new FailureError(read.failure);
  }
  const asked = { confirmInternal, action: "organisation.refuse-classified", subject: `entry:${id}` };
  await admitDocument(desk, read.value, asked, caller);
}

/** Keeps a document with a row, once however often it comes. Who may change the row may add to it. */
export async function keepDocument(
  desk: Desk,
  id: string,
  file: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<void> {
  const { state } = await getRecord(desk.sql, entryShape, id);
  const actor = await actorOf(desk, caller);
  const refused = entryShape.permit(state, { type: "revise" }, actor, dayInShanghai(desk.now()));
  if (refused) throw new FailureError(refused);
  await checkUpload(desk, id, file, confirmInternal, caller);
  const name = plainName(file.name);
  await inTransaction(desk.sql, async (sql) => {
    const kept = await desk.files.put(file.bytes, name, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    const { digest, size, type } = kept.value;
    const made = await sql`
      insert into organisation.attachment ${sql({
        recordId: id,
        digest,
        regionCode: state.regionCode,
        name,
        size,
        mediaType: MEDIA_TYPES[type],
        addedAt: desk.now(),
        addedBy: nameOf(caller),
      })} on conflict do nothing returning digest`;
    if (made.length > 0)
      await desk.audit.record(sql, {
        caller,
        action: "organisation.entry-attach",
        subject: `entry:${id}`,
        after: { digest, name, size },
      });
  });
}

/** A document of this row, as it was kept. Throws `not-found`. */
export async function getDocument(
  desk: Desk,
  id: string,
  digest: string,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array }> {
  const [row] = await desk.sql<{ name: string; mediaType: string }[]>`
    select a.name, a.media_type from organisation.attachment a join organisation.entry e on e.id = a.record_id
    where a.record_id = ${id} and a.digest = ${digest}`;
  if (!row) throw new FailureError(NO_DOCUMENT);
  return { name: row.name, type: row.mediaType, bytes: await desk.files.get(digest) };
}
