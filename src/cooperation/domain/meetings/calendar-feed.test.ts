import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TaskBrief } from "../../../kernel/work.ts";
import type { EntryItem, EntryState } from "../../registers/entry.ts";
import { FEED_PARTS, feedEvents, type FeedFacts } from "./calendar-feed.ts";
import type { MeetingState } from "./meeting.ts";

const UNITS = ["甲", "乙", "丙"] as const;
const unit = fc.constantFrom(...UNITS);
const units = fc.uniqueArray(unit, { maxLength: 2 });
const day = fc.constantFrom("2026-12-01", "2027-03-15");

const task = (
  id: string,
  unitIds: readonly string[],
  due: string | null,
  more: Partial<TaskBrief> = {},
): TaskBrief => ({
  id,
  planId: "plan",
  measureId: null,
  undertakingId: null,
  number: 7,
  text: `任务/${unitIds.join("")}`,
  phase: "dispatched",
  light: "green",
  reason: { zh: "", en: "" },
  due,
  closedOn: null,
  awaitsJudgement: false,
  unitIds,
  latest: null,
  ...more,
});

const call = (id: string, unitId: string | null, more: Partial<EntryItem> = {}): EntryItem => ({
  id,
  list: "call",
  text: `批次/${unitId ?? ""}`,
  unitId,
  due: "2027-01-31",
  since: "2026-01-01",
  doneOn: null,
  note: "",
  evidence: [],
  taskId: null,
  ...more,
});

const entry = (
  id: string,
  unitIds: readonly string[],
  more: Partial<EntryState> = {},
): FeedFacts["entries"][number] => ({
  id,
  sample: false,
  unitIds,
  state: {
    register: "agreement",
    name: `协议/${unitIds.join("")}`,
    values: { validUntil: "2027-06-30" },
    items: [],
    closed: null,
    mergedInto: null,
    ...more,
  } as unknown as EntryState,
});

const meeting = (
  id: string,
  unitIds: readonly string[],
  more: Partial<MeetingState> = {},
): FeedFacts["meetings"][number] => ({
  id,
  sample: false,
  unitIds,
  state: {
    title: `会议/${unitIds.join("")}`,
    status: "scheduled",
    date: "2026-12-10",
    place: "会议中心",
    window: { from: "2026-12-01", to: "2026-12-31" },
    preparation: unitIds.map((unitId) => ({
      id: `${id}-${unitId}`,
      text: `材料/${unitId}`,
      due: "2026-12-05",
      workingDaysBefore: null,
      unitId,
      doneOn: null,
    })),
    ...more,
  } as unknown as MeetingState,
});

const facts = (more: Partial<FeedFacts> = {}): FeedFacts => ({
  meetings: [],
  tasks: [],
  samplePlans: new Set(),
  entries: [],
  terms: [],
  unitName: (id) => id,
  ...more,
});

const ZH = { parts: FEED_PARTS, language: "zh" } as const;
const OFFICE = { all: true, unitIds: [] };
const titles = (given: FeedFacts, reader = OFFICE) => feedEvents(given, ZH, reader).map(({ title }) => title);

describe("（二十一）（二十二）what stands in a calendar feed", () => {
  it("is the days that are still open, each under an id that stays", () => {
    const events = feedEvents(
      facts({
        meetings: [
          meeting("m1", ["甲"]),
          meeting("m2", [], { date: null }),
          meeting("m3", [], { status: "cancelled" }),
        ],
        tasks: [
          task("t1", ["甲"], "2027-03-31"),
          task("t2", [], null),
          task("t3", [], "2027-03-31", { phase: "closed" }),
        ],
        entries: [
          entry("e1", ["甲"]),
          entry("e2", [], { closed: { on: "2026-01-01", reason: "" } }),
          entry("e3", [], {
            register: "application",
            values: {},
            items: [call("c1", null), call("c2", null, { doneOn: "2026-02-01" })],
          }),
        ],
        terms: [
          {
            id: "s1",
            sample: false,
            unitIds: ["甲"],
            state: { status: "serving" },
            from: "2026-07-01",
            until: "2027-06-30",
          },
          {
            id: "s2",
            sample: false,
            unitIds: ["甲"],
            state: { status: "cancelled" },
            from: "2026-07-01",
            until: null,
          },
        ],
      }),
      ZH,
      OFFICE,
    );
    expect(events.map(({ uid, day: on, title }) => [uid, on, title])).toEqual([
      ["meeting-m1@jiziwan", "2026-12-10", "会议/甲"],
      ["meeting-m2@jiziwan", "2026-12-31", "最迟召开：会议/（日期待定）"],
      ["preparation-m1-甲@jiziwan", "2026-12-05", "会议筹备：材料/甲"],
      ["task-t1@jiziwan", "2027-03-31", "任务 7 到期：任务/甲"],
      ["agreement-e1@jiziwan", "2027-06-30", "协议到期：协议/甲"],
      ["call-c1@jiziwan", "2027-01-31", "申报截止：协议/"],
      ["secondment-begins-s1@jiziwan", "2026-07-01", "选派任期开始：甲"],
      ["secondment-ends-s1@jiziwan", "2027-06-30", "选派任期届满：甲"],
    ]);
  });

  it("holds only the parts that were chosen", () => {
    const given = facts({ meetings: [meeting("m1", ["甲"])], tasks: [task("t1", ["甲"], "2027-03-31")] });
    const chosen = feedEvents(given, { parts: ["tasks"], language: "en" }, OFFICE);
    expect(chosen.map(({ title }) => title)).toEqual(["Task 7 due: 任务/甲"]);
  });

  it("says of what is invented that it is", () => {
    const sample = { ...meeting("m1", []), sample: true };
    const given = facts({
      meetings: [sample],
      tasks: [task("t1", [], "2027-03-31")],
      samplePlans: new Set(["plan"]),
    });
    expect(titles(given)).toEqual(["【示例】会议/", "【示例】任务 7 到期：任务/"]);
  });

  it("holds for a unit nothing of another, and nothing that the office's feed does not hold", () => {
    const made = fc.record({
      meetings: fc.array(units, { maxLength: 4 }),
      tasks: fc.array(fc.tuple(units, day), { maxLength: 4 }),
      entries: fc.array(fc.tuple(units, fc.option(unit)), { maxLength: 4 }),
      terms: fc.array(unit, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(made, unit, (some, own) => {
        const given = facts({
          meetings: some.meetings.map((of, index) => meeting(`m${index}`, of)),
          tasks: some.tasks.map(([of, due], index) => task(`t${index}`, of, due)),
          entries: some.entries.map(([of, of2], index) =>
            entry(`e${index}`, of, { items: [call(`c${index}`, of2)] }),
          ),
          terms: some.terms.map((of, index) => ({
            id: `s${index}`,
            sample: false,
            unitIds: [of],
            state: { status: "planned" },
            from: "2027-01-01",
            until: "2027-12-31",
          })),
        });
        const all = new Set(feedEvents(given, ZH, OFFICE).map(({ uid }) => uid));
        for (const { uid, title, description } of feedEvents(given, ZH, { all: false, unitIds: [own] })) {
          expect(all.has(uid)).toBe(true);
          const named = [...`${title}${description}`].filter((each) => UNITS.some((it) => it === each));
          // What names units at all names this one; a call of one's own in a row of others says whose row it is.
          expect(named.length === 0 || named.includes(own)).toBe(true);
        }
      }),
    );
  });
});
