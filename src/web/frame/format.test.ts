import { expect, test } from "vitest";
import { fileNameOf } from "../kit/download.ts";
import { formatDay, formatFigure, formatInstant, formatSize } from "./format.ts";

test("days read as the language writes them", () => {
  expect(formatDay("2024-12-31", "zh")).toBe("2024年12月31日");
  expect(formatDay("2024-12-31", "en")).toBe("31 Dec 2024");
  expect(formatDay(null, "zh")).toBe("");
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
