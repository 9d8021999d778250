import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";

// What settlements take from readings: those of the sections of their agreement in their period, and where it has an index
// those of the same period of the year before.

type Settled = { readonly period: string; readonly index: boolean };

/** Posted settlements of agreements on a section. */
export const settledOf = (sql: Sql, title: string): Promise<Settled[]> => sql<Settled[]>`
  select settlement.state ->> 'period' as period,
    coalesce(jsonb_typeof(agreement.state #> '{terms,index}') = 'object', false) as index
  from ecology.record settlement join ecology.record agreement
    on agreement.id = (settlement.state #>> '{agreement,id}')::uuid
  where settlement.kind = 'settlement' and settlement.status = 'posted'
    and exists (
      select from jsonb_array_elements_text(agreement.state #> '{terms,sections}') name
      where ecology.section_key(name) = ecology.section_key(${title}))
  order by period`;

const yearEarlier = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;

/** Whether a settlement took a reading of this day. */
export const used =
  (day: Day) =>
  ({ period, index }: Settled): boolean =>
    day.startsWith(period) || (index && day.startsWith(yearEarlier(period)));

/** Whether a reading that a settlement took was corrected, or a correction taken back, since it was last computed. */
export async function correctedSince(sql: Sql, settlement: string): Promise<boolean> {
  const corrected = await sql<(Settled & { day: Day })[]>`
    with about as (
      select section.id as section_id, settlement.state ->> 'period' as period,
        coalesce(jsonb_typeof(agreement.state #> '{terms,index}') = 'object', false) as index,
        (select max(at) from ecology.act where record_id = settlement.id
          and act ->> 'type' in ('compute', 'recompute', 'remeasure')) as computed_at
      from ecology.record settlement
        join ecology.record agreement on agreement.id = (settlement.state #>> '{agreement,id}')::uuid
        join ecology.record section on section.kind = 'section' and ecology.section_key(section.title) in (
          select ecology.section_key(name) from jsonb_array_elements_text(agreement.state #> '{terms,sections}') name)
      where settlement.id = ${settlement}
    ), changed as (
      select about.*, time, item
      from about join ecology.reading_correction correction using (section_id) where corrected_at > computed_at
      union all
      select about.*, reading ->> 'time', reading ->> 'item'
      from about join ecology.act back on back.record_id = section_id and back.at > computed_at
          and back.act ->> 'type' = 'take-back'
        join ecology.act taken on taken.record_id = section_id and taken.version = (back.act ->> 'of')::int
          and taken.act ->> 'type' = 'correct' and taken.at <= computed_at,
        jsonb_array_elements(taken.act -> 'readings') reading
    )
    select distinct reading.day, period, index from changed join ecology.reading using (section_id, time, item)`;
  return corrected.some((each) => used(each.day)(each));
}
