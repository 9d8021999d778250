import { inboxOf } from "../../../platform/records/inbox.ts";
import { OPEN_STATUSES, site } from "./kind.ts";
import type { SiteDesk } from "./store.ts";

/** Sites that wait for a person: of the own unit, by the rules of each step. */
export const siteInbox = inboxOf("ecology")(site, {
  candidates: (sql, { unitIds }) =>
    sql`unit_ids && ${[...unitIds]}::uuid[] and status = any(${[...OPEN_STATUSES]})`,
  link: (id) => `/ecology/sites/${id}`,
  clock: ({ limit }, day, _: SiteDesk) => ({ due: limit, late: limit !== null && limit < day }),
});
