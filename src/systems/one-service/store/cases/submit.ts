import { FailureError } from "../../../../kernel/error.ts";
import { isEnterpriseNumber, isPersonNumber } from "../../../../kernel/identity.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  FILES_UNKNOWN,
  IDENTITY_NEEDED,
  IDENTITY_UNSEEN,
  NUMBER_WRONG,
} from "../../domain/cases/case-failures.ts";
import type { CaseForm } from "../../domain/cases/case-view.ts";
import type { Desk } from "../desk.ts";
import { beginCases, type Begun, findBegun } from "./begin.ts";
import { draftFilesOf } from "./files.ts";
import { ownPlace, rosterOf } from "./places.ts";

/** Receipts of readings that a form names must be of the account's own drafts: a case number proves nothing about others. */
async function checkReceipts(desk: Desk, accountId: string, { papers }: CaseForm): Promise<void> {
  const receipts = papers.flatMap(({ supply }) =>
    supply?.from === "shared-data" && supply.receipt !== null ? [supply.receipt] : [],
  );
  if (receipts.length === 0) return;
  const rows = await desk.sql<{ receipt: number }[]>`
    select supply.receipt from one_service.draft_supply supply
    join one_service.draft on draft.id = supply.draft_id
    where draft.account_id = ${accountId} and supply.receipt = any(${receipts})`;
  const own = new Set(rows.map(({ receipt }) => receipt));
  if (!receipts.every((receipt) => own.has(receipt))) throw new FailureError(FILES_UNKNOWN);
}

/**
 * Applies in one's own name. Throws `identity-needed` without a checked identity, and what is wrong with the application.
 * A repeated key answers as the first time.
 */
export async function submitCase(
  desk: Desk,
  { key, content }: { readonly key: string; readonly content: Omit<CaseForm, "applicant"> },
  caller: Caller,
): Promise<Begun> {
  const accountId = caller.actor?.accountId ?? "";
  const done = await findBegun(desk.sql, key, content.itemIds, caller);
  if (done) return done;
  const identity = await desk.identities.of(accountId, desk.sql);
  if (!identity || identity.verifiedOn === null) throw new FailureError(IDENTITY_NEEDED);
  const { kind, name, number, phone } = identity;
  const form: CaseForm = { ...content, applicant: { kind, name, number, phone } };
  const files = await draftFilesOf(desk, accountId, form);
  await checkReceipts(desk, accountId, form);
  const applicant = { kind: "account", accountId } as const;
  return beginCases(desk, { key, form, applicant, window: null, files }, caller);
}

/** Receives at the caller's window. Throws where the identity document was not seen or its number cannot be one. */
export async function receiveAtWindow(
  desk: Desk,
  asked: { readonly key: string; readonly content: CaseForm; readonly identitySeen: boolean },
  caller: Caller,
): Promise<Begun> {
  const { key, content, identitySeen } = asked;
  const done = await findBegun(desk.sql, key, content.itemIds, caller);
  if (done) return done;
  if (!identitySeen) throw new FailureError(IDENTITY_UNSEEN);
  const { kind, number } = content.applicant;
  if (!(kind === "person" ? isPersonNumber : isEnterpriseNumber)(number))
    throw new FailureError(NUMBER_WRONG);
  // Scans come once the case is there; a form that names files would name somebody's.
  if (content.papers.some(({ files }) => files.length > 0)) throw new FailureError(FILES_UNKNOWN);
  const [roster, actor] = await Promise.all([rosterOf(desk, desk.sql), whoActs(desk, caller)]);
  const place = ownPlace(roster, actor.unitIds);
  const form = { ...content, receivingCity: place.regionCode };
  return beginCases(
    desk,
    { key, form, applicant: { kind: "on-file" }, window: { place, identitySeen }, files: [] },
    caller,
  );
}
