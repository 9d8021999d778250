import { expect, test } from "vitest";
import type { EntryRow } from "../entry-row.ts";
import { REGISTERS } from "../entry.ts";
import { specOf } from "../specs.ts";
import { columnKeys, columnName, filledColumns, firstColumns, workbookColumns } from "./register-columns.tsx";

const row = (change: Partial<EntryRow>): EntryRow => ({
  id: "1",
  version: 1,
  register: "fund",
  name: "【示例】资金",
  regionCode: "150200",
  variant: null,
  stage: null,
  stages: {},
  values: {},
  totals: {},
  links: [],
  blocks: 0,
  criteria: { met: 0, all: 0 },
  nextDue: null,
  forecast: null,
  ageDays: 0,
  discussed: 0,
  closedOn: null,
  standing: "sample",
  source: null,
  ...change,
});

test("（二十二）every column of every register is called something in both languages, and no key stands twice", () => {
  for (const register of REGISTERS) {
    const spec = specOf(register);
    const keys = columnKeys(spec);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => columnName(spec, key).zh === key)).toEqual([]);
    expect(firstColumns(spec).filter((key) => !keys.includes(key))).toEqual([]);
    expect(firstColumns(spec)[0]).toBe("name");
  }
});

test("（十二）a column in which no row has anything gives its room to others, until a row has something", () => {
  const columns = firstColumns(specOf("fund"));
  expect(filledColumns(columns, [])).toEqual(columns);
  const bare = filledColumns(columns, [row({})]);
  expect(bare).toEqual(["name", "variant", "stage", "measure"]);
  const asked = filledColumns(columns, [row({}), row({ totals: { asked: 1 }, values: { batch: "一" } })]);
  expect(asked).toEqual(["name", "variant", "stage", "measure", "batch", "sum-asked"]);
});

test("（十二）chosen columns reach the workbook under its own names, money by year only with the whole", () => {
  expect(workbookColumns(["name", "stage", "batch"])).toEqual([
    "name",
    "reached",
    "value:batch",
    "standing",
    "source",
  ]);
  expect(workbookColumns(["name", "sum-asked"])).toBeNull();
});
