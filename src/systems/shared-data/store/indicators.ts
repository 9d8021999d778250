import type { Day } from "../../../kernel/calendar.ts";
import type { Indicator } from "../../../kernel/measure.ts";
import { catalogueIndicators } from "../catalogue/resource/store-figures.ts";
import type { Desk } from "./desk.ts";
import { exchangeIndicators } from "../exchange/store-indicators.ts";
import { oversightIndicators } from "../oversight/store-indicators.ts";
import { requestIndicators } from "../requests/store-indicators.ts";

/** Figures of measure （四） from the catalogue, the requests, the exchanges and their oversight; none of any other measure. */
export async function indicatorsOf(desk: Desk, measure: number, asOf: Day): Promise<readonly Indicator[]> {
  if (measure !== 4) return [];
  const parts = await Promise.all([
    catalogueIndicators(desk, asOf),
    requestIndicators(desk, asOf),
    exchangeIndicators(desk, asOf),
    oversightIndicators(desk, asOf),
  ]);
  return parts.flat();
}
