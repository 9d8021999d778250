import { describe, expect, it } from "vitest";
import { toNumber } from "../../../kernel/decimal.ts";
import { fieldHeaded, readSheetRow, sheetQuestions, timeIn, UNDECIDED } from "./sheet-reading.ts";
import { bracketedUnit } from "./unit.ts";

const NATIONAL = [
  "省份",
  "流域",
  "断面名称",
  "监测时间",
  "水温(℃)",
  "pH(无量纲)",
  "溶解氧(mg/L)",
  "电导率(μS/cm)",
  "氨氮(mg/L)",
  "铅（µg/L）",
];
const about = { fields: NATIONAL.map(fieldHeaded), headings: NATIONAL };
const row = (...cells: readonly string[]) => readSheetRow(about, cells, { ...UNDECIDED, year: 2026 });

/** A line of a laboratory under one's own heading of results. */
const headed = (heading: string, ...cells: readonly string[]) => {
  const headings = ["采样点位", "采样日期", "检测项目", heading, "单位", "检出限(μg/L)"];
  const read = readSheetRow({ fields: headings.map(fieldHeaded), headings }, cells, UNDECIDED);
  return read.values.map(({ value }) => toNumber(value));
};

describe("（十二） a sheet of readings", () => {
  it("of national stations is known by its headings, each column with the unit of its heading", () => {
    expect(about.fields).toEqual([
      null,
      null,
      "section",
      "time",
      "of WT",
      "of pH",
      "of DO",
      null,
      "of NH3-N",
      "of Pb",
    ]);
    expect(NATIONAL.map(bracketedUnit)).toEqual([
      "",
      "",
      "",
      "",
      "℃".normalize("NFKC"),
      "",
      "mg/L",
      "μS/cm",
      "mg/L",
      "μg/L",
    ]);
    const read = row("内蒙古", "黄河", "头道拐", "04-01 08:00", "*", "8.1", "--", "400", "0.05L", "2");
    expect(read.when).toEqual({ time: "2026-04-01 08:00", day: "2026-04-01" });
    expect(
      read.values.map(({ item, value, below }) => [
        item,
        toNumber(value),
        below === null ? null : toNumber(below),
      ]),
    ).toEqual([
      ["pH", 8.1, null],
      ["NH3-N", 0.025, 0.05],
      ["Pb", 0.002, null],
    ]);
    expect(read.issues).toEqual([]);
  });

  it("of a laboratory has one row for each value, and says what it cannot read", () => {
    const fields = ["采样点位", "采样日期", "检测项目", "检测结果", "单位", "检出限"].map(fieldHeaded);
    expect(fields).toEqual(["section", "time", "item", "value", "unit", "limit"]);
    const lab = (...cells: readonly string[]) => readSheetRow({ fields, headings: [] }, cells, UNDECIDED);
    expect(lab("头道拐", "2026年4月1日", "汞", "未检出", "µg/L", "0.04").values[0]).toMatchObject({
      value: 0.00002,
      below: 0.00004,
    });
    const blocked = (...cells: readonly string[]) =>
      lab(...cells).issues.filter(({ blocks }) => blocks).length;
    expect(blocked("头道拐", "2026-04-01", "总铬", "1", "mg/L", "")).toBe(1);
    expect(blocked("", "2026-04-01", "氨氮", "1", "mg/L", "")).toBe(1);
    expect(blocked("头道拐", "2026-13-01", "氨氮", "1", "mg/L", "")).toBe(1);
    expect(blocked("头道拐", "2026-04-01", "pH", "70", "", "")).toBe(1);
    expect(blocked("头道拐", "2026-04-01", "氨氮", "未检出", "mg/L", "")).toBe(1);
    // The unit stands where people write it; where it stands twice it must be the same.
    expect(headed("检测结果（μg/L）", "头道拐", "2026-04-01", "汞", "0.04", "", "")).toEqual([0.00004]);
    expect(headed("检测结果", "头道拐", "2026-04-01", "汞（μg/L）", "0.04", "", "")).toEqual([0.00004]);
    expect(headed("检测结果（μg/L）", "头道拐", "2026-04-01", "汞", "0.04", "mg/L", "")).toEqual([]);
    expect(headed("检测结果", "头道拐", "2026-04-01", "汞", "未检出", "mg/L", "0.04")).toEqual([]);
    // What stands below the table is told as nothing, and keeps nobody from entering the rest.
    expect(lab("校核：", "签发：", "", "", "", "")).toMatchObject({ section: "", issues: [], values: [] });
  });

  it("asks for the year of times without one, and for the unit of figures that look mixed up", () => {
    const open = readSheetRow(
      about,
      ["", "", "头道拐", "04-01 08:00", "", "", "", "", "", "0.00005"],
      UNDECIDED,
    );
    expect([open.yearless, open.when, open.doubted]).toEqual([true, null, ["Pb"]]);
    expect(sheetQuestions([open], UNDECIDED).map(({ of, key }) => [of, key])).toEqual([
      ["year", null],
      ["units", "Pb"],
    ]);
    const decided = { ...UNDECIDED, year: 2025, units: { Pb: "mg/L" } };
    const done = readSheetRow(
      about,
      ["", "", "头道拐", "04-01 08:00", "", "", "", "", "", "0.00005"],
      decided,
    );
    expect(done).toMatchObject({
      issues: [],
      doubted: [],
      values: [{ item: "Pb", value: 0.00005, unit: "mg/L" }],
    });
    expect(sheetQuestions([done], decided).map(({ of }) => of)).toEqual(["year", "units"]);
  });

  it("knows times as people print them, and no others", () => {
    const told = [
      "2026-04-01 8:00",
      "2026/4/1",
      "2026年4月",
      "20260401",
      "4月1日 08:30:00",
      "24:00",
      "2026-04-01 25:00",
      "昨天",
    ];
    expect(told.map((each) => timeIn(each, 2025))).toEqual([
      { time: "2026-04-01 08:00", day: "2026-04-01" },
      { time: "2026-04-01", day: "2026-04-01" },
      { time: "2026-04", day: "2026-04-30" },
      { time: "2026-04-01", day: "2026-04-01" },
      { time: "2025-04-01 08:30", day: "2025-04-01" },
      null,
      null,
      null,
    ]);
    expect(timeIn("02-30", 2025)).toBeNull();
  });
});
