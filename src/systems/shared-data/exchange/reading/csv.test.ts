import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wholeCsv } from "../../../../platform/documents/csv.ts";
import { defused, writeCsv } from "./csv.ts";

test("（四） cells that a spreadsheet program would take for a formula are defused, numbers and text stay", () => {
  for (const cell of ["=1+1", "+cmd", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
    expect(defused(cell)).toBe(`'${cell}`);
  for (const cell of ["-12.5", "800", "包头", "a=b", ""]) expect(defused(cell)).toBe(cell);
});

test("（四） what is written reads back, but for the apostrophes", () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom("=1", '"', "\r\n", ",", "-5"));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 4 }), (rows) => {
      expect(wholeCsv(writeCsv(rows).slice(1))).toEqual(rows.map((row) => row.map(defused)));
    }),
  );
});
