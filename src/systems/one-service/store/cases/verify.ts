import type { CaseState } from "../../domain/cases/case.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import { jointShape } from "../../domain/cases/joint-case.ts";
import type { Checked } from "../../../../platform/records/projection.ts";
import { toVerify, verifyRecords } from "../../../../platform/records/verify-records.ts";
import type { Desk } from "../desk.ts";
import { caseNow } from "./now.ts";

/** What of a case does not follow from its acts: names of columns or tables. */
export type CaseVerdict = {
  readonly id: string;
  readonly number: string;
  readonly differences: readonly string[];
};

/** Forms that were handed in, against the digests in acts. Erased is no difference; a form that no act knows is. */
export const caseForms: Checked<unknown> = {
  kind: caseShape.kind,
  table: "case_content",
  async differing(sql, _, records) {
    const kept = await sql<{ id: string; digests: string[] }[]>`
      select record_id as id, array_agg(digest) as digests from one_service.case_content
      where part = 'form' and record_id = any(${records.map(({ id }) => id)}::uuid[]) group by record_id`;
    const digests = new Map(kept.map((each) => [each.id, each.digests]));
    return records.flatMap(({ id, state }) =>
      (digests.get(id)?.includes((state as CaseState).form) ?? true) ? [] : [id],
    );
  },
};

const CASES = {
  slice: "one-service",
  kinds: [toVerify(caseShape), toVerify(jointShape)],
  projections: [caseNow],
  checks: [caseForms],
};

/** Folds every case again and compares it with what was stored of it; only those that differ are told. */
export async function verifyCases(
  desk: Pick<Desk, "sql" | "isWorkingDay">,
): Promise<{ readonly checked: number; readonly differing: CaseVerdict[] }> {
  const { checked, differing } = await verifyRecords(desk, CASES, { every: false });
  return {
    checked,
    // Titles of cases begin with their number.
    differing: differing.map(({ id, name, differences }) => ({
      id,
      number: name.split(" ")[0] ?? "",
      differences,
    })),
  };
}
