import { expect, it } from "vitest";
import { compareHaulage } from "./haulage.ts";
import { type Priced, UNPRICED } from "./pricing.ts";

const SHARED = { filling: "charging", costWan: 2_000, trucks: 100 } as const;
const of = (given: Partial<Priced>): Priced => ({ ...UNPRICED, ...given });
const costOf = (priced: Priced, drive: string) =>
  compareHaulage(priced, SHARED).rows.find((row) => row.drive === drive)?.yuanPerTkm ?? 0;

/** What a truck costs over its years, year by year at interest, spread evenly: no formula of annuities. */
function perYear(price: number, years: number, percent: number): number {
  let [low, high] = [0, price * 2];
  for (let step = 0; step < 200; step++) {
    const paid = (low + high) / 2;
    let debt = price;
    for (let year = 0; year < years; year++) debt = debt * (1 + percent / 100) - paid;
    if (debt > 0) low = paid;
    else high = paid;
  }
  return low;
}

it("（十六） counts what a tonne costs a kilometre by energy, truck, its share of stations and toll, without interest too", () => {
  const tkm = 100_000 * 0.5 * 33;
  for (const rate of [6, 0]) {
    const priced = of({ tollYuanPerKm: 0.5, ratePercent: rate });
    const stations = perYear(2_000 * 10_000, 15, rate) / 100;
    const yuan = 1.394 * 0.45 * 100_000 + perYear(700_000, 8, rate) + stations + 0.5 * 100_000;
    expect(costOf(priced, "charging")).toBeCloseTo(yuan / tkm, 9);
    const diesel = 33 * 1_000 * 7.5 + perYear(420_000, 8, rate) + 0.5 * 100_000;
    expect(costOf(priced, "diesel")).toBeCloseTo(diesel / tkm, 9);
  }
  // Stations of a kind that nobody chose are in nothing.
  expect(costOf(of({}), "swap")).toBe(compareHaulage(of({}), null).rows[1]?.yuanPerTkm);
});

it("（十六） at the break-even price of hydrogen a fuel cell costs what diesel, and what the cheapest other, does", () => {
  for (const priced of [of({}), of({ tollYuanPerKm: 1.2, tollRefunded: "yes" })]) {
    const { breakEven } = compareHaulage(priced, SHARED);
    for (const [at, drive] of ["hydrogenLeast", "hydrogenMost"].entries()) {
      const cheapest = Math.min(...["charging", "swap", "diesel"].map((each) => costOf(priced, each)));
      const at1 = { ...priced, hydrogenYuanPerKg: breakEven[at]?.diesel ?? 0 };
      expect(costOf(at1, drive)).toBeCloseTo(costOf(priced, "diesel"), 9);
      const at2 = { ...priced, hydrogenYuanPerKg: breakEven[at]?.cheapest ?? 0 };
      expect(costOf(at2, drive)).toBeCloseTo(cheapest, 9);
    }
  }
});
