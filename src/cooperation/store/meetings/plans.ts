import type { PlanBrief } from "../../../kernel/work.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { SERIES_RULES } from "../../domain/meetings/series-rules.ts";
import type { MeetingSeries } from "../../domain/meetings/meeting.ts";
import type { Desk } from "../desk.ts";

/** The plan whose meetings these are: the one in force, in a demonstration its own. */
export async function planOfMeetings(
  desk: Pick<Desk, "plans" | "config">,
  sql?: Sql,
): Promise<PlanBrief | undefined> {
  const current = (await desk.plans.list(sql)).filter((plan) => plan.current);
  return current.find(({ sample }) => sample === desk.config.demo) ?? current.at(0);
}

/** Measures of a plan that ask for a series, found by their words; none where the plan words it otherwise. */
export async function measuresOfSeries(
  desk: Pick<Desk, "plans">,
  planId: string | null,
  series: MeetingSeries,
  sql?: Sql,
): Promise<string[]> {
  const quote = SERIES_RULES[series].source?.quote;
  if (planId === null || quote === undefined) return [];
  const measures = await desk.plans.measures(planId, sql);
  return measures.filter(({ text }) => text.includes(quote)).map(({ id }) => id);
}

/** Special working groups that a meeting or a year's work points named. */
export async function knownGroups(sql: Sql): Promise<string[]> {
  const rows = await sql<{ group: string }[]>`
    select distinct state ->> 'group' as group from organisation.record
    where kind in ('meeting', 'work-points') and jsonb_typeof(state -> 'group') = 'string' order by 1`;
  return rows.map(({ group }) => group).filter((group) => group !== "");
}
