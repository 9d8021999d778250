import type { ActingFor } from "../../../kernel/actor.ts";
import { say } from "../../../kernel/fields.ts";
import type { Found } from "../../../kernel/find.ts";
import { type Asked, recordHits } from "../../../platform/records/finder.ts";
import { SITE_STATUSES, type SiteStatus } from "./kind.ts";
import { seenBy } from "./store.ts";

/** Sites by number, name, kind and zone, for who sees them in their list. */
export async function findSites(asked: Asked<ActingFor>): Promise<Omit<Found, "kind">[]> {
  const hits = await recordHits(asked, "ecology", "site", seenBy(asked.sql, asked.reader));
  return hits.map(({ id, title, status, sample, fit }) => ({
    id,
    title,
    about: SITE_STATUSES[status as SiteStatus] ?? say(status, status),
    link: `/ecology/sites/${id}`,
    fit,
    sample,
  }));
}
