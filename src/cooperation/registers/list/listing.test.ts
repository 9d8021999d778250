import { expect, test } from "vitest";
import { filledColumns, onScreen, shownFirst } from "../../../kernel/list.ts";
import type { EntryRow } from "../entry-row.ts";
import { REGISTERS } from "../entry.ts";
import { specOf } from "../specs.ts";
import { registerColumns, workbookColumns } from "./listing.tsx";

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

test("（二十二）every column of every register is called something in both languages, and the name stands first", () => {
  for (const register of REGISTERS) {
    const columns = registerColumns(specOf(register));
    const names = Object.values(columns).map(({ field }) => field.name);
    expect(names.filter(({ zh, en }) => zh === "" || en === "")).toEqual([]);
    // No field of a register takes the place of what every row has.
    expect(onScreen(columns).slice(0, 5)).toEqual(["name", "city", "variant", "stage", "measure"]);
    expect(columns["name"]?.to?.(row({}))).toBe("/entries/1");
    expect(shownFirst(columns)[0]).toBe("name");
  }
});

test("（十二）a column in which no row has anything gives its room to others, until a row has something", () => {
  const columns = registerColumns(specOf("fund"));
  const first = shownFirst(columns);
  expect(filledColumns(columns, first, [])).toEqual(first);
  const bare = filledColumns(columns, first, [row({})]);
  expect(bare).toEqual(["name", "variant", "stage", "measure"]);
  const asked = filledColumns(columns, first, [
    row({}),
    row({ totals: { asked: 1 }, values: { batch: "一" } }),
  ]);
  expect(asked).toEqual(["name", "variant", "stage", "measure", "batch", "sum-asked"]);
});

test("（十二）chosen columns reach the workbook under its own names, money by year only with the whole", () => {
  const fund = specOf("fund");
  expect(workbookColumns(fund, ["name", "stage", "batch"])).toEqual([
    "name",
    "reached",
    "value:batch",
    "standing",
    "source",
  ]);
  expect(workbookColumns(fund, ["name", "sum-asked"])).toBeNull();
});
