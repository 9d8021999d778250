import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCells, eachCsvRow, type TakeRow, wholeCsv } from "./csv.ts";
import { readFilledSheet } from "./sheet-rows.ts";

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function rowsOf(pieces: readonly string[]): Parameters<TakeRow>[] {
  const rows: Parameters<TakeRow>[] = [];
  eachCsvRow(pieces, (...row) => void rows.push(row));
  return rows;
}

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

  it("keep their cells where a quoted one goes on behind its mark, and doubled marks where one is never closed", () => {
    expect(csvCells('"包头"市,1\n"呼和浩特",2')).toEqual([
      ["包头市", "1"],
      ["呼和浩特", "2"],
    ]);
    expect(csvCells('a,"b""c')).toEqual([["a", 'b"c']]);
    expect(csvCells('""')).toEqual([[""]]);
  });

  it("（四） are whole or not at all where they must be: either line end, line breaks within, an empty last cell", () => {
    expect(wholeCsv('a,b\r\n"x, ""y""","1\n2"\n,\n')).toEqual([
      ["a", "b"],
      ['x, "y"', "1\n2"],
      ["", ""],
    ]);
    expect(wholeCsv("a,b\n1,")).toEqual([
      ["a", "b"],
      ["1", ""],
    ]);
    expect(wholeCsv("\n\na\n\n")).toEqual([["a"]]);
    expect(wholeCsv("a,b\r1,2\r")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(wholeCsv('a,"b')).toBeNull();
    expect(wholeCsv('"a"b,c')).toBeNull();
    expect(wholeCsv('"a" ,c')).toBeNull();
  });

  it("are the same rows at the same lines, however the text is cut into pieces", () => {
    const sign = fc.constantFrom('"', '"', ",", "\n", "\r\n", "甲", "1", " ");
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 24 }), fc.integer({ min: 1, max: 5 }), (text, size) => {
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(rowsOf(pieces)).toEqual(rowsOf([text]));
      }),
      { numRuns: 300 },
    );
  });

  it("give up a mark that a row of a mebibyte does not close, and say at which line it stands", () => {
    const rows: [number, boolean][] = [];
    const pieces = ["a,b\n", '"1,2\n', ...Array.from({ length: 40 }, () => "1,2\n".repeat(20_000))];
    eachCsvRow(pieces, (_cells, line, broken) => void rows.push([line, broken]));
    expect(rows).toEqual([
      [1, false],
      [2, true],
    ]);
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
