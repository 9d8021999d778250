import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { projections } from "../../../platform/records/projection.ts";
import type { RosterDesk } from "../../../platform/records/units.ts";
import type { Shell } from "../../../platform/slice.ts";
import type { Figure } from "./correction.ts";
import type { ItemCode } from "./item.ts";
import { section, type SectionState } from "./section.ts";

type Kept = { readonly state: SectionState; readonly sample: boolean; readonly regionCode: string };

/** Corrections of readings, each until the next one of the same reading. */
export const corrections = projections<Shell & RosterDesk>("ecology")(section, "reading_correction", {
  by: "sectionId",
  rows: ({ state: { corrections: all = [] }, sample, regionCode }: Kept) =>
    all.map(({ time, item, on, at, now }, number) => ({
      number,
      time,
      item,
      since: on,
      until: all.slice(number + 1).find((later) => later.time === time && later.item === item)?.on ?? null,
      correctedAt: new Date(at),
      ...now,
      regionCode,
      sample,
    })),
});

/** Without the zeros behind a point that the database keeps. */
export const trimmed = (text: string): string => text.replace(/(?:\.0*|(\.\d*?)0+)$/, "$1");
export const asFigure = ({ printed, unit, judged, below }: Figure): Figure => ({
  printed,
  unit,
  judged: trimmed(judged),
  below: below === null ? null : trimmed(below),
});

/** A reading as it stands on a day. */
export async function findReading(
  sql: Sql,
  id: string,
  { time, item }: { readonly time: string; readonly item: ItemCode },
  asOf: Day,
): Promise<Figure | undefined> {
  const [found] = await sql<Figure[]>`
    select printed, unit, judged::text as judged, below::text as below
    from ecology.readings_as_of(${asOf}) where section_id = ${id} and time = ${time} and item = ${item}`;
  return found && asFigure(found);
}
