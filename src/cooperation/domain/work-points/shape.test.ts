import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordActor } from "../../../kernel/record.ts";
import { type PointSeed, promisedPoints, type SetAct, type SetState, standingPoints } from "./set.ts";
import { workPointsShape } from "./shape.ts";

const { fold, permit } = workPointsShape;
const DAY = "2026-03-01";
const OFFICE: RecordActor = { accountId: "o", office: true, unitIds: [] };
const UNIT_A: RecordActor = { accountId: "a", office: false, unitIds: ["ua"] };
const UNIT_B: RecordActor = { accountId: "b", office: false, unitIds: ["ub"] };
const LEADER: RecordActor = { accountId: "l", office: false, unitIds: [] };
const seed = {
  group: "组",
  year: 2026,
  planId: "p",
  regionCode: "150200",
  title: "要点",
  issuer: "region",
  collectBy: null,
  note: "",
} as const;
const NONE = { kind: "none", raw: null, latest: null, thenContinuous: false } as const;

const point = (id: string, unit: string, fromUnitId: string | null = unit): PointSeed => ({
  id,
  chapter: "",
  text: `要点${id}`,
  goal: "",
  units: [{ unitId: unit, role: "lead" }],
  deadline: NONE,
  serves: [{ measureId: "m", undertakingId: `u-${id}` }],
  fromUnitId,
  source: null,
});
const words = ({ chapter, text, goal, units, deadline, serves }: PointSeed) => ({
  chapter,
  text,
  goal,
  units,
  deadline,
  serves,
});
const paper = { title: "要点", number: "示例〔2026〕1号", date: DAY };

const recorded = (version: number, act: SetAct) => ({
  version,
  at: `${DAY}T02:00:00Z`,
  day: DAY,
  by: "张三",
  byId: null,
  act,
});
const after = (...acts: SetAct[]): SetState => {
  let state: SetState | null = null;
  for (const [index, act] of acts.entries()) {
    const refused = permit(state, act, OFFICE, DAY);
    if (refused) throw new Error(`${act.type}: ${refused.code}`);
    state = fold(state, recorded(index + 1, act));
  }
  if (state === null) throw new Error("no act");
  return state;
};
const begin: SetAct = { type: "begin", seed };
const add = (...points: PointSeed[]): SetAct => ({ type: "add-points", points });
const dispatch = (id: string): SetAct => ({ type: "dispatch", tasks: [{ point: id, task: "t" }] });
const code = (state: SetState | null, act: SetAct, actor: RecordActor = OFFICE) =>
  permit(state, act, actor, DAY)?.code ?? null;

/** Any act on points 1 to 4 that the contract lets through, sensible or not. */
const anyAct = fc.oneof(
  fc
    .tuple(fc.constantFrom("1", "2", "3", "4"), fc.constantFrom("ua", "ub"))
    .map(([id, unit]) => add(point(id, unit))),
  fc.constantFrom("1", "2", "3").map((id): SetAct => ({
    type: "edit-point",
    point: id,
    words: { ...words(point(id, "ua")), text: "改后" },
  })),
  fc
    .tuple(fc.constantFrom("1", "2"), fc.constantFrom("2", "3"))
    .map(([into, other]): SetAct => ({ type: "join-points", into, points: [other], text: "合并" })),
  fc
    .tuple(fc.constantFrom("1", "2", "3"), fc.constantFrom("1", "2", "3", null))
    .map(([id, before]): SetAct => ({ type: "move-point", point: id, before, chapter: "章" })),
  fc.constantFrom("1", "2", "3").map((id): SetAct => ({ type: "drop-point", point: id, reason: "不列" })),
  fc.constantFrom("1", "2", "3").map((id): SetAct => ({ type: "restore-point", point: id })),
  fc.constantFrom<SetAct[]>(
    { type: "draft" },
    { type: "collect" },
    { type: "issue", paper },
    { type: "revise", reason: "调整" },
    { type: "close", reason: "年度结束" },
  ),
  fc
    .tuple(fc.constantFrom("1", "2", "3"), fc.constantFrom("t1", "t2"))
    .map(([id, task]): SetAct => ({ type: "dispatch", tasks: [{ point: id, task }] })),
);
const wordsOf = (state: SetState) => promisedPoints(state).map((each) => ({ ...each, taskId: null }));
const anyActor = fc.constantFrom(OFFICE, OFFICE, OFFICE, UNIT_A, UNIT_B, LEADER);

describe("（二十一）the acts on a year's work points", () => {
  it("keep, in any order, what was issued as it went out, tasks once given, and every point ever contributed", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAct, anyActor), { maxLength: 40 }), (steps) => {
        let state = after(begin, add(point("1", "ua"), point("2", "ub"), point("3", "ua")));
        for (const [act, actor] of steps) {
          if (permit(state, act, actor, DAY) !== null) continue;
          const before = state;
          state = fold(state, recorded(1, act));
          expect(state.editions.slice(0, before.editions.length)).toEqual(before.editions);
          const kept = before.points.map(({ id, contributed }) => [id, contributed]);
          expect(state.points.map(({ id, contributed }) => [id, contributed])).toEqual(
            expect.arrayContaining(kept),
          );
          const given = before.points.flatMap(({ id, taskId }) => (taskId === null ? [] : [[id, taskId]]));
          expect(state.points.map(({ id, taskId }) => [id, taskId])).toEqual(expect.arrayContaining(given));
          // Frozen: between issue and revision nothing that is promised changes but its task.
          const isFrozen = before.editions.length > 0 && act.type !== "issue";
          expect(isFrozen ? wordsOf(state) : []).toEqual(isFrozen ? wordsOf(before) : []);
          const isUnits =
            ["add-points", "edit-point", "drop-point"].includes(act.type) && before.status === "collecting";
          expect(actor.office || isUnits).toBe(true);
        }
        // A point stands, or within one that it was joined into, or was dropped; never twice.
        const standing = standingPoints(state).flatMap(({ id, joined }) => [id, ...joined]);
        expect(new Set(standing).size).toBe(standing.length);
      }),
      { numRuns: 300 },
    );
  });

  it("let a unit write and take back its own points while they are collected, and nobody else's", () => {
    const open = after(begin, add(point("1", "ua"), point("2", "ub")));
    expect(code(open, add(point("3", "ua")), UNIT_A)).toBeNull();
    expect(code(open, add(point("3", "ua", null)), UNIT_A)).toBe("own-point-only");
    expect(code(open, add(point("3", "ub", "ua")), UNIT_A)).toBe("own-point-only");
    expect(code(open, { type: "edit-point", point: "1", words: words(point("1", "ua")) }, UNIT_B)).toBe(
      "own-point-only",
    );
    expect(code(open, { type: "drop-point", point: "2", reason: "重复" }, UNIT_B)).toBeNull();
    expect(code(open, { type: "drop-point", point: "2", reason: " " }, UNIT_B)).toBe("reason-needed");
    const drafted = after(begin, add(point("1", "ua")), { type: "draft" });
    expect(code(drafted, { type: "edit-point", point: "1", words: words(point("1", "ua")) }, UNIT_A)).toBe(
      "collection-over",
    );
    expect(code(open, add(point("3", "ua", "ua")), LEADER)).toBe("own-point-only");
    expect(code(open, { type: "draft" }, UNIT_A)).toBe("office-only");
  });

  it("join points without losing a unit or an undertaking, and take the join back", () => {
    const open = after(begin, add(point("1", "ua"), point("2", "ub"), point("3", "ua")));
    const joined = fold(open, recorded(3, { type: "join-points", into: "1", points: ["2"], text: "合并" }));
    const [first] = standingPoints(joined);
    expect(first).toMatchObject({
      text: "合并",
      contributed: "要点1",
      joined: ["2"],
      units: [{ unitId: "ua" }, { unitId: "ub" }],
      serves: [{ undertakingId: "u-1" }, { undertakingId: "u-2" }],
    });
    const back = fold(joined, recorded(4, { type: "restore-point", point: "2" }));
    expect(standingPoints(back).map(({ id, joined: its }) => [id, its.length])).toEqual([
      ["1", 0],
      ["2", 0],
      ["3", 0],
    ]);
  });

  it("move a point before another and into its chapter", () => {
    const open = after(begin, add(point("1", "ua"), point("2", "ub"), point("3", "ua")));
    const order = (before: string | null, id = "3") =>
      fold(open, recorded(3, { type: "move-point", point: id, before, chapter: "新章" }))
        .points.map((each) => each.id)
        .join("");
    expect([order("1"), order("2"), order(null, "1"), order("3")]).toEqual(["312", "132", "231", "123"]);
  });

  it("refuse to issue with a round open, an opinion unanswered, no point, or a date to come", () => {
    const round: SetAct = {
      type: "solicit",
      id: "r",
      about: "征求意见稿",
      asked: [{ unitId: "ua", name: "甲", due: DAY }],
    };
    const open = after(begin, add(point("1", "ua")), round);
    expect(open.status).toBe("consulting");
    expect(code(open, { type: "issue", paper })).toBe("round-open");
    const given: SetAct = {
      type: "give-opinion",
      solicitation: "r",
      id: "o",
      party: 0,
      place: "",
      text: "建议补充",
    };
    expect(code(open, given, UNIT_A)).toBeNull();
    const answered: SetAct = {
      type: "answer-opinion",
      solicitation: "r",
      opinion: "o",
      answer: "adopted",
      reason: "",
    };
    const closed = after(begin, add(point("1", "ua")), round, given, {
      type: "close-solicitation",
      solicitation: "r",
    });
    expect(code(closed, { type: "issue", paper })).toBe("opinions-unanswered");
    expect(code(fold(closed, recorded(9, answered)), { type: "issue", paper })).toBeNull();
    expect(code(after(begin), { type: "issue", paper })).toBe("no-points");
    expect(
      code(after(begin, add(point("1", "ua"))), { type: "issue", paper: { ...paper, date: "2026-03-02" } }),
    ).toBe("future-paper");
  });

  it("turn issued points into tasks once, and only those with a unit that leads", () => {
    const supports = { ...point("2", "ub"), units: [{ unitId: "ub", role: "support" as const }] };
    const issued = after(begin, add(point("1", "ua"), supports), { type: "issue", paper });
    expect(code(issued, dispatch("1"))).toBeNull();
    expect(code(issued, dispatch("2"))).toBe("no-units");
    expect(code(issued, dispatch("9"))).toBe("not-in-edition");
    expect(code(after(begin, add(point("1", "ua"))), dispatch("1"))).toBe("not-issued");
    expect(code(fold(issued, recorded(4, dispatch("1"))), dispatch("1"))).toBe("already-dispatched");
    expect(code(issued, { type: "edit-point", point: "1", words: words(point("1", "ua")) })).toBe("frozen");
    expect(code(issued, { type: "revise", reason: "" })).toBe("reason-needed");
  });
});
