import { heldBy, type InboxLine } from "../../src/kernel/inbox.ts";
import type { ActingFor } from "../../src/kernel/actor.ts";
import type { Sql } from "../../src/platform/database/database.ts";

/** The lines that the table of what waits holds for somebody on a day, where the desk is not there to read them. */
export const waitingLines = (
  sql: Sql,
  who: ActingFor,
  day: string,
): Promise<
  (Pick<InboxLine, "id" | "kind" | "why" | "due" | "late" | "link"> & { readonly subject: string })[]
> => sql`
  select id, line_kind as kind, subject, why, due, coalesce(late_from <= ${day}, false) as late, link from platform.wait
  where whom && ${heldBy(who)} and not except_of && ${heldBy(who)}
    and coalesce(from_day <= ${day}, true) and coalesce(until_day > ${day}, true)
  order by id`;
