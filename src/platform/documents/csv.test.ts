import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCells } from "./csv.ts";
import { readFilledSheet } from "./sheet-rows.ts";

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe("values parted by commas", () => {
  it("come back as they were written, whatever signs stand in them", () => {
    const cell = fc.string({ unit: fc.constantFrom("，", ",", '"', "\n", ";", "\t", " ", "甲", "1") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, end) => {
        const text = rows.map((row) => row.map(quoted).join(",")).join(end);
        expect(csvCells(`\uFEFF${text}${end}`)).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [
      "a;b\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "a\tb\n1\t2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ['a,b\n"1', [["a", "b"], ["1"]]],
  ])("are told apart by the sign of the first line: %j", (text, cells) => {
    expect(csvCells(text)).toEqual(cells);
  });

  it("are read as a sheet, in the national encoding too, and only under their own name", async () => {
    // 项目 in GB 18030.
    const bytes = Uint8Array.from([0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0x31, 0x0a, 0x0a, 0x61, 0x2c, 0x62]);
    const read = await readFilledSheet(bytes, "项目.csv");
    expect(read.ok && read.value.rows.map(({ number, cells }) => [number, cells])).toEqual([
      [1, ["项目", "1"]],
      [3, ["a", "b"]],
    ]);
    expect((await readFilledSheet(bytes, "项目.xlsx")).ok).toBe(false);
  });
});
