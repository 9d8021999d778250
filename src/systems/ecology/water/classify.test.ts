import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { array, assert, bigInt, constantFrom, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, decimal, parseDecimal } from "../../../kernel/decimal.ts";
import { classOf, meanOf } from "./classify.ts";
import { findItem, type ItemCode, ITEMS } from "./item.ts";
import { LAKE_LIMITS, RIVER_LIMITS } from "./limits.ts";

/** Handed to us beside the repository: GB 3838-2002 as two reprints have it. */
const TABLE = join(import.meta.dirname, "../../../../../shared/data/ecology/gb3838-2002.json");
type Printed = {
  readonly items: readonly {
    readonly code: string;
    readonly op?: string;
    readonly limits?: Readonly<Record<"I" | "II" | "III" | "IV" | "V", number>>;
    readonly assess21: boolean;
  }[];
};
const ROMAN = ["I", "II", "III", "IV", "V"] as const;

const told = (code: ItemCode, ...values: string[]) =>
  values.map((value) => classOf(RIVER_LIMITS, code, parseDecimal(value) ?? Number.NaN));

describe("（十二） GB 3838-2002", () => {
  it("（十二） holds all 115 limits as they are printed", ({ skip }) => {
    if (!existsSync(TABLE)) skip("the printed table is not beside the repository");
    const { items } = JSON.parse(readFileSync(TABLE, "utf8")) as Printed;
    let held = 0;
    for (const { code, op, limits, assess21 } of items) {
      const item = findItem(code.replace("_lake", ""));
      expect([code, item?.decides]).toEqual([code, assess21]);
      const table = code.endsWith("_lake") ? LAKE_LIMITS : RIVER_LIMITS;
      if (limits === undefined || item === undefined) continue;
      expect([code, table.limits.get(item.code)?.least]).toEqual([code, op === ">="]);
      for (const [at, roman] of ROMAN.entries()) {
        expect([code, roman, table.limits.get(item.code)?.of[at]]).toEqual([code, roman, limits[roman]]);
        held += 1;
      }
    }
    expect(held).toBe(115);
  });

  it("gives the better class at equal limits, the next one a hair beyond, and reads oxygen from above", () => {
    expect(told("COD", "15", "15.000000000000000000000001", "20", "20.1", "40", "40.1")).toEqual([
      1, 3, 3, 4, 5, 6,
    ]);
    expect(told("Cu", "0.01", "0.010000000000000000001", "1", "1.0000000000000000001")).toEqual([1, 2, 2, 6]);
    expect(told("DO", "7.5", "7.4999999999999999999999", "6", "5", "3", "2", "1.9", "0")).toEqual([
      1, 2, 2, 3, 4, 5, 6, 6,
    ]);
    expect(told("pH", "6", "9", "5.99999999999999999999", "9.0000000000000000001")).toEqual([1, 1, 6, 6]);
    expect(told("WT", "4")).toEqual([null]);
    expect(classOf(LAKE_LIMITS, "TP", 0.025)).toBe(2);
    expect(classOf(RIVER_LIMITS, "TP", 0.025)).toBe(2);
    expect(classOf(LAKE_LIMITS, "TP", 0.2)).toBe(5);
    expect(classOf(RIVER_LIMITS, "TP", 0.2)).toBe(3);
  });

  /** Limits as printed, in units of 10⁻²⁴, compared as whole numbers. */
  const UNIT = 24;
  const PRINTED: readonly (readonly [ItemCode, string, boolean])[] = [
    ["NH3-N", "0.15 0.5 1.0 1.5 2.0", false],
    ["Hg", "0.00005 0.00005 0.0001 0.001 0.001", false],
    ["Zn", "0.05 1.0 1.0 2.0 2.0", false],
    ["F", "1.0 1.0 1.0 1.5 1.5", false],
    ["DO", "7.5 6 5 3 2", true],
  ];
  const units = (text: string): bigint => {
    const [whole = "", fraction = ""] = text.split(".");
    return BigInt(whole + fraction.padEnd(UNIT, "0"));
  };

  it("agrees with whole numbers at, within and beyond every limit, to the 24th decimal", () => {
    const near = tuple(
      constantFrom(...PRINTED),
      integer({ min: 0, max: 4 }),
      constantFrom(-1n, 0n, 1n),
      bigInt({ min: 1n, max: 10n ** 19n }),
    );
    assert(
      property(near, ([[code, printed, least], at, side, off]) => {
        const limits = printed.split(" ").map(units);
        const value = (limits[at] ?? 0n) + side * off;
        const text = value.toString().padStart(UNIT + 1, "0");
        const written = `${text.slice(0, -UNIT)}.${text.slice(-UNIT)}`;
        const expected = limits.findIndex((limit) => (least ? value >= limit : value <= limit));
        expect(classOf(RIVER_LIMITS, code, parseDecimal(written) ?? Number.NaN)).toBe(
          expected === -1 ? 6 : expected + 1,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("（十二） means", () => {
  it("are exact, so that ten tenths of the limit keep the class", () => {
    expect(0.1 + 0.2 + 0.3 + 0.15).not.toBe(0.75);
    const mean = meanOf("NH3-N", [0.1, 0.2, 0.15]);
    expect([compare(mean, 0.15), classOf(RIVER_LIMITS, "NH3-N", mean)]).toEqual([0, 1]);
    assert(
      property(array(integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 9 }), (thousandths) => {
        const total = thousandths.reduce((all, each) => all + each, 0);
        const expected = [150, 500, 1000, 1500, 2000].findIndex(
          (limit) => total <= limit * thousandths.length,
        );
        const of = meanOf(
          "NH3-N",
          thousandths.map((each) => decimal((each / 1000).toFixed(3))),
        );
        expect(classOf(RIVER_LIMITS, "NH3-N", of)).toBe(expected === -1 ? 6 : expected + 1);
      }),
      { numRuns: 300 },
    );
  });

  it("of pH are those of the hydrogen ions", () => {
    // By hand: (10⁻⁶ + 10⁻⁸) ÷ 2 = 5.05 × 10⁻⁷, whose logarithm is −6.29670862188.
    expect(Number(meanOf("pH", [6, 8]))).toBeCloseTo(6.29670862188, 10);
    expect(meanOf("pH", [7.3])).toEqual({ over: 73n, under: 10n });
    // One at 8 and ten at 10 are nine: (10 + 10 × 0.1) ÷ 11 = 1 in 10⁻⁹, and still class I.
    const nine = meanOf("pH", [8, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
    expect(classOf(RIVER_LIMITS, "pH", nine)).toBe(1);
  });
});

describe("（十二） items", () => {
  it("are known by standard names, symbols, and as laboratories write them", () => {
    const written: Readonly<Record<string, string>> = {
      高锰酸盐指数: "CODMn CODmn COD_Mn ＣＯＤＭｎ CODₘₙ 高锰酸盐指数（CODMn） 高锰酸盐指数(mg/L) COD(Mn)",
      氨氮: "NH3-N NH₃-N NH3N nh3-n ＮＨ３－Ｎ NH3—N 氨氮(NH3-N) 氨氮（以N计） 氨氮（NH₃-N，以N计，mg/L） 氨氮【mg/L】",
      六价铬: "铬（六价） 铬(六价) 铬六价 Cr6+ Cr⁶⁺ Cr6 Cr(VI) Cr(Ⅵ) 六价铬(Cr6+)",
      化学需氧量: "COD CODCr CODcr 化学需氧量（COD） 化学需氧量(CODCr)",
      五日生化需氧量: "BOD5 BOD₅ BOD 五日生化需氧量（BOD5）",
      总磷: "TP 总磷(以P计) 总磷（以P计）",
      总氮: "TN 总氮（湖、库，以N计） 总氮(湖库以N计)",
      pH值: "pH PH ph pH值 ｐＨ pH值（无量纲）",
      氟化物: "F F- F⁻ 氟化物(以F-计) 氟化物（以F⁻计）",
      氰化物: "CN CN- 氰化物",
      阴离子表面活性剂: "LAS 阴离子表面活性剂",
      粪大肠菌群: "粪大肠菌群（个/L） FC",
      溶解氧: "DO 溶解氧(mg/L)",
      水温: "WT 水温(℃) 水温（°C）",
      叶绿素a: "Chla chl-a 叶绿素a 叶绿素ａ",
    };
    for (const [name, forms] of Object.entries(written))
      for (const form of forms.split(" ")) expect([form, findItem(form)?.name]).toEqual([form, name]);
    for (const { name } of ITEMS) expect(findItem(` ${name} `)?.name).toBe(name);
  });

  it("are not guessed: total chromium is no hexavalent one, and brackets may change what is meant", () => {
    for (const other of [
      "",
      "铬",
      "总铬",
      "浊度",
      "电导率",
      "化学需氧量(高锰酸盐)",
      "铜（总铬）",
      "氨",
      "COD5",
      "()",
    ])
      expect([other, findItem(other)]).toEqual([other, undefined]);
  });
});
