import type { Day } from "../../../../kernel/calendar.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import { indicatorsOfFigures, standardFigures } from "../../domain/standards/standard-figures.ts";
import { standardShape } from "../../domain/standards/standard-record.ts";
import type { Desk } from "../desk.ts";
import { allRecords } from "../records.ts";
import { compareAll } from "./compare.ts";

/** Figures of measure （四） from items and common lists, as they stand. */
export async function standardIndicators(desk: Desk, asOf: Day): Promise<Indicator[]> {
  const [{ totals, sample }, standards] = await Promise.all([
    compareAll(desk),
    allRecords(desk.sql, standardShape),
  ]);
  const figures = standardFigures(
    totals,
    standards.map(({ state }) => state),
  );
  return indicatorsOfFigures(figures, {
    asOf,
    items: totals.items,
    sample: sample || standards.some((each) => each.sample),
  });
}
