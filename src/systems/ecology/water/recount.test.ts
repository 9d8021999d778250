import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../../../test/support/database.ts";
import { OFFICER, openWater, SECTION_SEED } from "../../../../test/support/water.ts";
import { parseDecimal } from "../../../kernel/decimal.ts";
import type { ItemCode } from "./item.ts";
import { type Judging, WAYS } from "./judging.ts";
import { basinsOf } from "./store-basins.ts";
import { keepReadings, sectionOf } from "./store-reading.ts";
import { enterSection, type WaterDesk } from "./store-section.ts";

// What pages show under other settings of judging, counted again from the readings by plain loops over fractions: limits, rounding,
// means and grades are written here once more, and nothing that judges is called.

type F = readonly [over: bigint, under: bigint];
const UNIT = 10n ** 9n;
const read = (text: string): F => {
  const [whole = "", part = ""] = text.split(".");
  return [BigInt(whole + part.padEnd(9, "0")), UNIT];
};
const notAbove = ([a, b]: F, [c, d]: F): boolean => a * d <= c * b;
const same = (a: F, b: F): boolean => notAbove(a, b) && notAbove(b, a);
const number = ([over, under]: F): number => Number((over * 10n ** 15n) / under) / 1e15;
function mean(all: readonly F[]): F {
  let [over, under]: F = [0n, 1n];
  for (const [a, b] of all) [over, under] = [over * b + a * under, under * b];
  return [over, under * BigInt(all.length)];
}
function meanOfIons(all: readonly F[]): F {
  const [first] = all;
  if (first !== undefined && all.every((each) => same(each, first))) return first;
  let ions = 0;
  for (const each of all) ions += 10 ** -number(each);
  return [BigInt(Math.round(-Math.log10(ions / all.length) * 1e12)), 10n ** 12n];
}

/** GB 3838-2002, table 1, rivers. */
const TABLE = {
  DO: "7.5 6 5 3 2",
  CODMn: "2 4 6 10 15",
  COD: "15 15 20 30 40",
  BOD5: "3 3 4 6 10",
  "NH3-N": "0.15 0.5 1.0 1.5 2.0",
  TP: "0.02 0.1 0.2 0.3 0.4",
  TN: "0.2 0.5 1.0 1.5 2.0",
  Hg: "0.00005 0.00005 0.0001 0.001 0.001",
  Cr6: "0.01 0.05 0.05 0.05 0.1",
  FC: "200 2000 10000 20000 40000",
};
type Listed = keyof typeof TABLE;
const LAKE_TP = "0.01 0.025 0.05 0.1 0.2";
const limitsOf = (code: Listed, lake: boolean): readonly string[] =>
  (code === "TP" && lake ? LAKE_TP : TABLE[code]).split(" ");

/** To so many decimals, halves to even. */
function rounded([over, under]: F, places: number): F {
  const scale = 10n ** BigInt(places);
  const [down, rest] = [(over * scale) / under, (over * scale) % under];
  const up = 2n * rest > under || (2n * rest === under && down % 2n === 1n);
  return [down + (up ? 1n : 0n), scale];
}
const decimalsOf = (limits: readonly string[]): number =>
  Math.max(...limits.map((limit) => limit.replace(/0+$/, "").split(".")[1]?.length ?? 0));

type Means = ReadonlyMap<string, F>;
/** As they are compared. */
const shown = (means: Means, ways: Judging, lake: boolean): Means =>
  new Map(
    [...means].map(([code, value]) => {
      if (ways.rounding === "off" || !(code === "pH" || code in TABLE)) return [code, value];
      return [code, rounded(value, code === "pH" ? 2 : decimalsOf(limitsOf(code as Listed, lake)))];
    }),
  );

function classOf(code: string, means: Means, ways: Judging, lake: boolean): number | null {
  const value = means.get(code);
  if (value === undefined) return null;
  if (code === "pH") return notAbove([6n, 1n], value) && notAbove(value, [9n, 1n]) ? 1 : 6;
  if (!(code in TABLE)) return null;
  const [warm, limits] = [means.get("WT"), limitsOf(code as Listed, lake)];
  if (code === "DO" && ways.oxygen === "saturation" && warm !== undefined) {
    // value × (31.6 + t) ÷ 468 ≥ 0.9
    const over = value[0] * (warm[0] * 10n + 316n * warm[1]);
    if (notAbove([9n, 10n], [over, value[1] * warm[1] * 10n * 468n])) return 1;
  }
  for (const [at, limit] of limits.entries())
    if (code === "DO" ? notAbove(read(limit), value) : notAbove(value, read(limit))) return at + 1;
  return 6;
}
const SHOWN_ONLY = ["WT", "TN", "FC", "Chla", "SD"];
function worst(means: Means, ways: Judging, lake: boolean): number | null {
  let found: number | null = null;
  for (const code of means.keys()) {
    const of = SHOWN_ONLY.includes(code) ? null : classOf(code, means, ways, lake);
    if (of !== null && of > (found ?? 0)) found = of;
  }
  return found;
}
const GRADES = ["", "优", "优", "良好", "轻度污染", "中度污染", "重度污染"];

const over = (code: string, values: readonly F[], ways: Judging): F =>
  code === "pH" && ways.pH === "ions" ? meanOfIons(values) : mean(values);
/** Of several means of the same items, as of months or of sections. */
function meansOver(all: readonly Means[], ways: Judging): Means {
  const items = new Map<string, F[]>();
  for (const means of all)
    for (const [code, value] of means) items.set(code, [...(items.get(code) ?? []), value]);
  return new Map([...items].map(([code, values]) => [code, over(code, values, ways)]));
}

type Row = { readonly day: string; readonly item: string; readonly text: string; readonly below: boolean };
const PART: Readonly<Record<Judging["below"], F>> = { half: [1n, 2n], zero: [0n, 1n], whole: [1n, 1n] };
const counted = ({ text, below }: Row, ways: Judging): F => {
  const [value, part] = [read(text), PART[ways.below]];
  return below ? [value[0] * part[0], value[1] * part[1]] : value;
};
function monthOf(rows: readonly Row[], ways: Judging): Means {
  const items = new Set(rows.map(({ item }) => item));
  return new Map(
    [...items].map((item) => [
      item,
      over(
        item,
        rows.filter((row) => row.item === item).map((row) => counted(row, ways)),
        ways,
      ),
    ]),
  );
}

const TLI = {
  Chla: [2.5, 1.086, 1],
  TP: [9.436, 1.624, 0.7056],
  TN: [5.453, 1.694, 0.6724],
  SD: [5.118, -1.94, 0.6889],
};
function tli(means: Means): number | null {
  let [all, weights] = [0, 0];
  for (const [code, [a = 0, b = 0, r2 = 0]] of Object.entries(TLI)) {
    const value = means.get(code);
    if (value === undefined || value[0] === 0n) return null;
    all += r2 * 10 * (a + b * Math.log(number(value)));
    weights += r2;
  }
  return all / weights;
}

const DAY = "2026-11-23";
const MONTHS = ["2025-11", "2026-09", "2026-10"];
const BASINS = [
  { basin: "甲水系", lake: false, sections: 5 },
  { basin: "乙水系", lake: false, sections: 2 },
  { basin: "丙湖", lake: true, sections: 1 },
];

/** The same numbers in each run, however long it is. */
function draws(): (most: number) => number {
  let state = 20_261_203;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}
/** Limits, what lies just beside them and what rounds to them. */
const BESIDE = [400, 900, 995, 999, 1_000, 1_001, 1_004, 1_006, 1_050, 1_400];
const written = (units: bigint): string => {
  const text = units.toString().padStart(10, "0");
  return `${text.slice(0, -9)}.${text.slice(-9)}`.replace(/\.?0+$/, "");
};
function drawn(draw: (most: number) => number, lake: boolean): Row[] {
  const rows: Row[] = [];
  for (const month of MONTHS)
    for (const day of [`${month}-01`, `${month}-02`, `${month}-05`]) {
      for (const code of Object.keys(TABLE) as Listed[]) {
        if (draw(10) > 5) continue;
        const limits = limitsOf(code, lake);
        const [limit] = read(limits[draw(5)] ?? "");
        const text = written((limit * BigInt(BESIDE[draw(BESIDE.length)] ?? 1)) / 1000n);
        rows.push({ day, item: code, text, below: code !== "DO" && draw(6) === 0 });
      }
      rows.push({ day, item: "pH", text: (5.8 + draw(340) / 100).toFixed(2), below: false });
      rows.push({ day, item: "WT", text: String(draw(30)), below: false });
      if (lake)
        rows.push(
          { day, item: "Chla", text: String(1 + draw(60)), below: false },
          { day, item: "SD", text: (0.2 + draw(30) / 10).toFixed(1), below: false },
        );
    }
  return rows;
}

function everyWay(): Judging[] {
  let all: object[] = [{}];
  for (const [way, values] of Object.entries(WAYS))
    all = all.flatMap((each) => values.map((value) => ({ ...each, [way]: value })));
  return all as Judging[];
}

type Entered = { readonly id: string; readonly basin: string; readonly lake: boolean; readonly rows: Row[] };
let database: TestDatabase;
let desk: WaterDesk;
const entered: Entered[] = [];
beforeAll(async () => {
  ({ database, desk } = await openWater(() => DAY));
  const draw = draws();
  for (const { basin, lake, sections } of BASINS)
    for (let order = 1; order <= sections; order++) {
      const named = { name: `${basin}${order}`, river: basin, basin, order, lake };
      const seed = { ...SECTION_SEED, ...named };
      const { id } = await enterSection(desk, { key: randomUUID(), seed }, OFFICER);
      const rows = drawn(draw, lake);
      const kept = rows.map(({ day, item, text, below }) => {
        const [limit] = read(text);
        const value = parseDecimal(below ? written(limit / 2n) : text) ?? 0;
        const of = { sectionId: id, time: day, day, item: item as ItemCode, unit: "mg/L", value };
        return { ...of, printed: text, below: below ? (parseDecimal(text) ?? 0) : null };
      });
      await keepReadings(desk.sql, kept, { regionCode: "150200", sample: false, at: new Date() });
      entered.push({ id, basin, lake, rows });
    }
});
afterAll(() => database.close());

const inMonth = ({ rows }: Entered, month: string): Row[] => rows.filter(({ day }) => day.startsWith(month));
const close = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 8));

describe("（十二） what pages show under other settings, counted again from the readings", () => {
  it.each(everyWay())("by section and month, and over the year: %j", async (ways) => {
    for (const each of entered) {
      const view = await sectionOf(desk, DAY, each.id, ways);
      const months = MONTHS.map((month) => monthOf(inMonth(each, month), ways));
      const judged = [...months, meansOver(months, ways)].map((means) => shown(means, ways, each.lake));
      expect([...view.months, view.year].map((month) => month?.class)).toEqual(
        judged.map((means) => worst(means, ways, each.lake)),
      );
      for (const [at, means] of judged.entries()) {
        const items = [...view.months, view.year][at]?.items ?? [];
        expect(Object.fromEntries(items.map(({ code, class: of, value }) => [code, [of, value]]))).toEqual(
          Object.fromEntries(
            [...means].map(([code, value]) => [
              code,
              [classOf(code, means, ways, each.lake), close(number(value))],
            ]),
          ),
        );
      }
    }
  });

  it.each(everyWay())("by basin, by means or by shares as the boundary has it: %j", async (ways) => {
    const view = await basinsOf(desk, DAY, ways);
    for (const month of view.months)
      for (const { basin, lake } of BASINS) {
        const all = entered
          .filter((each) => each.basin === basin)
          .map((each) => monthOf(inMonth(each, month.month), ways));
        const byShare = all.length > 5 || (all.length === 5 && ways.five === "share");
        const classes = all.map((means) => worst(shown(means, ways, lake), ways, lake) ?? 0);
        const of = worst(shown(meansOver(all, ways), ways, lake), ways, lake) ?? 0;
        const share = (holds: (of: number) => boolean) => classes.filter(holds).length / all.length;
        expect(month.basins.find((each) => each.basin === basin)).toMatchObject({
          sections: all.length,
          ...(byShare
            ? {
                rule: "share",
                class: null,
                shares: { good: share((each) => each <= 3), worseThanV: share((each) => each === 6) },
              }
            : { rule: "mean", class: of, grade: GRADES[of], shares: null }),
        });
      }
  });

  it.each(WAYS.below)(
    "how far a lake is overgrown, by month and by year, with %s of the detection limit",
    async (below) => {
      const lake = entered.find((each) => each.lake) as Entered;
      const ways: Judging = { below, pH: "ions", oxygen: "limit", rounding: "off", five: "share" };
      const { trophic } = await sectionOf(desk, DAY, lake.id, ways);
      expect(trophic?.months.map((each) => [each.month, each.tli])).toEqual(
        MONTHS.map((month) => [month, close(tli(monthOf(inMonth(lake, month), ways)))]),
      );
      expect(trophic?.years.map(({ year, tli: whole }) => [year, whole])).toEqual(
        [2025, 2026].map((year) => [year, close(tli(monthOf(inMonth(lake, String(year)), ways)))]),
      );
    },
  );
});
