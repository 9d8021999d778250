import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { projections } from "../../../platform/records/projection.ts";
import type { RosterDesk } from "../../../platform/records/units.ts";
import type { Shell } from "../../../platform/slice.ts";
import type { Figure } from "./correction.ts";
import type { ItemCode } from "./item.ts";
import { section, type SectionState } from "./section.ts";

type Kept = { readonly state: SectionState; readonly sample: boolean; readonly regionCode: string };

/** What tells one reading of a section from another. */
export const readingKey = ({ time, item }: { readonly time: string; readonly item: ItemCode }): string =>
  `${time}|${item}`;

/** Corrections of readings, each until the next one of the same reading. */
export const corrections = projections<Shell & RosterDesk>("ecology")(section, "reading_correction", {
  by: "sectionId",
  rows: ({ state: { corrections: all = [] }, sample, regionCode }: Kept) => {
    const next = new Map<string, Day>();
    return all
      .map(({ time, item, on, at, now }, number) => ({
        number,
        time,
        item,
        since: on,
        correctedAt: new Date(at),
        ...now,
        regionCode,
        sample,
      }))
      .toReversed()
      .map((row) => {
        const key = readingKey(row);
        const until = next.get(key) ?? null;
        next.set(key, row.since);
        return { ...row, until };
      });
  },
});

/** Without the zeros behind a point that the database keeps. */
export const trimmed = (text: string): string => text.replace(/(?:\.0*|(\.\d*?)0+)$/, "$1");
export const asFigure = ({ printed, unit, judged, below }: Figure): Figure => ({
  printed,
  unit,
  judged: trimmed(judged),
  below: below === null ? null : trimmed(below),
});

/** Readings of a section as they stand on a day, by {@link readingKey}. */
export async function findReadings(
  sql: Sql,
  id: string,
  asked: readonly { readonly time: string; readonly item: ItemCode }[],
  asOf: Day,
): Promise<ReadonlyMap<string, Figure>> {
  const rows = await sql<(Figure & { time: string; item: ItemCode })[]>`
    select time, item, printed, unit, judged::text as judged, below::text as below
    from ecology.readings_as_of(${asOf})
    where section_id = ${id} and (time, item) in (
      select * from unnest(${asked.map(({ time }) => time)}::text[], ${asked.map(({ item }) => item)}::text[]))`;
  return new Map(rows.map((row) => [readingKey(row), asFigure(row)]));
}
