// What flows of money are worth today, and at which rates they are worth nothing.

/** Flows of year 0, 1, 2 … at a rate: that of year 0 counts in full. */
export const presentValue = (rate: number, flows: readonly number[]): number =>
  flows.reduceRight((later, flow) => flow + later / (1 + rate), 0);

/**
 * Rates at which flows are worth nothing. `one`: that is the rate of return. `several`: none of them is, the present value
 * says what to do. `none`: money only goes or only comes, or comes back at no rate at all.
 */
export type RateOfReturn = {
  readonly rate: number | null;
  readonly why: "one" | "none" | "several";
  readonly all: readonly number[];
};

/** Nobody asks for a return below: nine tenths lost in every year. */
const LEAST_RATE = -0.9;
const MOST_X = 1 / (1 + LEAST_RATE);
/** Where a peak only touches zero, rounding leaves so much of the flows. */
const TOUCHING = 1e-12;
const SAME = 1e-9;

const valueAt = (of: readonly number[], x: number): number =>
  of.reduceRight((later, each) => each + later * x, 0);

/** A root between two places of different sign, by halving until no number lies between. */
function between(of: readonly number[], from: number, until: number): number {
  let [low, high] = [from, until];
  const rising = valueAt(of, high) > 0;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (valueAt(of, middle) > 0 === rising) high = middle;
    else low = middle;
  }
}

/** Every root of a polynomial in 0 < x ≤ most: between the roots of its derivative it only rises or only falls. */
function rootsOf(of: readonly number[], most: number): readonly number[] {
  if (of.length < 2) return [];
  const turns = rootsOf(
    of.slice(1).map((each, power) => each * (power + 1)),
    most,
  );
  const places = [0, ...turns, most];
  const roots: number[] = [];
  for (const [at, until] of places.entries()) {
    const from = places[at - 1];
    const size = of.reduce((sum, each, power) => sum + Math.abs(each) * until ** power, 0);
    if (Math.abs(valueAt(of, until)) <= TOUCHING * size) {
      if (until > 0) roots.push(until);
      continue;
    }
    if (from === undefined) continue;
    const [left, right] = [valueAt(of, from), valueAt(of, until)];
    const begins = roots.at(-1) === from;
    if (!begins && left !== 0 && left > 0 !== right > 0) roots.push(between(of, from, until));
  }
  return roots;
}

/** Rates of return of flows, all of them: no guess to begin from, no limit of iterations. */
export function rateOfReturn(flows: readonly number[]): RateOfReturn {
  const last = flows.findLastIndex((flow) => flow !== 0);
  const scale = Math.max(...flows.map(Math.abs), 0);
  const scaled = flows.slice(0, last + 1).map((flow) => flow / scale);
  const all: number[] = [];
  for (const x of rootsOf(scaled, MOST_X)) {
    const rate = 1 / x - 1;
    if (all.every((each) => Math.abs(each - rate) > SAME)) all.push(rate);
  }
  all.sort((a, b) => a - b);
  const [first = null] = all;
  return all.length === 1
    ? { rate: first, why: "one", all }
    : { rate: null, why: all.length === 0 ? "none" : "several", all };
}

/** What is paid each year for so many years, interest and principal together. */
export const annuity = (amount: number, rate: number, years: number): number =>
  years <= 0 ? 0 : rate === 0 ? amount / years : (amount * rate) / -Math.expm1(-years * Math.log1p(rate));
