import { actorOf } from "../actor.ts";
import { getAttachment, putAttachment, REFUSED_CLASSIFIED, doAct, getRecord } from "../records.ts";
import type { KeptFile, Upload } from "../../../platform/records/attachments.ts";
import { NO_RECORD } from "../../../kernel/record.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { admitAttachment } from "../../../platform/files/admit.ts";
import type { Caller } from "../../../platform/slice.ts";
import { OWN_UNIT_ONLY } from "../../domain/failures.ts";
import { type TermAct, termShape } from "../../domain/secondment/term.ts";
import type { Desk } from "../desk.ts";
import { mayKnow } from "./read.ts";

const NOT_A_DOCUMENT = refusal(
  "not-a-document",
  "交接材料请用 Word、Excel、PDF、OFD、文本或图片文件。",
  "A hand-over is a Word, Excel, PDF, OFD, text or picture file.",
);

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
  const { confirmInternal } = asked;
  const subject = `secondment:${term}`;
  const admission = { confirmInternal, action: REFUSED_CLASSIFIED, subject, notTaken: NOT_A_DOCUMENT };
  await admitAttachment(desk, file, admission, caller);
  const act = async (sql: Desk["sql"]): Promise<TermAct> => {
    const place = { recordId: term, regionCode: state.regionCode };
    const { digest, name } = await putAttachment(desk, sql, place, file, caller);
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
): Promise<KeptFile> {
  const { state } = await getRecord(desk.sql, termShape, term);
  if (!mayKnow(await actorOf(desk, caller), state)) throw new FailureError(NO_RECORD);
  return getAttachment(desk, term, digest);
}
