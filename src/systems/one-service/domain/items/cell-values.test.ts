import { assert, constantFrom, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  materialNames,
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
    ["即时办结", "", { value: 0, unit: "working-day" }],
    ["0", "", { value: 0, unit: "working-day" }],
    ["5", "", null],
    ["无", "", null],
  ])("%s with unit %s is %j", (text, unit, value) => {
    expect(readDuration(text, unit)).toEqual({ value, unread: false });
  });

  it.each(["视情况而定", "5个周", "十百", "-3天"])("does not guess how long %s is", (text) => {
    expect(readDuration(text, "")).toEqual({ value: null, unread: true });
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
    expect([readVisits("0").value, readVisits("最多1次").value, readVisits("一次").value]).toEqual([0, 1, 1]);
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
