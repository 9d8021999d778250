import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SheetRow } from "./column-mapping.ts";
import {
  correctedRows,
  NOTHING_REMEMBERED,
  numberAt,
  partsOf,
  placeOf,
  proposeColumns,
  rememberedColumns,
  type SheetColumns,
} from "./sheet.ts";

const rowsOf = (...lines: readonly (readonly string[])[]): SheetRow[] =>
  lines.map((cells, at) => ({ number: at + 1, cells, joined: [], hidden: false }));

const WORDS: SheetColumns<"name" | "sum"> = {
  plain: (text) => text.replace(/\s/g, ""),
  names: (text) => /名称|金额/.test(text),
  meanings: (headings) =>
    headings.map((heading) =>
      /名称/.test(heading)
        ? { field: "name", why: "heading" }
        : /金额/.test(heading)
          ? { field: "sum", why: "heading" }
          : null,
    ),
};

describe("cells that a person wrote over", () => {
  it("replace just these cells, and taken back leave the sheet as it was read", () => {
    const place = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.string()), { maxLength: 5 }), (corrections) => {
        const rows = rowsOf(["a", "b"], ["c", "d"], ["e", "f"]);
        const cells = Object.fromEntries(
          corrections.map(([[row, column], text]) => [`${row}:${column}`, text]),
        );
        const read = correctedRows(rows, cells);
        for (const { number, cells: texts } of read)
          for (const [column, text] of texts.entries())
            expect(text).toBe(cells[`${number}:${column}`] ?? rows[number - 1]?.cells[column] ?? "");
        expect(correctedRows(rows, {})).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });

  it("are neither a merged cell's nor a formula's any more, nor keep the blanks of what they replace", () => {
    const [row] = rowsOf(["a", "b"]);
    const merged = { ...(row as SheetRow), joined: [0, 1], unresolved: [1], padded: { 0: " a", 1: "b " } };
    expect(correctedRows([merged], { "1:1": "c" })).toEqual([
      { number: 1, cells: ["a", "c"], joined: [0], hidden: false, unresolved: [], padded: { 0: " a" } },
    ]);
  });
});

describe("the sheets of a workbook", () => {
  const none = { headingRow: 0, fields: [], why: [] };

  it("are numbered one behind the other, the first as it is, and come apart again as they were", () => {
    const sheets = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 1_048_576 }), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(sheets, (all) => {
        const rows = all.map((numbers) =>
          numbers
            .toSorted((a, b) => a - b)
            .map((number): SheetRow => ({ number, cells: [], joined: [], hidden: false })),
        );
        const joined = rows.flatMap((own, at) =>
          own.map((row) => ({ ...row, number: numberAt(at, row.number) })),
        );
        expect(joined.map(({ number }) => number)).toEqual(
          joined.map(({ number }) => number).toSorted((a, b) => a - b),
        );
        expect(new Set(joined.map(({ number }) => number)).size).toBe(joined.length);
        for (const [at, own] of rows.entries())
          for (const { number } of own) {
            expect(placeOf(numberAt(at, number))).toEqual({ sheet: at, row: number });
            expect(numberAt(0, number)).toBe(number);
          }
        const names = rows.map((_, at) => ({ sheet: `表${at}`, ...none }));
        const mapping = { ...(names[0] ?? { sheet: "", ...none }), further: names.slice(1) };
        expect(partsOf(joined, mapping).map((part) => part.rows)).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a heading that hangs on the others", () => {
  const words = { ...WORDS, depends: (heading: string) => heading === "备用金额" };
  const sheet = rowsOf(["项目名称", "备用金额"], ["甲", "1"]);
  const remembered = new Map<string, "name" | "sum">([["备用金额", "name"]]);

  it("means what it meant in a sheet with the very same ones, and there only where it stands once", () => {
    const other = { bySet: new Map(), byHeading: remembered };
    expect(proposeColumns(sheet, WORDS, other).why).toEqual(["heading", null]);
    expect(proposeColumns(sheet, words, other).fields).toEqual(["name", "sum"]);
    const { set } = rememberedColumns(sheet, proposeColumns(sheet, words, other), words);
    const same = { bySet: new Map([[set, new Map([["备用金额", null]])]]), byHeading: new Map() };
    expect(proposeColumns(sheet, words, same).fields).toEqual(["name", null]);
    const twice = rowsOf(["项目名称", "备用金额", "备用金额"], ["甲", "1", "2"]);
    expect(proposeColumns(twice, words, same).fields).toEqual(["name", "sum", null]);
  });
});

describe("what headings meant before", () => {
  const sheet = rowsOf(["项目名称", "金额", "备用金额"], ["甲", "1", "2"]);
  const proposed = proposeColumns(sheet, WORDS, NOTHING_REMEMBERED);

  it("is asked of the same set of headings first, what was left out there too, then heading by heading", () => {
    expect(proposed.fields).toEqual(["name", "sum", null]);
    const why = ["heading", "decided", "decided"] as const;
    const decided = { ...proposed, fields: ["name", null, "sum"] as const, why };
    const { set, headings } = rememberedColumns(sheet, decided, WORDS);
    const memory = {
      bySet: new Map([[set, headings]]),
      byHeading: new Map([["备用金额", "sum" as const]]),
    };
    expect(proposeColumns(sheet, WORDS, memory).fields).toEqual(["name", null, "sum"]);
    const other = rowsOf(["金额", "项目名称"], ["1", "甲"]);
    expect(proposeColumns(other, WORDS, memory).fields).toEqual(["sum", "name"]);
  });

  it("is what a person left out, not what was blank or stands twice: the same sheet means the same the next time", () => {
    const content: typeof WORDS = {
      ...WORDS,
      names: (text) => /名称|金额|备用/.test(text),
      ofValues: (values, taken) => (values.includes("3") && !taken.has("sum") ? "sum" : null),
    };
    const twice = rowsOf(["项目名称", "金额", "金额"], ["甲", "1", "2"]);
    const blank = rowsOf(["项目名称", "备用"], ["甲", ""]);
    const remembered = (rows: SheetRow[]) => {
      const { set, headings } = rememberedColumns(
        rows,
        proposeColumns(rows, content, NOTHING_REMEMBERED),
        content,
      );
      return { bySet: new Map([[set, headings]]), byHeading: new Map() };
    };
    expect(proposeColumns(twice, content, remembered(twice)).fields).toEqual(["name", "sum", null]);
    const filled = rowsOf(["项目名称", "备用"], ["甲", "3"]);
    expect(proposeColumns(filled, content, remembered(blank)).fields).toEqual(["name", "sum"]);
  });
});
