import { type Arbitrary, assert, constantFrom, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { missedOf, missingText, missingUnits, nextStep, owedReport } from "./missing.ts";
import type { Reminder } from "./task.ts";

type Given = Partial<Parameters<typeof owedReport>[0]> & { readonly reminders?: readonly Reminder[] };

const owed = ({ reminders = [], ...given }: Given) =>
  owedReport(
    {
      taskId: "t1",
      version: 3,
      unitId: "a",
      planId: "p",
      planTitle: "方案甲",
      number: 1,
      ordinal: "（一）",
      text: "建成泵站",
      role: "lead",
      ...given,
    },
    { periods: 2, since: "2026-09-28" },
    reminders,
  );

const unit = (id: string, name: string, mergedIds: readonly string[] = []) => ({
  id,
  name,
  mergedIds,
  aliases: [],
  parentId: null,
  regionCode: "150200",
  collective: false,
  memberIds: [],
  proposed: false,
});
const ROSTER = [unit("b", "示例局乙"), unit("a", "示例局甲", ["old"])];

describe("（二十）未报清单", () => {
  it("keeps the order of the roster however much a unit owes", () => {
    const units = missingUnits(
      [owed({}), owed({ taskId: "t2", number: 2 }), owed({ unitId: "b", taskId: "t3", number: 7 })],
      ROSTER,
      [],
    );
    expect(units.map(({ name, items }) => [name, items.length])).toEqual([
      ["示例局乙", 1],
      ["示例局甲", 2],
    ]);
  });

  it("puts what a merged unit owes under the one it was merged into, and leaves out who owes nothing", () => {
    expect(missedOf([])).toBeNull();
    expect(missedOf([{ due: "2026-09-28" }, { due: "2026-10-28" }])).toEqual({
      periods: 2,
      since: "2026-09-28",
    });
    const units = missingUnits([owed({ unitId: "old" })], ROSTER, []);
    expect(units.map(({ unitId, since }) => [unitId, since])).toEqual([["a", "2026-09-28"]]);
  });

  it("says how a unit is reached, by accounts that could report alone: how many, by mail, last signed in when", () => {
    const accounts = [
      { accountId: "1", organisationId: "a", roles: ["liaison"], email: null },
      { accountId: "2", organisationId: "old", roles: ["unit-head"], email: "x@y.test" },
      { accountId: "3", organisationId: "a", roles: ["leader"], email: null },
      { accountId: "4", organisationId: null, roles: ["liaison"], email: null },
    ];
    const signIns = new Map([
      ["1", new Date("2026-11-20T17:00:00Z")],
      ["2", new Date("2026-11-02T02:00:00Z")],
      ["3", new Date("2026-11-23T02:00:00Z")],
    ]);
    const [found] = missingUnits([owed({})], ROSTER, accounts, signIns);
    expect(found).toMatchObject({ people: 2, mail: true, lastSignIn: "2026-11-21" });
    const [never] = missingUnits([owed({ unitId: "b" })], ROSTER, accounts, signIns);
    expect(never).toMatchObject({ people: 0, mail: false, lastSignIn: null });
  });

  it("shows the reminder about the report, not one about something else", () => {
    const reminders = [
      { step: 1, on: "2026-10-30", by: "2026-11-05", matter: "report", note: null },
      { step: 2, on: "2026-11-01", by: "2026-11-09", matter: "receipt", note: null },
    ] as const;
    const [item] = missingUnits([owed({ reminders })], ROSTER, [])[0]?.items ?? [];
    expect([item?.step, item?.stepBy]).toEqual([1, "2026-11-05"]);
  });

  it("words the list for the work group, marked where it is invented", () => {
    const units = missingUnits([owed({}), owed({ taskId: "t2", number: 12 })], ROSTER, []);
    expect(missingText(units, "2026-11-24", true).split("\n")).toEqual([
      "【示例】截至2026年11月24日，以下1个单位尚未报送任务进展情况，请尽快报送：",
      "1. 示例局甲：2项（第1、12项）",
      "已报送的请忽略；确有困难的，请与领导小组办公室联系。",
    ]);
    const others = missingUnits(
      [owed({}), owed({ taskId: "t9", planTitle: "方案乙", number: 1 })],
      ROSTER,
      [],
    );
    expect(missingText(others, "2026-11-24", false)).toContain("2项（《方案甲》第1项；《方案乙》第1项）");
    expect(missingText([], "2026-11-24", false)).toBe("截至2026年11月24日，各单位均已按期报送进展情况。");
  });
});

describe("（二十）催办三步", () => {
  it("allows the next step only after the limit of the last has passed, and none after the third", () => {
    expect(nextStep({ step: 0, stepBy: null }, "2026-11-24")).toBe(1);
    expect(nextStep({ step: 1, stepBy: "2026-11-24" }, "2026-11-24")).toBeNull();
    expect(nextStep({ step: 1, stepBy: "2026-11-23" }, "2026-11-24")).toBe(2);
    expect(nextStep({ step: 2, stepBy: "2026-11-23" }, "2026-11-24")).toBe(3);
    expect(nextStep({ step: 3, stepBy: "2026-01-01" }, "2026-11-24")).toBeNull();
  });

  it("never skips a step", () => {
    const steps = constantFrom(0, 1, 2, 3) as Arbitrary<0 | 1 | 2 | 3>;
    const days = integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, "0")}`);
    assert(
      property(steps, option(days), days, (step, stepBy, asOf) => {
        const next = nextStep({ step, stepBy }, asOf);
        expect(next === null || next === step + 1).toBe(true);
      }),
    );
  });
});
