import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/calendar.ts";
import { boardOf, matches, timelineOf } from "./board.ts";
import { daysLeft, deadlineState, DUE_SOON_DAYS, quarterOf } from "./deadline-state.ts";
import type { MeasureRow, PlanSummary } from "./plan.ts";
import { type Deadline, NO_DEADLINE } from "./reading.ts";
import { excerptOf, folded, matchesWords, queryTokens, searchTokens } from "../../kernel/search-tokens.ts";

const dated = (latest: string, thenContinuous = false): Deadline => ({
  kind: "date",
  raw: latest,
  latest,
  thenContinuous,
});

describe("where a deadline stands", () => {
  const TODAY = "2026-11-23";

  it("（四）says of a past date that it is to be verified, never that it was missed", () => {
    expect(deadlineState(dated("2024-12-31"), TODAY)).toBe("pending");
    expect(deadlineState(dated("2019-07-31", true), TODAY)).toBe("pending");
  });

  it("（二）says due soon within sixty days, the last day included", () => {
    expect(deadlineState(dated(TODAY), TODAY)).toBe("due-soon");
    expect(deadlineState(dated(addDays(TODAY, DUE_SOON_DAYS)), TODAY)).toBe("due-soon");
    expect(deadlineState(dated(addDays(TODAY, DUE_SOON_DAYS + 1)), TODAY)).toBe("dated");
    expect(daysLeft(dated("2026-12-31"), TODAY)).toBe(38);
  });

  it("（十二）（十三）never lets a continuing or long-term duty become overdue", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("continuous" as const, "longterm" as const),
        fc.integer({ min: -9999, max: 9999 }),
        (kind, days) => {
          expect(deadlineState({ ...NO_DEADLINE, kind }, addDays(TODAY, days))).toBe(kind);
        },
      ),
    );
  });

  it("knows the quarter of a day", () => {
    expect(["2024-01-01", "2024-03-31", "2024-04-01", "2024-12-31"].map(quarterOf)).toEqual([
      "2024-Q1",
      "2024-Q1",
      "2024-Q2",
      "2024-Q4",
    ]);
  });
});

const PLAN = { id: "p", title: "示例方案", measures: 4 } as PlanSummary;
const unit = (name: string, role: "lead" | "support") => ({
  role,
  printed: name,
  name,
  organisationId: name,
  collective: false,
  rule: "label-lead",
  span: null,
});

function rowOf(
  number: number,
  section: string,
  deadline: Deadline,
  units: MeasureRow["responsibilities"],
): MeasureRow {
  return {
    id: `m${number}`,
    planId: "p",
    number,
    ordinal: `（${number}）`,
    section,
    parent: null,
    text: `第${number}项 建设G${number}公路`,
    responsibilities: units,
    open: "",
    deadline,
    state: deadlineState(deadline, "2026-11-23"),
    daysLeft: daysLeft(deadline, "2026-11-23"),
    undertakings: [],
  };
}

const ROWS = [
  rowOf(1, "一", dated("2024-12-31"), [unit("甲局", "lead"), unit("乙局", "support")]),
  rowOf(2, "一", { ...NO_DEADLINE, kind: "continuous" }, [unit("甲局", "lead")]),
  rowOf(3, "二", dated("2027-06-30"), [unit("乙局", "lead")]),
  rowOf(4, "二", NO_DEADLINE, []),
];

describe("（二十）the board of a plan", () => {
  it("counts by hand-checked figures, each part free of the filter that it sets itself", () => {
    const board = boardOf(PLAN, ROWS, { state: "pending" }, "2026-11-23");
    expect(board.figures).toMatchObject({
      measures: 4,
      units: 2,
      pending: 1,
      dated: 1,
      continuous: 1,
      none: 1,
    });
    expect(board.chapters.map(({ section, measures }) => [section, measures.map(({ id }) => id)])).toEqual([
      ["一", ["m1"]],
    ]);
    const cell = boardOf(PLAN, ROWS, { section: "二", organisation: "乙局" }, "2026-11-23");
    expect(
      cell.matrix.rows.map(({ name, cells }) => [name, cells.map(({ lead, support }) => lead + support)]),
    ).toEqual([
      ["甲局", [2, 0]],
      ["乙局", [1, 1]],
    ]);
    expect(cell.chapters.flatMap(({ measures }) => measures.map(({ id }) => id))).toEqual(["m3"]);
  });

  it("orders quarters by time, what has no date last", () => {
    expect(timelineOf(ROWS).map(({ quarter, state }) => `${quarter} ${state}`)).toEqual([
      "2024-Q4 pending",
      "2027-Q2 dated",
      "null continuous",
      "null none",
    ]);
  });

  it("finds a measure by unit and role together, not by one unit's name and another's role", () => {
    const first = ROWS[0] as MeasureRow;
    expect(matches(first, { organisation: "乙局", role: "support" })).toBe(true);
    expect(matches(first, { organisation: "乙局", role: "lead" })).toBe(false);
  });
});

describe("searching Chinese text", () => {
  const text = fc
    .array(fc.constantFrom("生", "态", "补", "偿", "G210", "Ａ", " ", "\n", "（", "㎞", "𠮷"), {
      maxLength: 30,
    })
    .map((parts) => parts.join(""));

  it("indexes every text under all tokens of whatever occurs in it", () => {
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(8), (whole, start, length) => {
        const part = [...folded(whole)].slice(start, start + length).join("");
        const tokens = new Set(searchTokens(whole));
        expect(queryTokens(part).filter((token) => !tokens.has(token))).toEqual([]);
        expect(matchesWords(whole, part)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("（十三）finds words over a line break and in either width, single characters too", () => {
    expect(matchesWords("黄河流域横向生态\n补偿机制", "生态补偿")).toBe(true);
    expect(matchesWords("建设Ｇ２１０古城湾", "g210 古城")).toBe(true);
    expect(matchesWords("湿地保护", "湿")).toBe(true);
    expect(matchesWords("生态保护", "生态补偿")).toBe(false);
  });

  it("marks the words and nothing else, and loses no character of a short text", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("生态", "补", "g210"), (whole, query) => {
        const parts = excerptOf(whole, query);
        const hits = parts.filter(({ hit }) => hit).map((part) => folded(part.text));
        expect(hits.every((hit) => hit.includes(query))).toBe(true);
      }),
    );
    expect(excerptOf("落实横向生态补偿机制", "生态补偿")).toEqual([
      { text: "落实横向", hit: false },
      { text: "生态补偿", hit: true },
      { text: "机制", hit: false },
    ]);
  });
});
