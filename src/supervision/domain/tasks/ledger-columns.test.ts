import { assert, constantFrom, integer, property, shuffledSubarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { dueWords, stageWords } from "./ledger-cells.ts";
import { columnsOf, FIRST_COLUMNS, LEDGER_COLUMNS, movedColumn } from "./ledger-columns.ts";

describe("（二十）台账各列", () => {
  it("reads a list in its order, each column once, and ignores what is none", () => {
    expect(columnsOf("state,number,state,nonsense")).toEqual(["state", "number"]);
    expect(columnsOf("nonsense")).toBeNull();
    expect(columnsOf(undefined)).toBeNull();
  });

  it("moves a column by steps and keeps all others in their order", () => {
    expect(movedColumn(["number", "text", "state"], "state", -1)).toEqual(["number", "state", "text"]);
    const column = constantFrom(...FIRST_COLUMNS);
    assert(
      property(shuffledSubarray([...LEDGER_COLUMNS]), column, integer(), (columns, moved, steps) => {
        const after = movedColumn(columns, moved, steps);
        expect(after.filter((each) => each !== moved)).toEqual(columns.filter((each) => each !== moved));
        expect(after).toHaveLength(columns.length);
      }),
    );
  });
});

describe("（二十）台账时限", () => {
  const deadline = {
    kind: "date",
    raw: "2026年6月底前",
    latest: "2026-06-30",
    thenContinuous: false,
  } as const;

  it("prints the day, with what the document says or the original beside it, as the page does", () => {
    expect(dueWords({ deadline, due: "2026-06-30" })).toBe("2026年6月30日（原文：2026年6月底前）");
    expect(dueWords({ deadline: { ...deadline, raw: "2026年6月30日" }, due: "2026-06-30" })).toBe(
      "2026年6月30日",
    );
    expect(dueWords({ deadline: { ...deadline, raw: "46203" }, due: "2026-06-30" })).toBe(
      "2026年6月30日（原文：46203）",
    );
    expect(dueWords({ deadline, due: "2026-12-31" })).toBe("2026年12月31日（原定2026年6月30日）");
    expect(dueWords({ deadline: { ...deadline, kind: "none", raw: null, latest: null }, due: null })).toBe(
      "未载明",
    );
  });

  it("says of a stage what to reach, by when, and what was reached", () => {
    const stage = {
      id: "s",
      title: "建成三座",
      goal: 3,
      unit: "座",
      due: "2027-01-31",
      actual: 2,
      doneOn: null,
    };
    expect(stageWords(stage)).toBe("建成三座（2027年1月31日前，目标3座，已完成2座）");
    expect(stageWords({ ...stage, goal: null, due: null })).toBe("建成三座");
  });
});
