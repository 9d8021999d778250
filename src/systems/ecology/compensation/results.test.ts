import { describe, expect, test } from "vitest";
import type { Finding } from "../water/reading.ts";
import { daysOf, resultsReader } from "./results.ts";

const HEAD = ["section", "time", "item", "value", "unit", "limit"];
const read = (rows: readonly string[]) => {
  const found: Finding[] = [];
  const reader = resultsReader({ sections: ["刘庄"] }, (finding) => found.push(finding));
  [HEAD, ...rows.map((row) => row.split(","))].forEach((cells, at) => reader.row(cells, at + 1, false));
  return { ...reader, found, rows: (of: readonly Finding[]) => of.map(({ row, field }) => [row, field]) };
};

describe("（十三）readings that an agreement is settled by", () => {
  test.each([
    ["2024-05", "2024-05-01", "2024-05-31"],
    ["2024年2月", "2024-02-01", "2024-02-29"],
    ["2024-05-12", "2024-05-12", "2024-05-12"],
    ["2024/5/12 08:00", "2024-05-12", "2024-05-12"],
    ["2024-05-31T20:00:00Z", "2024-06-01", "2024-06-01"],
    ["2024-05-31T20:00:00+08:00", "2024-05-31", "2024-05-31"],
  ])("%s stands for the days from %s until %s", (time, from, until) => {
    expect(daysOf(time)).toEqual({ from, until });
  });

  test.each(["2024", "2024-13", "2024-02-30", "5月12日", "二季度"])("%s stands for no days", (time) => {
    expect(daysOf(time)).toBeNull();
  });

  test("leave out bad rows with their line and field, and what is of other sections without a word", () => {
    const { measured, found, rows } = read([
      "刘庄,2024-05-12,COD,12,mg/L,",
      "刘庄,2024-05-13,COD,abc,mg/L,",
      "刘庄,2024,COD,12,mg/L,",
      "别处,2024,COD,12,mg/L,",
      "刘庄,2024-05-12,NH3-N,0.05L,mg/L,",
    ]);
    expect(measured.map(({ item }) => item)).toEqual(["COD", "NH3-N"]);
    expect(rows(found)).toEqual([
      [3, "value"],
      [4, "time"],
    ]);
  });

  test("tell those that stand there twice, however the time is written, and take several hours of one day", () => {
    const { measured, repeated, rows } = read([
      "刘庄,2024-05-12,COD,12,mg/L,",
      "刘庄,2024-05-12,化学需氧量,13,mg/L,",
      "刘庄,2024/5/12,COD,12,mg/L,",
      "刘庄,2024-05-12 08:00,COD,12,mg/L,",
      "刘庄,2024-05-12 12:00,COD,12,mg/L,",
      "别处,2024-05-12,COD,12,mg/L,",
      "刘庄,2024-05-12T08:00,COD,14,mg/L,",
    ]);
    expect(rows(repeated).map(([row]) => row)).toEqual([3, 4, 8]);
    expect(measured.map(({ days, value }) => [days.from, value])).toEqual([
      ["2024-05-12", 12],
      ["2024-05-12", 12],
      ["2024-05-12", 12],
    ]);
  });
});
