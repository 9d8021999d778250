import { assert, constantFrom, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  materialNames,
  readCharges,
  readDay,
  readDepth,
  readDuration,
  readForms,
  readProjectType,
  readVisits,
  readYesNo,
} from "./cell-values.ts";

describe("（四） cells of items' exports", () => {
  it.each([
    ["20个工作日", "", { value: 20, unit: "working-day" }],
    ["5天", "", { value: 5, unit: "day" }],
    ["二十日", "", { value: 20, unit: "day" }],
    ["一百二十个工作日", "", { value: 120, unit: "working-day" }],
    ["不超过３个月", "", { value: 3, unit: "month" }],
    ["5", "工作日", { value: 5, unit: "working-day" }],
    ["2", "小时", { value: 2, unit: "hour" }],
    ["20（工作日）", "", { value: 20, unit: "working-day" }],
    ["10日（工作日）", "", { value: 10, unit: "working-day" }],
    ["20/工作日", "", { value: 20, unit: "working-day" }],
    ["自受理之日起20个工作日内", "", { value: 20, unit: "working-day" }],
    ["收到申请后5日内办结", "", { value: 5, unit: "day" }],
    ["15个工作日（不含公示时间）", "", { value: 15, unit: "working-day" }],
    ["一个月以内", "", { value: 1, unit: "month" }],
    ["0", "", { value: 0, unit: "working-day" }],
    ["5", "", null],
    ["无", "", null],
  ])("%s with unit %s is %j", (text, unit, value) => {
    expect(readDuration(text, unit)).toEqual({ value, unread: false });
  });

  it.each(["视情况而定", "5个周", "十百", "-3天", "5天或10个工作日", "3天-5个工作日", "1年3个月"])(
    "does not guess how long %s is",
    (text) => {
      expect(readDuration(text, "")).toEqual({ value: null, unread: true });
    },
  );

  it.each([
    ["3-5个工作日", "", 5, "3-5个工作日"],
    ["3个工作日至5个工作日", "", 5, "3个工作日至5个工作日"],
    ["三～五日", "", 5, "三～五日"],
    ["3—5", "工作日", 5, "3—5个工作日"],
    ["当场", "", 0, "当场"],
    ["即时办理", "", 0, "即时办理"],
    ["即时办结", "工作日", 0, "即时办结"],
    ["当场办结（材料齐全）", "", 0, "当场办结（材料齐全）"],
    ["即来即办", "", 0, "即来即办"],
    ["立等可取", "", 0, "立等可取"],
  ])("%s with unit %s counts as %i and is shown as printed", (text, unit, value, printed) => {
    const found = readDuration(text, unit);
    expect([found.unread, found.value?.value, found.value?.printed]).toEqual([false, value, printed]);
  });

  it.each([
    ["免费", false],
    ["不收费", false],
    ["0元", false],
    ["免征", false],
    ["否", false],
    ["是", true],
    ["100元/件", true],
    ["按标准收取", true],
    ["无", false],
    ["", null],
  ])("charges %s: %s", (text, value) => {
    expect(readCharges(text)).toEqual({ value, unread: false });
  });

  it("reads every whole number with every unit back", () => {
    const units = { 个工作日: "working-day", 天: "day", 个月: "month", 年: "year", 小时: "hour" } as const;
    assert(
      property(nat(9_999), constantFrom(...Object.entries(units)), (value, [word, unit]) => {
        expect(readDuration(`${value}${word}`, "").value).toEqual({ value, unit });
        expect(readDuration(String(value), word).value).toEqual({ value, unit });
      }),
    );
  });

  it.each([
    ["Ⅳ级", 4],
    ["四级", 4],
    ["4", 4],
    ["Ⅲ级（互联网办理）", 3],
    ["Ⅰ级;Ⅱ级", 2],
    ["全程网办", 4],
    ["", null],
  ])("network depth %s is %s", (text, value) => {
    expect(readDepth(text)).toEqual({ value, unread: false });
  });

  it("reads visits, yes and no, kinds, forms and days, and says what it does not understand", () => {
    expect(
      ["0", "最多1次", "一次", "最多跑一次", "0-1次", "免跑"].map((text) => readVisits(text).value),
    ).toEqual([0, 1, 1, 1, 1, 0]);
    expect(readVisits("看情况").unread).toBe(true);
    expect([readYesNo("是").value, readYesNo("不支持").value, readYesNo("").value]).toEqual([
      true,
      false,
      null,
    ]);
    expect(readYesNo("部分").unread).toBe(true);
    expect([readProjectType("即办件").value, readProjectType("承诺件").value]).toEqual([
      "at-once",
      "promised",
    ]);
    expect(readForms("窗口办理、网上办理；快递申请").value).toEqual(["window", "online", "post"]);
    expect([
      readDay("2026年1月5日").value,
      readDay("20260105").value,
      readDay("2026-01-05 00:00:00").value,
    ]).toEqual(Array.from({ length: 3 }, () => "2026-01-05"));
    expect(readDay("2026-02-30").unread).toBe(true);
  });

  it.each([
    ["1.身份证;2.申请表", ["身份证", "申请表"]],
    ["1、身份证 2、申请表", ["身份证", "申请表"]],
    ["1.身份证2.申请表3.近2.5年的流水", ["身份证", "申请表", "近2.5年的流水"]],
    ["（1）身份证\n（2）申请表", ["身份证", "申请表"]],
    ["①身份证②申请表", ["身份证", "申请表"]],
    ["身份证\n申请表", ["身份证", "申请表"]],
    ["身份证；申请表；", ["身份证", "申请表"]],
    ["身份证、户口簿", ["身份证、户口簿"]],
    ["无", []],
  ])("materials in the cell %j are %j", (text, names) => {
    expect(materialNames(text)).toEqual(names);
  });
});
