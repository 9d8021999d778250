import { entryKind } from "./kind.ts";
import { actorOf } from "../store/actor.ts";
import { getAttachment, putAttachment, REFUSED_CLASSIFIED, getRecord } from "../store/records.ts";
import type { KeptFile, Upload } from "../../platform/records/attachments.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import { inTransaction } from "../../platform/database/database.ts";
import { admitAttachment } from "../../platform/files/admit.ts";
import type { Caller } from "../../platform/slice.ts";
import type { Desk } from "../store/desk.ts";

const NOT_TAKEN = refusal(
  "unsupported-type",
  "请上传图片、PDF、OFD、Word、Excel 或文本文件。",
  "Upload an image, or a PDF, OFD, Word, Excel or text file.",
);
/** Keeps a document with a row, once however often it comes. Who may change the row may add to it. */
export async function keepDocument(
  desk: Desk,
  id: string,
  file: Upload,
  confirmInternal: boolean,
  caller: Caller,
): Promise<void> {
  const { state } = await getRecord(desk.sql, entryKind, id);
  const actor = await actorOf(desk, caller);
  const refused = entryKind.permit(state, { type: "revise" }, actor, dayInShanghai(desk.now()));
  if (refused) throw new FailureError(refused);
  const subject = `entry:${id}`;
  const admission = { confirmInternal, action: REFUSED_CLASSIFIED, subject, notTaken: NOT_TAKEN };
  await admitAttachment(desk, file, admission, caller);
  await inTransaction(desk.sql, async (sql) => {
    const place = { recordId: id, regionCode: state.regionCode };
    const { added, ...after } = await putAttachment(desk, sql, place, file, caller);
    if (added) await desk.audit.record(sql, { caller, action: "organisation.entry-attach", subject, after });
  });
}

/** A document of this row, as it was kept. Throws `not-found`. */
export async function getDocument(desk: Desk, id: string, digest: string): Promise<KeptFile> {
  await getRecord(desk.sql, entryKind, id);
  return getAttachment(desk, id, digest);
}
