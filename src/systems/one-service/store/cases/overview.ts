import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { CaseOverview } from "../../domain/cases/case-view.ts";
import type { Desk } from "../desk.ts";
import { isOverdue, overdueIn } from "./lines.ts";

/** Counts by deciding unit: of the caller's own city, of all four for the region and the leading group's office. */
export async function caseOverview(desk: Desk, caller: Caller): Promise<CaseOverview> {
  const { sql } = desk;
  const actor = await whoActs(desk, caller);
  const day = dayInShanghai(desk.now());
  const all = actor.roles.includes("office") || actor.regionCode === WHOLE_REGION;
  const region = all ? null : (actor.regionCode ?? "none");
  const year = `${day.slice(0, 4)}-01-01`;
  const units = await sql<CaseOverview["units"][number][]>`
    select deciding_unit_name as unit_name, region_code,
      count(*) filter (where ended_on is null) as open,
      count(*) filter (where ${isOverdue(sql, day)}) as overdue,
      count(*) filter (where stage = 'handed-over') as unsigned,
      count(*) filter (where stage = 'supplement') as waiting,
      count(*) filter (where decided_on >= ${year}) as decided_this_year,
      count(*) filter (where decided_on >= ${year} and in_time) as in_time_this_year,
      count(*) filter (where answer_due is not null) as bad_unanswered
    from one_service.case_now now ${region === null ? sql`` : sql`where region_code = ${region}`}
    group by deciding_unit_name, region_code order by region_code, deciding_unit_name`;
  const overdue = await overdueIn(desk, region);
  return {
    day,
    units: [...units],
    overdue: overdue.map(({ id, number, itemName, decidingUnit, decidingCity, clock }) => ({
      id,
      number,
      itemName,
      decidingUnit,
      decidingCity,
      clock,
    })),
  };
}
