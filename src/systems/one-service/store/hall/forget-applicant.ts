import type { JobHandler } from "../../../../platform/jobs/jobs.ts";
import type { Desk } from "../desk.ts";
import { eraseDraftsOf } from "./application.ts";

/** What accounts enqueues when an applicant erases identity or account. */
export const FORGET_APPLICANT = "one-service.forget-applicant";

/** Erases what the applicant was filling in. Cases and licences are the units' own records and stay. */
export const forgetApplicant =
  ({ sql }: Pick<Desk, "sql">): JobHandler =>
  async (payload) => {
    const { accountId } = payload as { readonly accountId: string };
    await eraseDraftsOf(sql, accountId);
  };
