import type { JobHandler } from "../../../../platform/jobs/jobs.ts";
import type { Desk } from "../desk.ts";

/** What accounts enqueues when an applicant erases identity or account. */
export const FORGET_APPLICANT = "shared-data.forget-applicant";

/** Erases what was said in the corrections that the applicant asked for, and what units answered; their acts hold digests. */
export const forgetApplicant =
  ({ sql }: Pick<Desk, "sql">): JobHandler =>
  async (payload) => {
    const { accountId } = payload as { readonly accountId: string };
    await sql`
      delete from shared_data.correction_text where correction_id in (
        select id from shared_data.record where kind = 'correction' and state #>> '{asker,accountId}' = ${accountId})`;
  };
