import { refusal, FailureError } from "../../../../kernel/error.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import { nameOf } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Pairing } from "../../domain/standards/grouping.ts";
import type { PairingProposal } from "../../domain/standards/pairing-proposals.ts";
import type { Desk } from "../desk.ts";
import { compareAll } from "./compare.ts";

const NOT_PROPOSED = refusal(
  "not-found",
  "这一对事项已不在待确认之列，请刷新后再看。",
  "This pair is not waiting for a decision any more. Reload the list.",
);

/** A page of the pairs that wait for a decision, the likeliest first. */
export async function listProposals(
  desk: Desk,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ total: number; rows: PairingProposal[]; day: string }> {
  const { proposals, day } = await compareAll(desk);
  return { total: proposals.length, rows: proposals.slice((page - 1) * size, page * size), day };
}

/** Remembers whether two items are one. Throws `not-found` where the pair is not proposed. */
export async function decidePairing(
  desk: Desk,
  { looseKey, targetKey, verdict }: Pairing,
  caller: Caller,
): Promise<{ decided: true }> {
  const { proposals } = await compareAll(desk);
  const proposal = proposals.find((each) => each.looseKey === looseKey && each.targetKey === targetKey);
  if (proposal === undefined) throw new FailureError(NOT_PROPOSED);
  await inTransaction(desk.sql, async (sql) => {
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
      on conflict (loose_key, target_key) do update set verdict = excluded.verdict,
        decided_at = excluded.decided_at, decided_by = excluded.decided_by, decided_by_id = excluded.decided_by_id`;
    await desk.audit.record(sql, {
      caller,
      action: "one-service.pair-items",
      subject: `pairing:${looseKey}`,
      after: { loose: proposal.looseName, target: proposal.targetName, verdict },
    });
  });
  return { decided: true };
}
