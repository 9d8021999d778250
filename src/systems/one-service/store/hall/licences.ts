import type { Day } from "../../../../kernel/calendar.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Desk } from "../desk.ts";

/** A licence that a decision made; `number` null lets the registry number it. */
export type LicenceGiven = {
  readonly type: string;
  readonly holder: { readonly kind: "person" | "enterprise"; readonly name: string; readonly number: string };
  readonly issuerUnitId: string;
  readonly issuerName: string;
  /** City whose body issues it. */
  readonly regionCode: string;
  readonly number: string | null;
  readonly validFrom: Day;
  /** Null: without end. */
  readonly validUntil: Day | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
};

/**
 * Enters a licence in the registry, within the transaction of the decision; once for a case and type however often it is
 * asked. Throws `duplicate` where another licence of the issuer has the number.
 */
export async function issueLicence(
  _desk: Desk,
  _sql: Sql,
  _given: LicenceGiven,
  _caller: Caller,
): Promise<{ readonly id: string; readonly number: string }> {
  throw new Error("issueLicence is not there yet");
}
