import type { Day } from "../../../kernel/calendar.ts";
import type { Indicator } from "../../../kernel/measure.ts";
import { caseIndicators } from "./cases/indicators.ts";
import type { Desk } from "./desk.ts";
import { standardIndicators } from "./standards/indicators.ts";

/** Figures of measure （四） from items, common lists and cases; none of any other measure. */
export async function indicatorsOf(desk: Desk, measure: number, asOf: Day): Promise<readonly Indicator[]> {
  if (measure !== 4) return [];
  const parts = await Promise.all([standardIndicators(desk, asOf), caseIndicators(desk, asOf)]);
  return parts.flat();
}
