import { expect, test } from "vitest";
import { fileNameOf } from "../kit/download.ts";
import { asEnglish, textAsEnglish } from "./english-words.ts";
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
  const text = textAsEnglish({
    plain: "2026",
    deep: { until: (day: string) => `until ${day}` },
    list: ["x"],
  });
  expect([text.deep.until("2026-12-01"), text.list]).toEqual(["until 1 Dec 2026", ["x"]]);
});

test("instants show the time of Asia/Shanghai wherever the browser stands", () => {
  expect(formatInstant("2024-02-08T17:30:00Z")).toBe("2024-02-09 01:30");
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
