import { refusal, FailureError } from "../../../../kernel/error.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Pairing } from "../../domain/standards/grouping.ts";
import type { PAIRING_ORDERS, PairingProposal } from "../../domain/standards/pairing-proposals.ts";
import type { Desk } from "../desk.ts";
import { listPairProposals } from "./asked-groups.ts";
import { comparisonNow, keepComparison } from "./keep-comparison.ts";

const NOT_PROPOSED = refusal(
  "not-found",
  "这一对事项已不在待确认之列，请刷新后再看。",
  "This pair is not waiting for a decision any more. Reload the list.",
);

/** A page of the pairs that wait for a decision, the likeliest first. */
export async function listProposals(
  desk: Desk,
  asked: Page & OrderOf<typeof PAIRING_ORDERS>,
): Promise<{ total: number; rows: PairingProposal[]; day: string }> {
  const { proposals, day } = await comparisonNow(desk);
  return { total: proposals, rows: await listPairProposals(desk.sql, asked), day };
}

/** Remembers whether two items are one. Throws `not-found` where the pair is not proposed. */
export async function decidePairing(
  desk: Desk,
  { looseKey, targetKey, verdict }: Pairing,
  caller: Caller,
): Promise<{ decided: true }> {
  await inTransaction(desk.sql, async (sql) => {
    // Before the pairing, as everybody does: who holds the groups may come to write it too.
    await keepComparison({ ...desk, sql });
    const ofLoose = await listPairProposals(sql, { page: 1, size: null, of: looseKey });
    const proposal = ofLoose.find((each) => each.looseKey === looseKey && each.targetKey === targetKey);
    if (proposal === undefined) throw new FailureError(NOT_PROPOSED);
    const row = {
      looseKey,
      targetKey,
      regionCode: proposal.looseCity,
      verdict,
      decidedAt: desk.now(),
      decidedBy: nameOf(caller),
      decidedById: caller.actor?.accountId ?? null,
    };
    await sql`insert into one_service.pairing ${sql(row)}
      on conflict (loose_key, target_key) do update set verdict = excluded.verdict, compared = false,
        decided_at = excluded.decided_at, decided_by = excluded.decided_by, decided_by_id = excluded.decided_by_id`;
    await keepComparison({ ...desk, sql });
    await desk.audit.record(sql, {
      caller,
      action: "one-service.pair-items",
      subject: `pairing:${looseKey}`,
      after: { loose: proposal.looseName, target: proposal.targetName, verdict },
    });
  });
  return { decided: true };
}
