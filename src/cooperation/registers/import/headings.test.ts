import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGISTERS } from "../entry.ts";
import { dayInCell } from "../../../kernel/cell-day.ts";
import { headingMeaning, importColumns } from "./headings.ts";
import { chineseNumber } from "./links.ts";
import {
  inWanYuan,
  MONEY_UNITS,
  type MoneyUnit,
  moneyUnitIn,
  printedMoney,
  yearIn,
} from "../../../kernel/sheet-money.ts";
import { specOf } from "../specs.ts";
import { readDay } from "./values.ts";
import { sheetHeading } from "../../../kernel/list.ts";
import { columnName, exportedColumns, importedColumns, meaningOf } from "../columns.ts";

describe("the headings of this product's own workbooks （二十）", () => {
  it("mean what they were written for, in every register, and what only is shown means nothing", () => {
    for (const register of REGISTERS) {
      const spec = specOf(register);
      for (const [field, column] of Object.entries(exportedColumns(spec, ["2025", "2026"]))) {
        const heading = sheetHeading(column);
        const shown = ["reached", "blocks", "standing", "source", "closed"].includes(field);
        expect([register, heading, headingMeaning(spec, heading)]).toEqual([
          register,
          heading,
          shown ? null : { field },
        ]);
      }
    }
  });

  it("cover every field of a register, each under a name of its own", () => {
    for (const register of REGISTERS) {
      const spec = specOf(register);
      const columns = importedColumns(spec, ["2026"]);
      for (const key of Object.keys(spec.fields)) expect(columns).toHaveProperty([`value:${key}`]);
      const headings = Object.values(columns).map(sheetHeading);
      expect(new Set(headings).size).toBe(headings.length);
      for (const column of importColumns(spec, [])) {
        expect(meaningOf(spec, column)).not.toBeNull();
        expect(columnName(spec, column).zh).not.toBe("");
      }
    }
  });
});

const project = (heading: string) => headingMeaning(specOf("project"), heading);

describe("headings of others", () => {
  it.each([
    ["工程名称", "name"],
    ["项目法人", "value:owner"],
    ["计划总投资（亿元）", "value:totalFen"],
    ["2026年度投资计划(万元)", "money:planned:unstated:2026"],
    ["2025年完成投资", "money:done:unstated:2025"],
    ["到位资金", "money:in-place:unstated:"],
    ["预计竣工时间", "planned:completion"],
    ["实际开工日期", "actual:start"],
    ["项目类别", "variant"],
    ["项目所在盟市", "value:cities"],
    ["资金计划 / 2026年 / 中央投资计划", "money:planned:central:2026"],
  ])("%s means %s", (heading, field) => expect(project(heading)).toEqual({ field }));
  it.each(["累计完成投资", "总投资 / 中央", "环评批复文号", "联系电话", "照片"])(
    "%s is taken for nothing",
    (heading) => expect(project(heading)).toBeNull(),
  );
});

/** Of a number of units, by the digits of a decimal fraction: shares no code with the reader. */
const POWERS: Record<MoneyUnit, bigint> = {
  元: 100n,
  千元: 100_000n,
  万元: 1_000_000n,
  百万元: 100_000_000n,
  亿元: 10_000_000_000n,
};

describe("sums", () => {
  it("are read to the fen in whatever unit and with whatever decimals they are printed", () => {
    const unit = fc.constantFrom(...MONEY_UNITS);
    const whole = fc.integer({ min: 0, max: 9_000 });
    const thousandths = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(unit, whole, thousandths, fc.boolean(), (name, n, part, inCell) => {
        const printed = `${n.toLocaleString("en")}.${String(part).padStart(2, "0")}`;
        const fen = Number((POWERS[name] * (BigInt(n) * 100n + BigInt(part))) / 100n);
        const read = inCell ? printedMoney(printed + name, null) : printedMoney(printed, name);
        expect(read).toEqual({ fen, rounded: false });
      }),
    );
  });

  it("come back as printed: 万元 with two decimals reads to a sum that is shown the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (fen) => {
        const shown = inWanYuan(fen);
        const read = printedMoney(String(shown), "万元");
        expect(typeof read === "object" && inWanYuan(read.fen)).toBe(shown);
      }),
    );
  });

  it("say why they are none", () => {
    expect(printedMoney("三百万", "万元")).toBe("no-number");
    expect(printedMoney("300", null)).toBe("no-unit");
    expect(printedMoney("-5", "万元")).toBe("negative");
    expect(printedMoney("99999999999", "亿元")).toBe("too-much");
    expect(printedMoney("0.123456789", "元")).toEqual({ fen: 12, rounded: true });
    expect(printedMoney("5e-7", "亿元")).toEqual({ fen: 5_000, rounded: false });
  });

  it("are not read in a unit that only looks like one, nor foreign money as yuan", () => {
    expect(
      ["多元投入（万元）", "单元数", "总投资（万美元）", "引资（亿港元）", "投资 USD 万"].map(moneyUnitIn),
    ).toEqual(["万元", null, null, null, null]);
  });

  it("find unit and year in headings, and none where there are two", () => {
    expect(["总投资（亿元）", "投资（万元人民币）", "单位：元", "投资"].map(moneyUnitIn)).toEqual([
      "亿元",
      "万元",
      "元",
      null,
    ]);
    expect(["2026年计划", "2024-2026年", "计划"].map(yearIn)).toEqual(["2026", null, null]);
  });
});

describe("days and numbers as cells print them", () => {
  it.each([
    ["2026-12-31", "2026-12-31", true],
    ["2026年3月5日", "2026-03-05", true],
    ["2026/3/5", "2026-03-05", true],
    ["20260305", "2026-03-05", true],
    ["2026年6月底前", "2026-06-30", false],
    ["2026.2", "2026-02-28", false],
    ["2026年底", "2026-12-31", false],
    ["2026年第三季度", "2026-09-30", false],
    ["2026年上半年", "2026-06-30", false],
    ["2028", "2028-12-31", false],
    ["2026年3月1日 00:00", "2026-03-01", true],
    ["2026-03-01 08:30:00", "2026-03-01", true],
    ["2026-03-01T00:00:00.000Z", "2026-03-01", true],
    ["２０２６年３月１日", "2026-03-01", true],
    ["二〇二六年十二月底", "2026-12-31", false],
    ["46387", "2026-12-31", true],
    ["46387.5", "2026-12-31", true],
  ])("%s is %s", (text, day, exact) =>
    expect(dayInCell(text)).toEqual({ day, exact, serial: text.startsWith("46387") }),
  );
  it.each([
    "尽快",
    "1234",
    "2026年13月",
    "2026-02-30",
    "年底前",
    "2026年3月底或4月底",
    "2026年1月已开工，2027年完工",
    "2026年起持续推进",
    "00:00",
  ])("%s is no day", (text) => expect(dayInCell(text)).toBeNull());

  it.each([
    ["年底前", "2026-12-31"],
    ["12月底前完成", "2026-12-31"],
    ["上半年", "2026-06-30"],
    ["三季度末", "2026-09-30"],
    ["明年6月底前", "2027-06-30"],
  ])("%s, which names no year, is of the table's: %s", (text, day) =>
    expect(dayInCell(text, 2026)).toEqual({ day, exact: false, serial: false }),
  );
  it.each(["3月底或4月底", "批复后3个工作日内", "持续推进", "每季度末", "尽快"])(
    "%s is no one day of a table's year either",
    (text) => expect(dayInCell(text, 2026)).toBeNull(),
  );

  it("reads every ordinal of a plan up to ninety-nine", () => {
    const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    for (let number = 1; number <= 99; number += 1) {
      const [tens, ones] = [Math.floor(number / 10), number % 10];
      const written = `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[ones]}`;
      expect(chineseNumber(written)).toBe(number);
    }
    expect(["", "十十", "甲", "一百"].map(chineseNumber)).toEqual([null, null, null, null]);
  });
});

it("（二） days without a year are of the year in which the table comes in, and said so", () => {
  const ground = { spec: specOf("project"), asOf: "2026-11-27", findUnit: () => undefined, units: {} };
  const read = (text: string, reached: boolean) => readDay(ground, "planned:start", text, reached);
  const { value, issues } = read("年底前", false);
  expect([value, issues.map(({ blocks }) => blocks)]).toEqual(["2026-12-31", [false]]);
  expect(issues[0]?.sentence.zh).toContain("按 2026-12-31 登记");
  // What was reached was reached by today.
  expect(read("年底", true).value).toBe("2026-11-27");
  expect(read("3月底或4月底", false)).toMatchObject({ value: null, issues: [{ blocks: true }] });
});
