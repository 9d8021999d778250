import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import { indicatorsOfFigures, standardFigures } from "../../domain/standards/standard-figures.ts";
import { standardShape } from "../../domain/standards/standard-record.ts";
import type { Desk } from "../desk.ts";
import { allRecords, recordsOn } from "../records.ts";
import { comparisonNow } from "./keep-comparison.ts";

/** Figures of measure （四） from items as they stand and from common lists as they stood at the end of the day. */
export async function standardIndicators(desk: Desk, asOf: Day): Promise<Indicator[]> {
  const today = dayInShanghai(desk.now());
  const [{ totals, sample }, standards] = await Promise.all([
    comparisonNow(desk),
    asOf < today ? recordsOn(desk.sql, standardShape, asOf) : allRecords(desk.sql, standardShape),
  ]);
  const figures = standardFigures(
    totals,
    standards.map(({ state }) => state),
  );
  return indicatorsOfFigures(figures, {
    asOf,
    today,
    items: totals.items,
    sample: sample || standards.some((each) => each.sample),
  });
}
