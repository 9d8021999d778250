// Hours, and neighbouring hours put together.

export const SERIES_NAMES = ["wind", "solar", "loadMw", "truckMwh", "buy", "sell"] as const;
export type SeriesName = (typeof SERIES_NAMES)[number];
/** Hour by hour: factors of wind and sun, load, what trucks take from their depot, prices in yuan per kWh. */
export type Series = Readonly<Record<SeriesName, Float64Array>>;

/** Hydrogen is taken off within so many hours, counted from hour 0. */
export const HOURS_OF_WEEK = 168;

/** Stretches of time, in order; none reaches from one week into the next. */
export type Periods = Series & { readonly hours: Float64Array; readonly week: Int32Array };

/** Every hour by itself. */
export function hourly(series: Series): Periods {
  const many = series.wind.length;
  return {
    ...series,
    hours: new Float64Array(many).fill(1),
    week: Int32Array.from({ length: many }, (_, hour) => Math.floor(hour / HOURS_OF_WEEK)),
  };
}

const meanOf = (part: Float64Array): number => part.reduce((sum, each) => sum + each, 0) / part.length;

/** The least of values that change one by one, the first of several alike; `play` is told which changed. */
function knockoutOf(values: Float64Array) {
  const leaves = 2 ** Math.ceil(Math.log2(values.length));
  const winners = Int32Array.from({ length: 2 * leaves }, (_, at) => at - leaves);
  const valueOf = (at: number): number => values[at] ?? Infinity;
  const meet = (round: number): void => {
    const [first, second] = [winners[2 * round] ?? 0, winners[2 * round + 1] ?? 0];
    winners[round] = valueOf(second) < valueOf(first) ? second : first;
  };
  for (let round = leaves - 1; round > 0; round--) meet(round);
  return {
    least: () => winners[1] ?? 0,
    play: (at: number): void => {
      for (let round = (leaves + at) >> 1; round > 0; round >>= 1) meet(round);
    },
  };
}

/**
 * Neighbouring hours put together until `count` stretches are left, those first that change least by it (Ward 1963, held to
 * neighbours). Means of series, the lowest buying and the highest selling price: every plan of hours is then a plan of
 * stretches that costs no more, so that the optimum over stretches is a lower bound of that over hours. No stretch reaches over a week, nor over `within` hours.
 */
export function segmented(series: Series, count: number, within = HOURS_OF_WEEK): Periods {
  const many = series.wind.length;
  if (count >= many) return hourly(series);
  const scales = SERIES_NAMES.map((name) => {
    const most = series[name].reduce((sum, each) => Math.max(sum, each), 0);
    return most > 0 ? 1 / most : 0;
  });
  const size = new Float64Array(many).fill(1);
  const means = SERIES_NAMES.map((name, at) => series[name].map((each) => each * (scales[at] ?? 0)));
  const next = Int32Array.from({ length: many + 1 }, (_, at) => at + 1);
  const before = Int32Array.from({ length: many + 1 }, (_, at) => at - 1);
  /** What putting the stretch that begins here together with its next would change. */
  const change = new Float64Array(many).fill(Infinity);
  const weigh = (at: number): void => {
    const other = next[at] ?? many;
    if (other >= many || other % within === 0) {
      change[at] = Infinity;
      return;
    }
    const [here, there] = [size[at] ?? 0, size[other] ?? 0];
    let distance = 0;
    for (const mean of means) distance += ((mean[at] ?? 0) - (mean[other] ?? 0)) ** 2;
    change[at] = (distance * here * there) / (here + there);
  };
  for (let at = 0; at < many; at++) weigh(at);
  const knockout = knockoutOf(change);
  for (let left = many; left > count; left--) {
    const least = knockout.least();
    // What is left may not be put together.
    if (change[least] === Infinity) break;
    const other = next[least] ?? many;
    const [here, there] = [size[least] ?? 0, size[other] ?? 0];
    for (const mean of means)
      mean[least] = ((mean[least] ?? 0) * here + (mean[other] ?? 0) * there) / (here + there);
    size[least] = here + there;
    next[least] = next[other] ?? many;
    before[next[least] ?? many] = least;
    change[other] = Infinity;
    weigh(least);
    const earlier = before[least] ?? -1;
    if (earlier >= 0) weigh(earlier);
    for (const at of [other, least, earlier]) if (at >= 0) knockout.play(at);
  }
  const starts: number[] = [];
  for (let at = 0; at < many; at = next[at] ?? many) starts.push(at);
  const over = (name: SeriesName, fold: (part: Float64Array) => number): Float64Array =>
    Float64Array.from(starts, (start) => fold(series[name].subarray(start, next[start])));
  return {
    hours: Float64Array.from(starts, (start) => size[start] ?? 0),
    week: Int32Array.from(starts, (start) => Math.floor(start / HOURS_OF_WEEK)),
    wind: over("wind", meanOf),
    solar: over("solar", meanOf),
    loadMw: over("loadMw", meanOf),
    truckMwh: over("truckMwh", meanOf),
    buy: over("buy", (part) => Math.min(...part)),
    sell: over("sell", (part) => Math.max(...part)),
  };
}
