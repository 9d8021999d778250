import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { isEnterpriseNumber, isPersonNumber } from "../../../../kernel/identity.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  FILES_UNKNOWN,
  IDENTITY_UNSEEN,
  NUMBER_WRONG,
  PAPERS_MISSING,
} from "../../domain/cases/case-failures.ts";
import { missingPapers, papersRefused } from "../../domain/cases/window-papers.ts";
import type { CaseForm } from "../../domain/cases/case-view.ts";
import type { Desk } from "../desk.ts";
import { checkApplication } from "../hall/application.ts";
import { beginCases, type Begun, findBegun } from "./begin.ts";
import { itemsToApplyFor } from "./case-items.ts";
import { draftFilesOf } from "./files.ts";
import { ownPlace, rosterOf } from "./places.ts";

/** A window has the papers before it: each that each of the items needs is ticked off. Throws naming those that are not. */
async function checkPapers(desk: Desk, { itemIds, papers }: CaseForm): Promise<void> {
  const items = await itemsToApplyFor(desk.sql, [...new Set(itemIds)], dayInShanghai(desk.now()));
  const refused = papersRefused(missingPapers(items, papers));
  if (refused) throw new FailureError(refused);
}

/**
 * Applies in one's own name. Throws what `checkApplication` finds: no checked identity, an answer or paper missing, a stranger's file.
 * A repeated key answers as the first time.
 */
export async function submitCase(
  desk: Desk,
  { key, content }: { readonly key: string; readonly content: Omit<CaseForm, "applicant"> },
  caller: Caller,
): Promise<Begun> {
  const accountId = caller.actor?.accountId ?? "";
  const findDone = () => findBegun(desk.sql, key, content.itemIds, caller);
  const done = await findDone();
  if (done) return done;
  try {
    const { identity, files: held, bundleId } = await checkApplication(desk, content, caller);
    const { kind, name, number, phone } = identity;
    // The order of a bundle is the draft's, whatever the form that is handed in says.
    const form: CaseForm = { ...content, bundleId, applicant: { kind, name, number, phone } };
    const files = await draftFilesOf(desk, held, form);
    const applicant = { kind: "account", accountId } as const;
    return await beginCases(desk, { key, form, applicant, window: null, files, ofDraft: true }, caller);
  } catch (error) {
    // The same key may have begun it while this was looked at, and taken the draft.
    const meanwhile = await findDone();
    if (meanwhile) return meanwhile;
    throw error;
  }
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
  // Nothing was read or looked up for them here: what says that it was would be believed by who decides.
  if (content.papers.some(({ way, supply }) => way === "supplied" || supply !== null))
    throw new FailureError(PAPERS_MISSING);
  await checkPapers(desk, content);
  const [roster, actor] = await Promise.all([rosterOf(desk, desk.sql), whoActs(desk, caller)]);
  const place = ownPlace(roster, actor.unitIds);
  const form = { ...content, receivingCity: place.regionCode };
  return beginCases(
    desk,
    { key, form, applicant: { kind: "on-file" }, window: { place, identitySeen }, files: [] },
    caller,
  );
}
