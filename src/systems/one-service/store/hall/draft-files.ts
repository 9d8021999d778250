import { FailureError } from "../../../../kernel/error.ts";
import { maskNumber } from "../../../../kernel/identity.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { MEBIBYTE } from "../../../../platform/documents/document.ts";
import { admitAttachment } from "../../../../platform/files/admit.ts";
import { plainName } from "../../../../platform/files/plain-name.ts";
import type { Upload } from "../../../../platform/records/attachments.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { FormField, SuppliedField } from "../../domain/hall/form-field.ts";
import {
  FILES_TOO_LARGE,
  IDENTITY_FIRST,
  NO_FIELD,
  NOT_SUPPLIED,
  NOT_TAKEN,
  ONLY_AT_WINDOW,
  SUPPLIES_TOO_MANY,
  TOO_MANY_FILES,
} from "../../domain/hall/hall-failures.ts";
import type { Draft } from "../../domain/hall/hall-view.ts";
import type { Desk } from "../desk.ts";
import { countTry } from "./tries.ts";
import { draftView, filesOf, formFor, getDraft, getDraftRow } from "./drafts.ts";

const MOST_FILES = 10;
/** Of all drafts of an account: whoever registers may upload, before anybody checked who it is. */
const MOST_BYTES = 200 * MEBIBYTE;
/** Readings for one's own forms come out of the calls that a unit may make in a day: nobody may use them up. */
const SUPPLIES = { most: 20, windowMinutes: 24 * 60 };

/** The field of one's own draft. Throws `no-field`. */
async function fieldOf(desk: Desk, id: string, fieldId: string, caller: Caller): Promise<FormField> {
  const row = await getDraftRow(desk.sql, id, caller);
  const { fields } = await formFor(desk, row.itemIds, await desk.identities.of(row.accountId, desk.sql));
  const field = fields.find((each) => each.id === fieldId);
  if (!field) throw new FailureError(NO_FIELD);
  return field;
}

/** Keeps a file for a paper of one's own draft, once however often it comes; what is no document or classified is refused. */
export async function addDraftFile(
  desk: Desk,
  id: string,
  given: Upload & { readonly field: string; readonly confirmInternal: boolean },
  caller: Caller,
): Promise<Draft> {
  const field = await fieldOf(desk, id, given.field, caller);
  if (field.kind !== "material") throw new FailureError(NO_FIELD);
  if (field.how === "window") throw new FailureError(ONLY_AT_WINDOW);
  const admission = {
    confirmInternal: given.confirmInternal,
    action: "one-service.draft-refuse-classified",
    subject: `draft:${id}`,
    notTaken: NOT_TAKEN,
  };
  await admitAttachment(desk, given, admission, caller);
  await inTransaction(desk.sql, async (sql) => {
    const row = await getDraftRow(sql, id, caller, true);
    const files = await filesOf(sql, id);
    if (files.filter((file) => file.field === field.id).length >= MOST_FILES)
      throw new FailureError(TOO_MANY_FILES);
    const [held] = await sql<{ bytes: number }[]>`
      select coalesce(sum(size), 0)::bigint as bytes from one_service.draft_file
      where draft_id in (select id from one_service.draft where account_id = ${row.accountId})`;
    if ((held?.bytes ?? 0) + given.bytes.length > MOST_BYTES) throw new FailureError(FILES_TOO_LARGE);
    const name = plainName(given.name);
    const kept = await desk.files.put(given.bytes, name, sql);
    if (!kept.ok) throw new FailureError(kept.failure);
    const { digest, size } = kept.value;
    await sql`insert into one_service.draft_file ${sql({
      draftId: id,
      regionCode: row.regionCode,
      field: field.id,
      digest,
      name,
      size,
      addedAt: desk.now(),
    })} on conflict do nothing`;
  });
  return getDraft(desk, id, caller);
}

/** Takes a file out of one's own draft. */
export async function removeDraftFile(
  desk: Desk,
  id: string,
  { field, digest }: { readonly field: string; readonly digest: string },
  caller: Caller,
): Promise<Draft> {
  const row = await getDraftRow(desk.sql, id, caller);
  await desk.sql`
    delete from one_service.draft_file where draft_id = ${id} and field = ${field} and digest = ${digest}`;
  return draftView(desk, row);
}

const WHOLE_NUMBER = /^[1-9]\d{16}[\dX]$|^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Beyond the grant's own masks: a form is filled in on telephones in public. */
const shownRow = (row: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([item, value]) => [item, WHOLE_NUMBER.test(value) ? maskNumber(value) : value]),
  );

type SharedSupply = Extract<SuppliedField["supply"], { from: "shared-data" }>;

/** What is read for a paper: the data item that says it, where the grant opens it alone, else what the grant opens. */
const itemsOf = ({ supplied, grant }: SharedSupply): readonly string[] =>
  supplied.dataItem !== null && grant.items.includes(supplied.dataItem) ? [supplied.dataItem] : grant.items;

/**
 * Reads what shared data supplies for a paper, about the applicant alone, under the grant of the unit that decides, for this
 * form's number. The consent is kept with the receipt of the reading. Throws `identity-unverified`, `not-supplied`, `too-many`,
 * and why the enforcement point denied it.
 */
export async function supplyDraft(desk: Desk, id: string, fieldId: string, caller: Caller): Promise<Draft> {
  const row = await getDraftRow(desk.sql, id, caller);
  const identity = await desk.identities.of(row.accountId, desk.sql);
  if (!identity?.verifiedOn) throw new FailureError(IDENTITY_FIRST);
  const field = await fieldOf(desk, id, fieldId, caller);
  if (field.kind !== "supplied" || field.supply.from !== "shared-data") throw new FailureError(NOT_SUPPLIED);
  const { grant } = field.supply;
  const tries = await countTry(desk.sql, `supply ${row.accountId}`, desk.now(), SUPPLIES.windowMinutes);
  if (tries > SUPPLIES.most) throw new FailureError(SUPPLIES_TOO_MANY);
  const reading = await desk.sharing.readPerson(
    {
      grantId: grant.id,
      purpose: grant.purposes[0] ?? "",
      caseNumber: row.number,
      subject: identity.number,
      items: itemsOf(field.supply),
    },
    caller,
  );
  await inTransaction(desk.sql, async (sql) => {
    await getDraftRow(sql, id, caller, true);
    const supply = {
      draftId: id,
      regionCode: row.regionCode,
      field: field.id,
      resourceId: grant.resourceId,
      grantId: grant.id,
      receipt: reading.receipt,
      rows: json(sql, reading.rows.map(shownRow)),
      consentedAt: desk.now(),
    };
    await sql`insert into one_service.draft_supply ${sql(supply)}
      on conflict (draft_id, field) do update set ${sql(supply)}`;
    await desk.audit.record(sql, {
      caller,
      action: "one-service.draft-supply",
      subject: `draft:${id}`,
      after: { number: row.number, resource: grant.resourceName, receipt: reading.receipt },
    });
  });
  return getDraft(desk, id, caller);
}
