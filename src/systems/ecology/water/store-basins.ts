import { createHash } from "node:crypto";
import type { Day } from "../../../kernel/calendar.ts";
import { type Judging, RULE } from "./judging.ts";
import { digestsOf, meansOfSums, sectionsOn, shownSection } from "./store-reading.ts";
import type { WaterDesk } from "./store-section.ts";
import { type BasinMonth, type BasinView, judgeBasins, viewBasins } from "./view.ts";

// A month of basins is what its sums make of it and nothing else: it is kept under their digest, which the database makes, so that
// the sums of months that were judged already are not even handed over. Months that are over are judged once, and what was put
// right, taken back or is looked at as of a past day has other sums, and so is another month.

/** Some years of months under some settings. */
const MOST_KEPT = 600;
const kept = new Map<string, BasinMonth>();

/** Basins through their months, and sections ranked by their index. */
export async function basinsOf(
  { sql }: Pick<WaterDesk, "sql">,
  asOf: Day,
  judging: Judging = RULE,
): Promise<BasinView> {
  const records = await sectionsOn(sql, asOf);
  const sections = records.map(shownSection);
  const about = JSON.stringify([judging, sections.map(({ id, basin, lake }) => [id, basin, lake])]);
  const ways = createHash("sha256").update(about).digest("hex");
  // Others let go of months meanwhile.
  const judged = new Map(
    [...kept].flatMap(([key, month]) =>
      key.startsWith(ways) ? [[key.slice(ways.length), month] as const] : [],
    ),
  );
  const months = await digestsOf(sql, records, asOf, [...judged.keys()]);
  return viewBasins(
    sections,
    months.map(({ month, digest, sums }) => {
      const found = judged.get(digest) ?? judgeBasins(meansOfSums(records, sums, judging), month, judging);
      // What was looked at last goes last.
      kept.delete(ways + digest);
      kept.set(ways + digest, found);
      if (kept.size > MOST_KEPT) for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
      return found;
    }),
  );
}
