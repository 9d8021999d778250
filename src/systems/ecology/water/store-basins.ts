import { createHash } from "node:crypto";
import type { Day } from "../../../kernel/calendar.ts";
import { ITEMS } from "./item.ts";
import { type Judging, RULE } from "./judging.ts";
import { meansOfSums, type SectionRecord, sectionsOn, shownSection, summedOf } from "./store-reading.ts";
import type { WaterDesk } from "./store-section.ts";
import { type BasinMonth, type BasinView, judgeBasins, viewBasins } from "./view.ts";

// A month of basins is what its sums make of it and nothing else: it is kept under them. Months that are over are judged
// once, and what was put right, taken back or is looked at as of a past day has other sums, and so is another month.

/** Some years of months under some settings. */
const MOST_KEPT = 600;
const kept = new Map<string, BasinMonth>();

type Summed = Awaited<ReturnType<typeof summedOf>>[number];

const PLACES: ReadonlyMap<string, number> = new Map(ITEMS.map(({ code }, at) => [code, at]));

/** All that the verdict of a month depends on, in an order of its own. */
function keyOf(about: string, rows: readonly Summed[], placeOf: ReadonlyMap<string, number>): string {
  const lines: string[] = [];
  for (const { sectionId, item, count, found, limits, below, ions } of rows)
    lines[(placeOf.get(sectionId) ?? 0) * ITEMS.length + (PLACES.get(item) ?? 0)] =
      `${sectionId} ${item} ${count} ${found} ${limits} ${below} ${ions}`;
  return createHash("sha256").update(about).update(lines.join("\n")).digest("base64");
}

function monthOf(
  month: string,
  rows: readonly Summed[],
  records: readonly SectionRecord[],
  judging: Judging,
  key: string,
): BasinMonth {
  const found = kept.get(key) ?? judgeBasins(meansOfSums(records, rows, judging), month, judging);
  // What was looked at last goes last.
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST_KEPT) for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
  return found;
}

/** Basins through their months, and sections ranked by their index. */
export async function basinsOf(
  { sql }: Pick<WaterDesk, "sql">,
  asOf: Day,
  judging: Judging = RULE,
): Promise<BasinView> {
  const records = await sectionsOn(sql, asOf);
  const sections = records.map(shownSection);
  const placeOf = new Map(sections.map(({ id }, at) => [id, at]));
  const months = new Map<string, Summed[]>();
  for (const row of await summedOf(sql, records, asOf)) {
    const rows = months.get(row.month);
    if (rows === undefined) months.set(row.month, [row]);
    else rows.push(row);
  }
  const ways = JSON.stringify([judging, sections.map(({ id, basin, lake }) => [id, basin, lake])]);
  return viewBasins(
    sections,
    [...months.keys()].toSorted().map((month) => {
      const rows = months.get(month) ?? [];
      return monthOf(month, rows, records, judging, keyOf(`${month} ${ways}`, rows, placeOf));
    }),
  );
}
