import {
  type Arbitrary,
  array,
  assert as check,
  boolean,
  constantFrom,
  integer,
  option,
  property,
  record,
} from "fast-check";
import { expect, it } from "vitest";
import { type Coming, type Fleet, type Making, supplyBalance } from "./balance.ts";
import { PRODUCT_IDS, productCalled, unitOfHeading, unitsIn } from "./product.ts";

const FIRST = 2026;
const maybe = <T>(of: Arbitrary<T>) => option(of, { nil: null });
const amount = maybe(integer({ min: 0, max: 500 }));
const onDay = maybe(integer({ min: 2020, max: 2034 }).map((year) => `${year}-06-30`));
const making: Arbitrary<Making> = record({
  product: constantFrom(...PRODUCT_IDS),
  perYear: amount,
  level: constantFrom("A", "B", "C"),
  since: onDay,
  bases: integer({ min: 1, max: 9 }),
  sample: boolean(),
});
const coming: Arbitrary<Coming> = record({
  windMw: amount,
  solarMw: amount,
  batteryMwh: amount,
  electrolyserMw: amount,
  tankKg: amount,
  runsFrom: onDay,
  approved: boolean(),
  sample: boolean(),
});
const fleet: Arbitrary<Fleet> = record({
  hydrogen: boolean(),
  trucks: integer({ min: 0, max: 90 }),
  sample: boolean(),
});

/** Which part of a project a product is. */
const PART = {
  turbine: "windMw",
  blade: "windMw",
  tower: "windMw",
  module: "solarMw",
  battery: "batteryMwh",
  electrolyser: "electrolyserMw",
  tank: "tankKg",
} as const;

it("（十六） sets what bases make in a year against what projects need in it, as counting one by one does", () => {
  check(
    property(array(making), array(coming), array(fleet), (bases, projects, fleets) => {
      for (const { product, years, bases: count, unstated } of supplyBalance(
        bases,
        projects,
        fleets,
        FIRST,
      )) {
        let [listed, silent] = [0, 0];
        for (const base of bases) {
          if (base.product !== product) continue;
          listed += base.bases;
          if (base.perYear === null) silent += base.bases;
        }
        expect([count, unstated]).toEqual([listed, silent]);
        let [whole, shown] = [0, 0];
        for (const each of projects) whole += product in PART ? (each[PART[product as "tank"]] ?? 0) : 0;
        for (const each of fleets)
          if (product === "truck" || (product === "fuelCell" && each.hydrogen)) whole += each.trucks;
        for (const { year, known, unverified, approved, proposed, standing } of years) {
          let [need, capacity, doubtful, unsaid] = [0, 0, 0, 0];
          for (const each of projects) {
            const stated = each.runsFrom === null ? null : Number(each.runsFrom.slice(0, 4));
            const counts = stated === null ? year === null : year === (stated < FIRST ? FIRST : stated);
            if (counts && product in PART) need += each[PART[product as "tank"]] ?? 0;
          }
          if (year === null)
            for (const each of fleets)
              if (product === "truck" || (product === "fuelCell" && each.hydrogen)) need += each.trucks;
          for (const base of bases) {
            if (base.product !== product) continue;
            if (base.since !== null && Number(base.since.slice(0, 4)) > (year ?? FIRST)) continue;
            if (base.perYear === null) unsaid += 1;
            else if (base.level === "C") doubtful += base.perYear;
            else capacity += base.perYear;
          }
          shown += approved + proposed;
          expect([approved + proposed, known, unverified]).toEqual([need, capacity, doubtful]);
          // Nothing unverified covers a need, and none is called short while some capacity of that year is not known.
          const missing = doubtful > 0 || unsaid > 0 ? "open" : "short";
          expect(standing).toBe(need === 0 ? "none" : capacity >= need ? "enough" : missing);
        }
        expect(shown).toBe(whole);
      }
    }),
  );
});

it("（十六） knows products and units as sheets write them, and takes none for another", () => {
  expect(
    ["风机整机", "氢燃料电池系统", "储能电芯、电池", "储氢瓶罐", "换电重卡", "变压器"].map(productCalled),
  ).toEqual(["turbine", "fuelCell", "battery", "tank", "truck", null]);
  expect(["GW/年", "万千瓦", "MW", "MWh", "千瓦", "万千伏安"].map((unit) => unitsIn("module", unit))).toEqual(
    [1_000, 10, 1, null, 0.001, null],
  );
});

it("（十六） reads the unit that a heading prints, and none where it prints another remark", () => {
  expect(
    ["年产能（GW）", "产能(万套/年)", "年产能/MWh", "年产能 GW", "年产能（设计）", "年产能"].map(
      unitOfHeading,
    ),
  ).toEqual(["GW", "万套/年", "MWh", "GW", "", ""]);
});
