import type { Day } from "../../../kernel/calendar.ts";
import type { Indicator } from "../../../kernel/measure.ts";
import type { Desk } from "./desk.ts";

/** Figures of measure （四） from items, standards and cases; none of any other measure. */
export async function indicatorsOf(_desk: Desk, _measure: number, _asOf: Day): Promise<readonly Indicator[]> {
  return [];
}
