import { getAttachment, putAttachment, REFUSED_CLASSIFIED, doAct, getRecord } from "../records.ts";
import type { KeptFile, Upload } from "../../../platform/records/attachments.ts";
import { FailureError } from "../../../kernel/error.ts";
import { extractInWorker } from "../../../platform/documents/in-worker.ts";
import { admitDocument } from "../../../platform/files/admit.ts";
import type { Caller } from "../../../platform/slice.ts";
import { type Comparison, compareVersions } from "../../domain/joint-papers/compare-versions.ts";
import {
  type JointPaperAct,
  MAX_VERSION_TEXT,
  type PaperVersion,
  textInForce,
} from "../../domain/joint-papers/joint-paper.ts";
import { NO_SUCH_VERSION, TEXT_TOO_LONG } from "../../domain/joint-papers/joint-paper-failures.ts";
import type { JointPaperDetail, VersionBrief } from "../../domain/joint-papers/joint-paper-row.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import type { Desk } from "../desk.ts";
import type { Acting } from "./act-on-joint-paper.ts";
import { jointPaperDetail } from "./joint-paper-detail.ts";

type Labelled = Acting & { readonly label: string; readonly note: string };

/** The database takes no NUL; lines end in one way, so that versions of different programs compare. */
const plainText = (text: string): string => text.replace(/\r\n?/g, "\n").replaceAll("\0", "");

function bounded(text: string): string {
  const plain = plainText(text);
  if (plain.length > MAX_VERSION_TEXT) throw new FailureError(TEXT_TOO_LONG);
  return plain;
}

/** Files a version as text that somebody pasted. */
export async function addPastedVersion(
  desk: Desk,
  id: string,
  { version, key, label, note, text }: Labelled & { readonly text: string },
  caller: Caller,
): Promise<JointPaperDetail> {
  const act = { type: "add-version", label, note, text: bounded(text), file: null } as const;
  await doAct(desk, jointPaperShape, { id, version, key, act }, caller);
  return jointPaperDetail(desk, id, caller);
}

/** Files a version from a document, which is kept beside its text. Throws `classified`, `ask-internal` or why it cannot be read. */
export async function addVersionFile(
  desk: Desk,
  id: string,
  asked: Labelled & { readonly confirmInternal: boolean },
  upload: Upload,
  caller: Caller,
): Promise<JointPaperDetail> {
  const { version, key, label, note, confirmInternal } = asked;
  await getRecord(desk.sql, jointPaperShape, id);
  const read = await extractInWorker(upload.bytes, upload.name);
  if (!read.ok) throw new FailureError(read.failure);
  const subject = `joint-paper:${id}`;
  await admitDocument(desk, read.value, { confirmInternal, action: REFUSED_CLASSIFIED, subject }, caller);
  const text = bounded(read.value.text);
  await doAct(
    desk,
    jointPaperShape,
    {
      id,
      version,
      key,
      act: async (sql, before): Promise<JointPaperAct> => {
        const regionCode = before === null ? "" : jointPaperShape.head(before).regionCode;
        const kept = await putAttachment(desk, sql, { recordId: id, regionCode }, upload, caller);
        return { type: "add-version", label, note, text, file: { digest: kept.digest, name: kept.name } };
      },
    },
    caller,
  );
  return jointPaperDetail(desk, id, caller);
}

/** The version of that number, or where none is named the one in force. Throws `no-version`. */
export async function getVersion(desk: Desk, id: string, number?: number): Promise<PaperVersion> {
  const { state } = await getRecord(desk.sql, jointPaperShape, id);
  const found =
    number === undefined ? textInForce(state) : state.versions.find((each) => each.number === number);
  if (!found) throw new FailureError(NO_SUCH_VERSION);
  return found;
}

export const briefOfVersion = ({ text, ...version }: PaperVersion): VersionBrief => ({
  ...version,
  characters: text.length,
});

/** Two versions of a paper held against each other. */
export async function compareTwo(desk: Desk, id: string, left: number, right: number): Promise<Comparison> {
  const { state } = await getRecord(desk.sql, jointPaperShape, id);
  const [one, other] = [left, right].map((number) => state.versions.find((each) => each.number === number));
  if (!one || !other) throw new FailureError(NO_SUCH_VERSION);
  return compareVersions(one.text, other.text);
}

/** A document of a joint paper as it was kept. Throws `not-found`, also for the id of another kind of record. */
export async function getDocument(desk: Desk, id: string, digest: string): Promise<KeptFile> {
  await getRecord(desk.sql, jointPaperShape, id);
  return getAttachment(desk, id, digest);
}
