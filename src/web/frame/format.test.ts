import { expect, test } from "vitest";
import { fileNameOf } from "../kit/download.ts";
import { asChinese, asEnglish, textAs } from "./shown-words.ts";
import { formatDay, formatFigure, formatInstant, formatSize } from "./format.ts";

test("days read as the language writes them", () => {
  expect(formatDay("2024-12-31", "zh")).toBe("2024年12月31日");
  expect(formatDay("2024-12-31", "en")).toBe("31 Dec 2024");
  expect(formatDay(null, "zh")).toBe("");
});

test("English words have one form for days, and what only looks like one stays", () => {
  expect(asEnglish("Due 2027-01-28; next report by 2026-12-28")).toBe(
    "Due 28 Jan 2027; next report by 28 Dec 2026",
  );
  expect(asEnglish("Period 2026-11, 2026-12-01 to 2026-12-31")).toBe(
    "Period Nov 2026, 1 Dec 2026 to 31 Dec 2026",
  );
  for (const name of [
    "GB/T 22239-2019",
    "2026-15",
    "a-2026-11.xlsx",
    "2026-11-30.xlsx",
    "/x/2026-11",
    "12026-11-30",
  ])
    expect(asEnglish(name)).toBe(name);
  for (const words of ["a day such as 2026-11-27", "a year 2026 or a month 2026-03"])
    expect(asEnglish(words)).toBe(words);
  const text = textAs(asEnglish, {
    plain: "2026",
    deep: { until: (day: string) => `until ${day}` },
    list: ["x"],
  });
  expect([text.deep.until("2026-12-01"), text.list]).toEqual(["until 1 Dec 2026", ["x"]]);
});

test("Chinese words have one form for days too, but where they show how one is written", () => {
  expect(asChinese("法定办结日 2026-12-04，2026-11起算")).toBe("法定办结日 2026年12月4日，2026年11月起算");
  for (const words of [
    "应为日期，如 2026-11-27。",
    "请写成 2026-12-31 或次日。",
    "请填写年份 2026 或月份 2026-03。",
    "GB/T 22239-2019",
    "/x/2026-11",
  ])
    expect(asChinese(words)).toBe(words);
});

test("instants show the time of Asia/Shanghai wherever the browser stands", () => {
  expect(formatInstant("2024-02-08T17:30:00Z")).toBe("2024年2月9日 01:30");
  expect(formatInstant(null)).toBe("");
});

test("figures group thousands, and a missing one is a dash and not a zero", () => {
  expect(formatFigure(1234567.891, "zh")).toBe("1,234,567.89");
  expect(formatFigure(0, "zh")).toBe("0");
  expect(formatFigure(null, "en")).toBe("—");
});

test("sizes choose their unit", () => {
  expect(formatSize(900, "zh")).toBe("900 B");
  expect(formatSize(52_428_800, "zh")).toBe("50 MB");
});

test("a download takes its Chinese name, or the plain one", () => {
  expect(fileNameOf("attachment; filename=\"__.xlsx\"; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.xlsx")).toBe(
    "台账.xlsx",
  );
  expect(fileNameOf('attachment; filename="ledger.xlsx"')).toBe("ledger.xlsx");
  expect(fileNameOf(null)).toBeNull();
});
