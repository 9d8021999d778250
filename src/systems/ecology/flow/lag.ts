import type { Day } from "../../../kernel/calendar.ts";
import { type Decimal, toNumber } from "../../../kernel/decimal.ts";

/** Lags that are tried, in days. */
const LONGEST_LAG = 10;
/** The season of floods; in winter ice makes and breaks the flow. */
const [MAY, OCTOBER] = [5, 10];
const DAY_MS = 86_400_000;

/**
 * After how many days a change of flow at one station shows at another: the lag whose correlation `r` is highest, over `n`
 * pairs of days. `series` are the correlations of lags 0 to 10, null where they do not exist. It is the time of a flood
 * wave, not of what the water carries.
 */
export type Lag = {
  readonly days: number;
  readonly r: number;
  readonly n: number;
  readonly series: readonly (number | null)[];
};

type Flows = ReadonlyMap<Day, Decimal>;

/** Change from the day before, by the day's number since 1970; only where both days have a flow. */
function changes(flow: Flows): Map<number, number> {
  const values = new Map([...flow].map(([day, value]) => [Date.parse(day) / DAY_MS, toNumber(value)]));
  const found = new Map<number, number>();
  for (const [day, value] of values) {
    const before = values.get(day - 1);
    if (before !== undefined) found.set(day, value - before);
  }
  return found;
}

/** Pearson's correlation; null of fewer than two pairs, or where one side never changes. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [both, ofX, ofY] = [0, 0, 0];
  for (const [x, y] of pairs) {
    both += (x - meanX) * (y - meanY);
    ofX += (x - meanX) ** 2;
    ofY += (y - meanY) ** 2;
  }
  return ofX > 0 && ofY > 0 ? both / Math.sqrt(ofX * ofY) : null;
}

const toThree = (r: number): number => Math.round(r * 1000) / 1000;

/**
 * The lag between two stations by the correlation of day-to-day changes of flow (m³/s), the upper station's day in May to
 * October; correlations to three decimals. Null where no lag has one: too few days in common, or a flow that never changes.
 */
export function lagBetween(upper: Flows, lower: Flows): Lag | null {
  const [from, to] = [changes(upper), changes(lower)];
  const inSeason = [...from].filter(([day]) => {
    const month = new Date(day * DAY_MS).getUTCMonth() + 1;
    return month >= MAY && month <= OCTOBER;
  });
  const lags = Array.from({ length: LONGEST_LAG + 1 }, (_, days) => {
    const pairs = inSeason.flatMap(([day, change]) => {
      const later = to.get(day + days);
      return later === undefined ? [] : [[change, later] as const];
    });
    return { days, n: pairs.length, r: correlation(pairs) };
  });
  let best: { readonly days: number; readonly n: number; readonly r: number } | null = null;
  for (const { days, n, r } of lags) if (r !== null && (best === null || r > best.r)) best = { days, n, r };
  if (best === null) return null;
  return {
    ...best,
    r: toThree(best.r),
    series: lags.map(({ r }) => (r === null ? null : toThree(r))),
  };
}
