import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { admitAttachment } from "../../../../platform/files/admit.ts";
import { MEDIA_TYPES } from "../../../../platform/files/sniff.ts";
import type { KeptFile, Upload } from "../../../../platform/records/attachments.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { FILE_NOT_TAKEN, FILES_UNKNOWN, NO_CASE, NOT_YOURS } from "../../domain/cases/case-failures.ts";
import { isApplicant, isReceiving, mayReadForm } from "../../domain/cases/case-permit.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import type { CaseForm } from "../../domain/cases/case-view.ts";
import type { Desk } from "../desk.ts";
import { attachmentsOf, getAttachment, getRecord, putAttachment } from "../records.ts";
import { recordReading } from "./readings.ts";

/** A file that is kept already and may be named by an application. */
export type KnownFile = {
  readonly digest: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
};

const digestsOf = ({ papers }: CaseForm): string[] => [
  ...new Set(papers.flatMap(({ files }) => files.map(({ digest }) => digest))),
];

/**
 * The files that a form names, as its draft holds them. Throws where one is not there: else whoever guesses a digest could
 * read a stranger's file. Read before a transaction.
 */
export async function draftFilesOf(
  desk: Desk,
  held: readonly { readonly digest: string; readonly name: string }[],
  form: CaseForm,
): Promise<KnownFile[]> {
  const names = new Map(held.map(({ digest, name }) => [digest, name]));
  const known: KnownFile[] = [];
  for (const digest of digestsOf(form)) {
    const name = names.get(digest);
    if (name === undefined) throw new FailureError(FILES_UNKNOWN);
    const stored = await desk.files.find(digest);
    if (!stored) throw new FailureError(FILES_UNKNOWN);
    known.push({ digest, name, size: stored.size, mediaType: MEDIA_TYPES[stored.type] });
  }
  return known;
}

/** Keeps known files with a case: those that its part of the form names. */
export async function attachKnown(
  desk: Pick<Desk, "now">,
  sql: Sql,
  { id, regionCode }: { readonly id: string; readonly regionCode: string },
  { files, form, at }: { readonly files: readonly KnownFile[]; readonly form: CaseForm; readonly at?: Date },
  caller: Caller,
): Promise<void> {
  const named = new Set(digestsOf(form));
  for (const file of files.filter(({ digest }) => named.has(digest)))
    await sql`insert into one_service.attachment ${sql({
      ...file,
      recordId: id,
      regionCode,
      addedAt: at ?? desk.now(),
      addedBy: nameOf(caller),
    })} on conflict do nothing`;
}

/** Keeps a file with a case, of the applicant or of the window that received it. */
export async function keepCaseFile(
  desk: Desk,
  id: string,
  file: Upload,
  confirmInternal: boolean,
  caller: Caller,
) {
  const actor = await whoActs(desk, caller);
  const { state } = await getRecord(desk.sql, caseShape, id);
  if (!mayReadForm(state, actor)) throw new FailureError(NO_CASE);
  if (!isApplicant(state, actor) && !isReceiving(state, actor)) throw new FailureError(NOT_YOURS);
  await admitAttachment(
    desk,
    file,
    {
      confirmInternal,
      action: "one-service.refuse-classified",
      subject: `case:${id}`,
      notTaken: FILE_NOT_TAKEN,
    },
    caller,
  );
  return inTransaction(desk.sql, async (sql) => {
    const place = { recordId: id, regionCode: state.deciding.regionCode };
    const { digest, name, size, added } = await putAttachment(desk, sql, place, file, caller);
    if (added)
      await desk.audit.record(sql, {
        caller,
        action: "one-service.case-attach",
        subject: `case:${id}`,
        after: { digest, size, on: dayInShanghai(desk.now()) },
      });
    return { digest, name, size };
  });
}

/** A file of a case; an official's reading is recorded first: where it cannot be, nothing is read. */
export async function readCaseFile(
  desk: Desk,
  id: string,
  digest: string,
  caller: Caller,
): Promise<KeptFile> {
  const actor = await whoActs(desk, caller);
  const { state } = await getRecord(desk.sql, caseShape, id);
  if (!mayReadForm(state, actor)) throw new FailureError(NO_CASE);
  if (!isApplicant(state, actor)) await recordReading(desk, { id, state, what: "file" }, actor, caller);
  return getAttachment(desk, id, digest);
}

/** Digests of the files kept with a case. */
export const keptDigests = async (sql: Sql, id: string): Promise<ReadonlySet<string>> =>
  new Set((await attachmentsOf(sql, id)).map(({ digest }) => digest));
