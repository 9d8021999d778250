import * as fc from "fast-check";
import { expect, test } from "vitest";
import { joinCell, splitCell } from "./cell-list.ts";

const nasty = fc.string({ unit: fc.constantFrom(..."甲乙；;\n\\、，, a😀") });
const values = fc
  .uniqueArray(fc.oneof(nasty, fc.string({ unit: "grapheme" })).map((text) => text.trim()))
  .map((all) => all.filter((text) => text !== ""));

test("values of any text come back from one cell as they were", () => {
  fc.assert(
    fc.property(values, (all) => {
      expect(splitCell(joinCell(all))).toEqual(all);
      expect(splitCell(joinCell(all, "、；;，,\n"), "、；;，,\n")).toEqual(all);
    }),
    { numRuns: 2_000 },
  );
});

test("cells that people typed are parted at every usual sign, and a backslash of a path stays", () => {
  expect(splitCell(" 甲；乙;丙\n丙 \n；")).toEqual(["甲", "乙", "丙"]);
  expect(splitCell("D:\\数据\\新；甲")).toEqual(["D:\\数据\\新", "甲"]);
  expect(joinCell(["甲；乙", "丙"])).toBe("甲\\；乙；丙");
});
