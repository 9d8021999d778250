import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  option,
  pre,
  property,
  record,
  subarray,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import { DEFAULT_SCHEDULE, FROM_THE_START } from "./default-settings.ts";
import { assignment, extension, taskState } from "./fixtures/task-state.ts";
import { LIGHT_CONDITIONS, type LightColour, type LightRule } from "./light.ts";
import { lightOf } from "./lights.ts";
import { missedPeriods } from "./missed-periods.ts";
import { periodsOf } from "./periods.ts";
import { rollUpOf } from "./roll-up.ts";
import type { Assignment, OpenReport, TaskPhase, TaskState } from "./task.ts";

const periods = periodsOf(
  [{ from: FROM_THE_START, schedule: DEFAULT_SCHEDULE }],
  isWorkingDay,
  "2025-01-01",
  "2028-12-31",
);
const day: Arbitrary<Day> = integer({ min: 0, max: 900 }).map((days) => addDays("2025-06-01", days));
const period = constantFrom(...periods.slice(0, 30));
const report: Arbitrary<OpenReport> = record({
  period,
  status: constantFrom("unsigned", "submitted", "returned"),
}).map(({ period: { key, due }, status }) => ({
  id: key,
  period: key,
  due,
  status,
  reason: null,
  figures: [],
}));
const part: Arbitrary<Assignment> = record({
  unitId: constantFrom("a", "b", "c"),
  role: constantFrom("lead", "support", "guide"),
  since: day,
  until: option(day, { nil: null, freq: 8 }),
  acceptedThrough: option(
    period.map(({ due }) => due),
    { nil: null },
  ),
  open: array(report, { maxLength: 3 }),
}).map((given) => assignment(given as Partial<Assignment>));
const state: Arbitrary<TaskState> = record({
  phase: constantFrom<TaskPhase>(
    "registered",
    "dispatched",
    "dispatched",
    "dispatched",
    "suspended",
    "closed",
  ),
  kind: constantFrom("date", "continuous", "longterm", "none"),
  thenContinuous: boolean(),
  due: day,
  awaitsJudgement: boolean(),
  judged: boolean(),
  standingSince: option(day, { nil: null, freq: 3 }),
  claimedOn: option(day, { nil: null, freq: 3 }),
  extensions: array(constantFrom(extension("pending"), extension("refused"), extension("granted")), {
    maxLength: 2,
  }),
  assignments: array(part, { maxLength: 4 }),
  stageDue: option(day, { nil: null }),
}).map(({ kind, thenContinuous, due, judged, claimedOn, stageDue, ...given }) =>
  taskState({
    ...(given as Partial<TaskState>),
    deadline: { kind, raw: null, latest: kind === "date" ? due : null, thenContinuous },
    // A day that came from elsewhere makes continuing work no more late.
    due: kind === "none" ? null : due,
    dispatchedOn: "2025-06-01",
    closedOn: given.phase === "closed" ? "2026-05-01" : null,
    judgement: judged ? { outcome: "overdue", on: "2026-01-01", basis: "未完成", paper: null } : null,
    claim: claimedOn === null ? null : { unitId: "a", on: claimedOn, basis: "已建成", evidence: [] },
    stages: [
      { id: "s", title: "主体完工", goal: null, unit: null, due: stageDue, actual: null, doneOn: null },
    ],
  }),
);
const rules: Arbitrary<LightRule[]> = array(
  record({
    condition: constantFrom(...LIGHT_CONDITIONS),
    threshold: integer({ min: 0, max: 60 }),
    light: constantFrom("red", "amber"),
  }),
  { maxLength: 8 },
).map((given) => given.map((rule, i) => ({ id: String(i), ...rule }) as LightRule));

const REDNESS: Readonly<Record<LightColour, number>> = { grey: 0, green: 1, amber: 2, red: 3 };

describe("the light of any task under any rules （二十）", () => {
  it("never grows greener when a report is taken away", () => {
    assert(
      property(
        state,
        rules,
        day,
        integer({ min: 0, max: 3 }),
        boolean(),
        (task, given, asOf, at, accepted) => {
          const less = task.assignments.map((each, i) =>
            i !== at
              ? each
              : accepted
                ? { ...each, acceptedThrough: null }
                : { ...each, open: each.open.slice(1) },
          );
          const before = lightOf(task, { asOf, periods, rules: given });
          const after = lightOf({ ...task, assignments: less }, { asOf, periods, rules: given });
          expect(REDNESS[after.colour]).toBeGreaterThanOrEqual(REDNESS[before.colour]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("never grows greener by waiting while nobody does anything", () => {
    assert(
      property(state, rules, day, integer({ min: 1, max: 90 }), (task, given, asOf, days) => {
        const before = lightOf(task, { asOf, periods, rules: given });
        const after = lightOf(task, { asOf: addDays(asOf, days), periods, rules: given });
        // What is due soon becomes overdue; without a rule for that its warning ends.
        const dueSoon = given.find(({ id }) => id === before.rule)?.condition === "due-within";
        pre(!dueSoon && before.rule !== "claim-waiting");
        expect(REDNESS[after.colour]).toBeGreaterThanOrEqual(REDNESS[before.colour]);
      }),
      { numRuns: 1000 },
    );
  });

  it("never calls continuing, long-term or standing work late, and asks of it nothing but reports", () => {
    assert(
      property(state, rules, day, (task, given, asOf) => {
        const standing =
          task.standingSince !== null || ["continuous", "longterm"].includes(task.deadline.kind);
        pre(standing);
        const { rule } = lightOf(task, { asOf, periods, rules: given });
        const condition = given.find(({ id }) => id === rule)?.condition ?? "reports-missing";
        expect(condition).toBe("reports-missing");
      }),
      { numRuns: 1000 },
    );
  });

  it("is never red before anybody judged a date from before adoption, nor while nobody owes anything", () => {
    assert(
      property(state, rules, day, (task, given, asOf) => {
        const { colour } = lightOf(task, { asOf, periods, rules: given });
        const unjudged = task.awaitsJudgement && task.judgement === null;
        pre(task.phase !== "dispatched" || unjudged);
        expect(colour).toBe(task.phase === "closed" ? "green" : "grey");
      }),
      { numRuns: 500 },
    );
  });

  it("never turns red or amber without saying why in both languages", () => {
    assert(
      property(state, rules, day, (task, given, asOf) => {
        const { colour, rule, reason } = lightOf(task, { asOf, periods, rules: given });
        for (const words of [reason.zh, reason.en]) expect(words).not.toMatch(/undefined|null|NaN|^$/);
        expect(colour !== "red" || given.some(({ id }) => id === rule)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("counts as missing what a walk through the periods, one by one, finds missing", () => {
    assert(
      property(part, day, (unit, asOf) => {
        const expected: string[] = [];
        for (const { key, due, to } of periods) {
          if (unit.role === "guide" || unit.until !== null) break;
          if (due >= asOf) break;
          if (due < unit.since || to < unit.since) continue;
          expected.push(key);
          const accepted = unit.acceptedThrough !== null && unit.acceptedThrough >= due;
          const submitted = unit.open.some((one) => one.status === "submitted" && one.due >= due);
          if (accepted || submitted) expected.length = 0;
        }
        expect(missedPeriods(unit, periods, asOf).map(({ key }) => key)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("rolls up to the worst of the lights below, grey only where all are grey", () => {
    const colours = array(constantFrom<LightColour>("red", "amber", "green", "grey"), { maxLength: 20 });
    assert(
      property(colours, (lights) => {
        const tasks = lights.map((colour) => ({ colour, phase: "dispatched" as const }));
        const { light, counts, tasks: count } = rollUpOf(tasks);
        const worst = lights.reduce((a, b) => (REDNESS[b] > REDNESS[a] ? b : a), "grey" as LightColour);
        expect({ light, count, red: counts.red }).toEqual({
          light: worst,
          count: lights.length,
          red: lights.filter((colour) => colour === "red").length,
        });
      }),
    );
    assert(
      property(subarray<TaskPhase>(["closed", "dispatched", "registered"]), (phases) => {
        const closed = phases.includes("closed") ? 1 : 0;
        expect(rollUpOf(phases.map((phase) => ({ colour: "green", phase }))).closed).toBe(closed);
      }),
    );
  });
});
