import { expect, it } from "vitest";
import { rowsOfSheet } from "../../../test/support/sheet.ts";

it("fills merged cells down and across, says which go on from above, and which lines Excel hides", async () => {
  const rows = await rowsOfSheet(
    [
      ["题", null, null],
      ["甲", 1, "x"],
      [null, 2, null],
      [null, null, null],
      ["乙", null, "y"],
    ],
    { merges: ["A1:C1", "A2:A4", "C2:C3"], hidden: [3] },
  );
  expect(rows).toEqual([
    { number: 1, cells: ["题", "题", "题"], joined: [], hidden: false },
    { number: 2, cells: ["甲", "1", "x"], joined: [], hidden: false },
    { number: 3, cells: ["甲", "2", "x"], joined: [0, 2], hidden: true },
    { number: 5, cells: ["乙", "", "y"], joined: [], hidden: false },
  ]);
});

it("adds no lines where a merge reaches beyond those that are printed", async () => {
  const rows = await rowsOfSheet(
    [
      ["甲", 1],
      ["", 2],
    ],
    { merges: ["A1:A300"] },
  );
  expect(rows.map(({ cells }) => cells)).toEqual([
    ["甲", "1"],
    ["甲", "2"],
  ]);
});
