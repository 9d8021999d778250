import { caseShape } from "../domain/cases/case-record.ts";
import { jointShape } from "../domain/cases/joint-case.ts";
import { licenceShape } from "../domain/hall/licence.ts";
import { bundleShape } from "../domain/standards/bundle-record.ts";
import { chainShape } from "../domain/standards/chain-record.ts";
import { standardShape } from "../domain/standards/standard-record.ts";
import type { SealedTable } from "../../../platform/audit/seals.ts";
import { actsTable } from "../../../platform/records/records.ts";
import { toVerify, verifyRecords } from "../../../platform/records/verify-records.ts";
import type { RecordsVerdict } from "../../../platform/slice.ts";
import { CASE_CONTENT } from "./cases/content.ts";
import { caseNow } from "./cases/now.ts";
import { caseForms } from "./cases/verify.ts";
import type { Desk } from "./desk.ts";
import { LICENCE_HOLDERS } from "./hall/licences.ts";
import type { ComparingDesk } from "./standards/keep-comparison.ts";
import { WAITS } from "./waits.ts";
import { differingGroups } from "./standards/verify-comparison.ts";

/** What of this slice the trail vouches for. */
export const SEALED: readonly SealedTable[] = [actsTable("one-service"), CASE_CONTENT, LICENCE_HOLDERS];

/** What follows from acts: every record, what lists of cases read of them, and what waits. */
export const FOLDED = {
  slice: "one-service",
  kinds: [
    toVerify(bundleShape),
    toVerify(caseShape),
    toVerify(chainShape),
    toVerify(jointShape),
    toVerify(licenceShape),
    toVerify(standardShape),
  ],
  projections: [caseNow, ...WAITS],
  checks: [caseForms],
};

/** Every record against its acts, what lists of cases read against their records, and groups of items against the items. */
export async function verifyOneService(
  desk: ComparingDesk & Pick<Desk, "isWorkingDay">,
): Promise<RecordsVerdict> {
  const { checked, differing } = await verifyRecords(desk, FOLDED);
  const groups = await differingGroups(desk);
  return { checked, differing: [...differing, ...groups.differing] };
}
