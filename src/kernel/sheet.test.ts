import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SheetRow } from "./column-mapping.ts";
import {
  correctedRows,
  NOTHING_REMEMBERED,
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

  it("are neither a merged cell's nor a formula's any more", () => {
    const [row] = rowsOf(["a", "b"]);
    const merged = { ...(row as SheetRow), joined: [0, 1], unresolved: [1] };
    expect(correctedRows([merged], { "1:1": "c" })).toMatchObject([{ joined: [0], unresolved: [] }]);
  });
});

describe("what headings meant before", () => {
  const sheet = rowsOf(["项目名称", "金额", "备用金额"], ["甲", "1", "2"]);
  const proposed = proposeColumns(sheet, WORDS, NOTHING_REMEMBERED);

  it("is asked of the same set of headings first, what was left out there too, then heading by heading", () => {
    expect(proposed.fields).toEqual(["name", "sum", null]);
    const decided = { ...proposed, fields: ["name", null, "sum"] as const };
    const { set, headings } = rememberedColumns(sheet, decided, WORDS);
    const memory = {
      bySet: new Map([[set, headings]]),
      byHeading: new Map([["备用金额", "sum" as const]]),
    };
    expect(proposeColumns(sheet, WORDS, memory).fields).toEqual(["name", null, "sum"]);
    const other = rowsOf(["金额", "项目名称"], ["1", "甲"]);
    expect(proposeColumns(other, WORDS, memory).fields).toEqual(["sum", "name"]);
  });
});
