import type postgres from "postgres";
import type { ActingFor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { decimal } from "../../../kernel/decimal.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { RosterDesk } from "../../../platform/records/units.ts";
import type { Shell } from "../../../platform/slice.ts";
import type { ItemCode } from "../water/item.ts";
import { sectionKey } from "../water/section-name.ts";
import type { Measured } from "./period-means.ts";
import { daysOf } from "./results.ts";

export type CompensationDesk = Shell & RosterDesk;

/** Offices and leaders read all; a unit what it is a party to, which may be most: not by the index of units, as with alerts. */
export const seenBy = (
  sql: Sql,
  { roles, unitIds, system }: ActingFor,
): postgres.PendingQuery<postgres.Row[]> =>
  system || roles.includes("office") || roles.includes("leader")
    ? sql`true`
    : sql`(unit_ids || '{}') && ${[...unitIds]}::uuid[]`;

type Row = {
  readonly section: string;
  readonly time: string;
  readonly day: Day;
  readonly item: ItemCode;
  readonly judged: string;
};

/** What was measured in sections of these names, called as they are here, between two days, both among them. */
export async function measuredIn(
  sql: Sql,
  sections: readonly string[],
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<(Measured & { readonly written: string })[]> {
  const own = new Map(sections.map((section) => [sectionKey(section), section]));
  const rows = await sql<Row[]>`
    select record.title as section, reading.time, reading.day, reading.item, reading.judged::text as judged
    from ecology.readings_as_of('infinity') reading join ecology.record on record.id = reading.section_id
    where record.kind = 'section' and ecology.section_key(record.title) = any(${[...own.keys()]}) and reading.day between ${from} and ${until}`;
  return rows.map(({ section, time, day, item, judged }) => ({
    section: own.get(sectionKey(section)) ?? section,
    days: daysOf(time) ?? { from: day, until: day },
    item,
    value: decimal(judged),
    written: judged.replace(/(?:\.0*|(\.\d*?)0+)$/, "$1"),
  }));
}
