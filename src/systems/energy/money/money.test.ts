import * as fc from "fast-check";
import { expect, it } from "vitest";
import { openHere } from "../../../platform/solver/highs.ts";
import type { Series } from "../sizing/periods.ts";
import { type MoneyYear, statementOf, taxesOf } from "./cash-flow.ts";
import { presentValue, rateOfReturn } from "./rate-of-return.ts";
import { dispatcher, type World } from "./redispatch.ts";
import { DEFAULTS, type Terms, valuesOf } from "./terms.ts";
import { dispatchAll, dispatchesOf, moneyOf } from "./tornado.ts";

const TERMS = valuesOf(DEFAULTS);
const NOTHING = {
  windMw: 0,
  solarMw: 0,
  batteryMw: 0,
  batteryMwh: 0,
  electrolyserMw: 0,
  tankKg: 0,
};
const YEAR: MoneyYear = {
  loadKwh: 0,
  truckKwh: 0,
  h2Kwh: 0,
  hydrogenKg: 0,
  generatedKwh: 0,
  curtailedKwh: 0,
  importedKwh: 0,
  exportedKwh: 0,
  purchasesYuan: 0,
  salesYuan: 0,
};

const rate = (...flows: number[]) => rateOfReturn(flows);

it("（十六） rates of return and present values are those that NumPy's manual and Lorie and Savage (1955) print", () => {
  // numpy.org/doc/1.13/reference/generated/numpy.irr.html
  expect(rate(-100, 39, 59, 55, 20).rate).toBeCloseTo(0.28095, 5);
  expect(rate(-100, 0, 0, 74).rate).toBeCloseTo(-0.0955, 4);
  expect(rate(-100, 100, 0, -7).all.some((each) => Math.abs(each + 0.0833) < 1e-4)).toBe(true);
  expect(rate(-100, 100, 0, 7).rate).toBeCloseTo(0.06206, 5);
  expect(rate(-5, 10.5, 1, -8, 1).all.some((each) => Math.abs(each - 0.0886) < 1e-4)).toBe(true);
  // numpy-financial's npv: a cow bought at 40,000.
  expect(presentValue(0.08, [-40_000, 5_000, 8_000, 12_000, 30_000])).toBeCloseTo(3_065.22267, 5);
  // Lorie and Savage's pump: 25 and 400 per cent.
  const pump = rate(-1_600, 10_000, -10_000);
  expect(pump).toMatchObject({ rate: null, why: "several" });
  expect(pump.all[0]).toBeCloseTo(0.25, 9);
  expect(pump.all[1]).toBeCloseTo(4, 9);
  expect(rate(-100, -5, -5)).toMatchObject({ rate: null, why: "none" });
  expect(rate(1_000, -3_000, 2_500)).toMatchObject({ rate: null, why: "none" });
  // Touches zero at 100 per cent and does not cross it.
  expect(rate(-1, 4, -4)).toMatchObject({ why: "one", rate: expect.closeTo(1, 6) as number });
  expect(rate(0, 0, 0)).toMatchObject({ why: "none" });
});

it("（十六） the present value at each rate of return is nothing, and one change of sign has one rate", () => {
  const flows = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 2, maxLength: 41 });
  fc.assert(
    fc.property(flows, (of) => {
      const { all, why } = rateOfReturn(of);
      for (const rate of all) {
        // As large as the largest discounted flow: late years at a rate far below zero are huge.
        const size = of.reduce((sum, each, year) => sum + Math.abs(each) / (1 + rate) ** year, 0);
        expect(Math.abs(of.reduce((sum, each, year) => sum + each / (1 + rate) ** year, 0))).toBeLessThan(
          1e-7 * size,
        );
      }
      const signs = of.filter((each) => each !== 0).map(Math.sign);
      const turns = signs.filter((sign, at) => at > 0 && sign !== signs[at - 1]).length;
      expect(turns > 0 || why === "none").toBe(true);
      expect(all.length).toBeLessThanOrEqual(turns);
      // A scan in small steps sees no change of sign that was not found.
      const worth = (rate: number) => of.reduce((sum, each, year) => sum + each / (1 + rate) ** year, 0);
      let seen = 0;
      for (let step = 0; step < 400; step++) {
        const [here, there] = [worth(-0.5 + step / 100), worth(-0.49 + step / 100)];
        if (here !== 0 && there !== 0 && here > 0 !== there > 0) seen++;
      }
      expect(all.length).toBeGreaterThanOrEqual(seen);
    }),
  );
});

it("（十六） LCOE is 0.04709575 where WISDEM's manual prints it", () => {
  // wisdem docs/examples/08_finance: a fixed charge rate of 0.07921664, which an annuity of 20 years has at some rate.
  let [low, high] = [0, 1];
  for (let step = 0; step < 100; step++) {
    const rate = (low + high) / 2;
    let worth = 0;
    for (let year = 1; year <= 20; year++) worth += (1 + rate) ** -year;
    if (1 / worth > 0.07921664) high = rate;
    else low = rate;
  }
  const perKw = 1_093 + 517;
  const terms: Terms = {
    ...TERMS,
    years: 20,
    ratePercent: low * 100,
    windYuanPerKw: perKw,
    windUpkeepPercent: (43.56 / perKw) * 100,
    windYears: 20,
  };
  const loadKwh = 87 * 9_915_950 * (1 - 0.15);
  const found = statementOf({ ...NOTHING, windMw: 2.32 * 87 }, terms, { ...YEAR, loadKwh });
  expect(found.lcoeYuanPerKwh).toBeCloseTo(0.04709575, 7);
  expect(found.lcohYuanPerKg).toBeNull();
});

it("（十六） taxes set losses against the profits of five years, the oldest first", () => {
  expect(taxesOf([0, -100, 40, 40, 40], 25)).toEqual([0, 0, 0, 0, 5]);
  expect(taxesOf([-100, 0, 0, 0, 0, 30, 100], 25)).toEqual([0, 0, 0, 0, 0, 0, 25]);
});

const amount = (max: number) =>
  fc.double({ min: 0, max, noNaN: true }).map((each) => Math.round(each * 1e6) / 1e6);
const years = fc.integer({ min: 1, max: 40 });
const TERMS_ANY = fc.record({
  years,
  ratePercent: amount(20),
  loadYuanPerKwh: amount(1),
  hydrogenYuanPerKg: amount(60),
  windYuanPerKw: amount(9_000),
  batteryYuanPerKwh: amount(2_000),
  electrolyserYuanPerKw: amount(9_000),
  windYears: years,
  inverterYears: years,
  batteryYears: years,
  electrolyserYears: years,
  tankYears: years,
  depreciationYears: years,
  loanPercent: amount(100),
  loanRatePercent: amount(12),
  loanYears: years,
  taxPercent: amount(40),
});

it("（十六） levelised costs times what is delivered are all discounted costs; loan and tax add up, by plain loops", () => {
  fc.assert(
    fc.property(
      TERMS_ANY,
      amount(500),
      amount(200),
      amount(1e8),
      amount(1e9),
      (some, mw, h2Mw, hydrogenKg, loadKwh) => {
        const terms: Terms = { ...TERMS, ...some };
        const design = {
          ...NOTHING,
          windMw: mw,
          batteryMw: mw / 5,
          batteryMwh: mw,
          electrolyserMw: h2Mw,
          tankKg: 9,
        };
        const year = {
          ...YEAR,
          loadKwh,
          hydrogenKg,
          h2Kwh: hydrogenKg * 50,
          exportedKwh: 7,
          purchasesYuan: 12_345,
        };
        const found = statementOf(design, terms, year);
        const r = terms.ratePercent / 100;
        const prices: [number, number, number][] = [
          [mw * 1_000 * terms.windYuanPerKw, terms.windUpkeepPercent, terms.windYears],
          [(mw / 5) * 1_000 * terms.batteryYuanPerKw, terms.inverterUpkeepPercent, terms.inverterYears],
          [mw * 1_000 * terms.batteryYuanPerKwh, terms.batteryUpkeepPercent, terms.batteryYears],
          [
            h2Mw * 1_000 * terms.electrolyserYuanPerKw,
            terms.electrolyserUpkeepPercent,
            terms.electrolyserYears,
          ],
          [9 * terms.tankYuanPerKg, terms.tankUpkeepPercent, terms.tankYears],
        ];
        let costs = 0;
        let delivered = 0;
        let kg = 0;
        for (let at = 0; at <= terms.years; at++) {
          const now = 1 / (1 + r) ** at;
          for (const [yuan, upkeep, life] of prices) {
            if (at < terms.years && at % life === 0) costs += yuan * now;
            if (at > 0) costs += ((yuan * upkeep) / 100) * now;
            // What is left of the last one: the years that it could still run.
            if (at === terms.years && at % life !== 0) costs -= yuan * ((life - (at % life)) / life) * now;
          }
          if (at > 0) {
            costs += 12_345 * now;
            delivered += (loadKwh + 7) * now;
            kg += hydrogenKg * now;
          }
        }
        const back = (found.lcoeYuanPerKwh ?? 0) * delivered + (found.lcohYuanPerKg ?? 0) * kg;
        expect(found.lcohYuanPerKg === null || Math.abs(back / costs - 1) < 1e-9).toBe(true);
        // Each year's lines are its net; owners have it with the loan; the loan repays itself at its own rate.
        for (const { lines, net, own, loan, saved } of found.years) {
          expect(Object.values(lines).reduce((sum, each) => sum + each, 0)).toBeCloseTo(net, 3);
          expect(net + loan + saved).toBeCloseTo(own, 3);
        }
        const owed = found.years.reduce(
          (sum, { loan }, at) => sum + loan / (1 + terms.loanRatePercent / 100) ** at,
          0,
        );
        expect(Math.abs(owed)).toBeLessThanOrEqual(1e-9 * found.investmentYuan + 1e-3);
        expect(found.npvYuan).toBeCloseTo(
          found.years.reduce((sum, { net }, at) => sum + net / (1 + r) ** at, 0),
          0,
        );
        for (const each of found.rate.all) {
          let [sum, size] = [0, 0];
          for (const { net, year: at } of found.years) {
            sum += net / (1 + each) ** at;
            size += Math.abs(net) / (1 + each) ** at;
          }
          expect(Math.abs(sum)).toBeLessThanOrEqual(1e-7 * size);
        }
      },
    ),
  );
});

/** Two weeks by hand: wind that blows every other day, a load, hydrogen by the week. */
const HOURS = 336;
const series: Series = {
  wind: Float64Array.from({ length: HOURS }, (_, hour) => (Math.floor(hour / 24) % 2 === 0 ? 0.8 : 0.1)),
  solar: new Float64Array(HOURS),
  loadMw: new Float64Array(HOURS).fill(5),
  truckMwh: new Float64Array(HOURS),
  buy: new Float64Array(HOURS).fill(0.5),
  sell: new Float64Array(HOURS).fill(0.2),
};
const world: World = {
  head: {
    wind: { yuanPerKwYear: 300, maxMw: 100 },
    solar: null,
    battery: null,
    electrolyser: { yuanPerKwYear: 300, kwhPerKg: 50, minLoad: 0 },
    tank: { yuanPerKgYear: 300 },
    depot: null,
    importMw: 6,
    exportMw: 4,
    kgPerWeek: 10_000,
    rule: null,
    unmetYuanPerKwh: null,
  },
  series,
  capacities: { ...NOTHING, windMw: 20, electrolyserMw: 15, tankKg: 5_000 },
};

const cost = ({ purchasesYuan, salesYuan }: MoneyYear) => purchasesYuan - salesYuan;

it("（十六） a design is dispatched again as by itself, warm or cold, and what cannot be served is told and not paid", async () => {
  const warm = dispatcher([], openHere);
  const changes: World[] = [
    world,
    { ...world, capacities: { ...world.capacities, windMw: 10 } },
    { ...world, series: { ...series, sell: new Float64Array(HOURS).fill(0.7) } },
    { ...world, series: { ...series, loadMw: new Float64Array(HOURS).fill(14) } },
  ];
  try {
    for (const each of changes) {
      const cold = dispatcher([], openHere);
      const [here, there] = [await warm.run(each), await cold.run(each)];
      cold.close();
      expect(here).not.toBeNull();
      expect(cost(here!.year)).toBeCloseTo(cost(there!.year), 2);
      expect(here!.missingKwh).toBeCloseTo(there!.missingKwh, 2);
      expect(here!.missingKg).toBeCloseTo(there!.missingKg, 2);
      const { generatedKwh, importedKwh, exportedKwh, loadKwh, h2Kwh, hydrogenKg } = here!.year;
      expect(generatedKwh + importedKwh).toBeCloseTo(loadKwh + h2Kwh + exportedKwh, 1);
      expect(hydrogenKg).toBeCloseTo(h2Kwh / 50, 2);
      expect(hydrogenKg + here!.missingKg).toBeCloseTo(20_000, 2);
      expect(loadKwh + here!.missingKwh).toBeCloseTo(each.series.loadMw[0]! * HOURS * 1_000, 1);
    }
    const short = await warm.run({ ...world, capacities: { ...world.capacities, windMw: 1 } });
    // Import alone serves the load and 1 MW of electrolysis; hydrogen is missed before load is.
    expect(short!.missingKwh).toBe(0);
    expect(short!.missingKg).toBeGreaterThan(5_000);
  } finally {
    warm.close();
  }
});

it("（十六） the tornado changes each assumption both ways, the widest first, and money alone without a dispatch", async () => {
  const told: number[] = [];
  const dispatched = await dispatchAll(world, 0.2, [], openHere, async (many) => void told.push(many));
  const found = moneyOf(world.capacities, TERMS, dispatched!);
  expect(told.at(-1)).toBe(dispatchesOf(world));
  const { drivers, statement } = found;
  const widths = drivers.map(({ less, more }) => Math.abs(more!.npvYuan - less!.npvYuan));
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  const of = (id: string) => drivers.find((each) => each.id === id)!;
  expect(of("buy").redispatched).toBe(true);
  // Dearer purchases never help, a higher price of feed-in never harms, and each side is no worse than the same plan repriced.
  expect(of("buy").more!.npvYuan).toBeLessThanOrEqual(statement.npvYuan + 1);
  expect(of("sell").more!.npvYuan).toBeGreaterThanOrEqual(statement.npvYuan - 1);
  // Linear in a price that changes no dispatch.
  const { less, more } = of("windYuanPerKw");
  const untaxed = moneyOf(world.capacities, { ...TERMS, taxPercent: 0 }, dispatched!);
  const side = untaxed.drivers.find(({ id }) => id === "windYuanPerKw")!;
  expect(side.less!.npvYuan + side.more!.npvYuan).toBeCloseTo(2 * untaxed.statement.npvYuan, 0);
  expect(less!.npvYuan).toBeGreaterThan(more!.npvYuan);
  expect(drivers.map(({ id }) => id)).not.toContain("solarYuanPerKw");
});
