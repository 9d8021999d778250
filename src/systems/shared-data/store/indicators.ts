import type { Day } from "../../../kernel/calendar.ts";
import type { Indicator } from "../../../kernel/measure.ts";
import type { Desk } from "./desk.ts";

/** Figures of measure （四） from the catalogue, the requests and the exchanges; none of any other measure. */
export async function indicatorsOf(_desk: Desk, _measure: number, _asOf: Day): Promise<readonly Indicator[]> {
  return [];
}
