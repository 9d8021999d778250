import { describe, expect, it } from "vitest";
import type { MeasureRow, Responsibility } from "../plan.ts";
import { rosterIndex, type RosterUnit } from "../roster.ts";
import { proposalsOf, unitsOfMeasure } from "./proposals.ts";

const body = (id: string, memberIds: readonly string[] = []): RosterUnit => ({
  id,
  name: `示例${id}`,
  aliases: [],
  parentId: null,
  regionCode: "150200",
  collective: memberIds.length > 0,
  memberIds,
  proposed: false,
});
const roster = rosterIndex([body("a"), body("b"), body("c"), body("all", ["a", "b", "c"])]);
const names = (role: Responsibility["role"], id: string, collective = false): Responsibility => ({
  role,
  printed: null,
  name: `示例${id}`,
  organisationId: id,
  collective,
  rule: "decided",
  span: null,
});

const measure: MeasureRow = {
  id: "m",
  planId: "p",
  number: 1,
  ordinal: "（一）",
  section: "一、交通",
  parent: null,
  text: "建设大桥，每年一季度通报",
  responsibilities: [names("lead", "a"), names("support", "all", true), names("support", "none", true)],
  open: "",
  deadline: { kind: "date", raw: "2026年底前", latest: "2026-12-31", thenContinuous: false },
  state: "dated",
  daysLeft: 1,
  undertakings: [
    {
      id: "u1",
      text: "建设大桥",
      verb: "建设",
      object: "大桥",
      kind: "建设或前期",
      span: null,
      confirmed: true,
    },
    { id: "u2", text: "每年一季度通报", verb: "通报", object: "", kind: "其他", span: null, confirmed: true },
  ],
};

describe("（二十）undertakings as tasks", () => {
  it("fans a collective out to its members, each unit once in its weightiest role", () => {
    const { units, emptyCollectives } = unitsOfMeasure(measure, roster);
    expect(units.map(({ unitId, role, via }) => [unitId, role, via])).toEqual([
      ["a", "lead", null],
      ["b", "support", "all"],
      ["c", "support", "all"],
    ]);
    expect(emptyCollectives).toEqual(["示例none"]);
  });

  it("proposes each undertaking, says which is a task already, how it comes back and what awaits judgement", () => {
    const rows = proposalsOf([measure], roster, new Map([["u1", "t1"]]), "2027-02-01", "2026-01-01");
    expect(rows.map(({ taskId }) => taskId)).toEqual(["t1", null]);
    expect(rows.map(({ recurrence }) => recurrence)).toEqual([null, { windows: [{ from: 1, to: 3 }] }]);
    expect(rows.every(({ awaitsJudgement }) => awaitsJudgement)).toBe(true);
    expect(proposalsOf([measure], roster, new Map(), null, "2026-01-01")[0]?.awaitsJudgement).toBe(false);
  });
});
