import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { actorOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { seenBy, type SiteDesk } from "../store.ts";
import type { Coverage, ZonePatrolled } from "./coverage.ts";

/** Of the open sites that the caller sees, those that somebody stood at within so many days, by the zone that most of each lies in. */
export async function coverageFor(desk: SiteDesk, within: number, caller: Caller): Promise<Coverage> {
  const { sql } = desk;
  const day = dayInShanghai(desk.now());
  const seen = seenBy(sql, await actorOf(desk, caller));
  const rows = await sql<(ZonePatrolled & { sample: boolean })[]>`
    select zone, count(*)::int as open,
      (count(*) filter (where visited_on > ${day}::date - ${within}::int))::int as visited,
      (count(*) filter (where visited_on is null))::int as never,
      min(visited_on)::text as longest_ago, bool_or(sample) as sample
    from ecology.site_point where ${seen} and status not in ('closed', 'dismissed')
    group by zone order by zone nulls last`;
  return {
    rows: rows.map(({ sample: _, ...row }) => row),
    day,
    sample: rows.some(({ sample }) => sample),
  };
}
