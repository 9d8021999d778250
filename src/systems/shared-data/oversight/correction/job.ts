import { erasedSeal } from "../../../../platform/audit/seals.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import type { JobHandler } from "../../../../platform/jobs/jobs.ts";
import type { Desk } from "../../store/desk.ts";
import { CORRECTION_TEXTS } from "./store.ts";

/** What accounts enqueues when an applicant erases identity or account. */
export const FORGET_APPLICANT = "shared-data.forget-applicant";

const BY_ITSELF = { actor: null, address: "127.0.0.1", requestId: "forget-applicant" };

/** Erases what was said in the corrections that the applicant asked for, and what units answered; their acts hold digests. */
export const forgetApplicant =
  ({ sql: pool, audit }: Pick<Desk, "sql" | "audit">): JobHandler =>
  async (payload) => {
    const { accountId } = payload as { readonly accountId: string };
    await inTransaction(pool, async (sql) => {
      const gone = await sql<{ correctionId: string; part: string }[]>`
        delete from shared_data.correction_text where correction_id in (
          select id from shared_data.record where kind = 'correction' and state #>> '{asker,accountId}' = ${accountId})
        returning correction_id, part`;
      if (gone.length === 0) return;
      const seals = gone.map(({ correctionId, part }) => erasedSeal(CORRECTION_TEXTS, correctionId, part));
      await audit.record(sql, { caller: BY_ITSELF, action: FORGET_APPLICANT, subject: "person", seals });
    });
  };
