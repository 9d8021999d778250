import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { listCell, listOfCell } from "./list-cell.ts";

describe("a list in one cell", () => {
  it("gives back the values that went in, whatever signs they hold", () => {
    const sign = constantFrom("；", ";", "\n", '"', '""', " ", "甲", "、", "“");
    const value = oneof(
      array(sign, { minLength: 1, maxLength: 6 }).map((signs) => signs.join("")),
      string({ minLength: 1, maxLength: 8 }),
    );
    assert(
      property(array(value, { maxLength: 5 }), (values) => {
        expect(listOfCell(listCell(values))).toEqual(values);
      }),
      { numRuns: 500 },
    );
  });

  it("reads what people type: any of the signs, blanks, empty parts, quotes within a word", () => {
    expect(listOfCell("营业执照； 章程 ;\n;租房合同")).toEqual(["营业执照", "章程", "租房合同"]);
    expect(listOfCell('"一件事"改革；其他')).toEqual(['"一件事"改革', "其他"]);
    expect(listOfCell('"甲；乙"；丙')).toEqual(["甲；乙", "丙"]);
    expect(listOfCell(" ； ")).toEqual([]);
    expect(listCell(["营业执照", "甲；乙"])).toBe('营业执照；"甲；乙"');
  });
});
