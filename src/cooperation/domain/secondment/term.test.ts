import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/calendar.ts";
import { mayOf, type RecordActor } from "../../../kernel/record.ts";
import { rosterShape, type RosterState } from "./roster.ts";
import { type TermAct, termActs, termShape, type TermState } from "./term.ts";

const DAY = "2026-11-23";
const office: RecordActor = { accountId: null, office: true, unitIds: [] };
const own: RecordActor = { accountId: null, office: false, unitIds: ["旧科委", "科技"] };
const other: RecordActor = { accountId: null, office: false, unitIds: ["教育"] };

const plan = (from = "2026-11-01", until = "2027-04-30"): TermAct => ({
  type: "plan",
  seed: {
    unitId: "科技",
    unitName: "市科技局",
    regionCode: "150200",
    seat: "s0",
    seatName: "综合岗",
    from,
    until,
    why: "应轮到市科技局",
  },
});
const done = (state: TermState | null, act: TermAct): TermState =>
  termShape.fold(state, { version: 1, at: "", day: DAY, by: "", byId: null, act });
const after = (...acts: readonly TermAct[]): TermState =>
  acts.reduce<TermState | null>((state, act) => done(state, act), null) ?? done(null, plan());
const named: TermAct = { type: "propose-person", person: "p1" };
const started: TermAct = { type: "start", on: "2026-11-02" };
const ended: TermAct = { type: "end", on: DAY, reason: "提前" };
const code = (state: TermState | null, act: TermAct, actor = office): string | undefined =>
  termShape.permit(state, act, actor, DAY)?.code;

const nearby = fc.integer({ min: -40, max: 40 }).map((days) => addDays(DAY, days));
const reason = fc.constantFrom("", "调整");
const anyAct: fc.Arbitrary<TermAct> = fc.oneof(
  fc.record({ type: fc.constant("propose-person" as const), person: fc.constantFrom("p1", "p2") }),
  fc.record({ type: fc.constant("start" as const), on: nearby }),
  fc.record({ type: fc.constant("hand-over" as const), note: fc.constantFrom(" ", "台账三本") }),
  fc.record({ type: fc.constant("end" as const), on: nearby, reason }),
  fc.record({ type: fc.constant("cancel" as const), reason }),
  fc.record({ type: fc.constant("forget-person" as const), person: fc.constantFrom("p1", "p2"), reason }),
  fc.record({
    type: fc.constant("revise" as const),
    seat: fc.constant("s1"),
    seatName: fc.constant("项目岗"),
    from: nearby,
    until: nearby,
    reason,
  }),
);

describe("（二十二）a term of secondment", () => {
  it("goes only forward, never ends before it began, and serves only with a person, whatever is tried", () => {
    const ORDER = ["planned", "serving", "ended"];
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 20 }), (acts) => {
        let state = after(plan());
        for (const act of acts) {
          if (code(state, act) !== undefined) continue;
          const next = done(state, act);
          const stays =
            next.status === state.status || (state.status === "planned" && next.status === "cancelled");
          const steps = ORDER.indexOf(next.status) - ORDER.indexOf(state.status);
          expect(stays || steps === 1).toBe(true);
          expect(next.from <= next.until).toBe(true);
          expect(next.status === "serving" && next.person === null).toBe(false);
          expect(next.status === "planned" && next.handOver !== null).toBe(false);
          state = next;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is the office's, but for the person and the hand-over, which are the unit's too, and nobody else's", () => {
    const states = [
      after(plan()),
      after(plan(), named),
      after(plan(), named, started),
      after(plan(), named, started, ended),
    ];
    const may = (actor: RecordActor) =>
      states.map((state) => mayOf(termShape, state, termActs(state, DAY), actor, DAY));
    expect(may(other)).toEqual([[], [], [], []]);
    expect(may(own)).toEqual([
      ["propose-person"],
      ["propose-person"],
      ["hand-over", "add-hand-over-file"],
      ["hand-over", "add-hand-over-file"],
    ]);
    const all = may(office);
    expect(all[0]).toEqual(["revise", "propose-person", "name-successor", "cancel"]);
    expect(all[1]).toEqual([
      "revise",
      "propose-person",
      "start",
      "name-successor",
      "cancel",
      "forget-person",
    ]);
    expect(all[2]).toEqual(["revise", "hand-over", "add-hand-over-file", "name-successor", "end"]);
    expect(all[3]).toEqual(["hand-over", "add-hand-over-file", "forget-person"]);
  });

  it.each<[string | undefined, TermState | null, TermAct]>([
    ["days-turned", null, plan("2027-01-01", "2026-12-31")],
    ["no-person", after(plan()), started],
    ["future-day", after(plan(), named), { type: "start", on: "2026-11-24" }],
    ["reason-needed", after(plan(), named, started), { type: "end", on: DAY, reason: " " }],
    ["before-start", after(plan(), named, started), { type: "end", on: "2026-11-01", reason: "提前" }],
    ["still-serving", after(plan(), named, started), { type: "forget-person", person: "p1", reason: "申请" }],
    ["nothing-to-forget", after(plan(), named), { type: "forget-person", person: "p2", reason: "申请" }],
    ["empty-hand-over", after(plan(), named, started), { type: "hand-over", note: " " }],
    ["not-started", after(plan()), { type: "hand-over", note: "台账" }],
    ["term-over", after(plan(), named, started, ended), { type: "name-successor", term: null }],
    [
      undefined,
      after(plan("2026-05-01", "2026-11-20"), named, started),
      { type: "end", on: "2026-11-20", reason: "" },
    ],
  ])("answers %s", (expected, state, act) => {
    expect(code(state, act)).toBe(expected);
  });
});

const fold = (state: RosterState | null, act: Parameters<typeof rosterShape.permit>[1], day = DAY) =>
  rosterShape.fold(state, { version: 1, at: "", day, by: "", byId: null, act });

describe("（二十二）the roster of secondment", () => {
  const set = {
    type: "set-roster",
    units: ["科技", "教育"],
    seats: [{ id: "s0", name: "综合岗" }],
    termMonths: 6,
    years: 3,
    source: "会议",
  } as const;
  const roster = fold(null, set);
  const exempt = {
    type: "exempt",
    unitId: "科技",
    reason: "机构改革",
    from: "2026-11-01",
    until: null,
  } as const;

  it.each([
    ["no-units", { ...set, units: [] }],
    ["unit-twice", { ...set, units: ["科技", "科技"] }],
    ["seats", { ...set, seats: [] }],
    ["seats", { ...set, seats: [...set.seats, { id: "s1", name: "综合岗" }] }],
    ["term-length", { ...set, termMonths: 0 }],
    ["term-length", { ...set, years: 11 }],
    ["not-on-roster", { ...exempt, unitId: "能源" }],
    ["until-early", { ...exempt, until: "2026-10-31" }],
    ["reason-needed", { ...exempt, reason: " " }],
    ["not-exempt", { type: "end-exemption", unitId: "教育", reason: "恢复" } as const],
  ])("refuses %s", (expected, act) => {
    expect(rosterShape.permit(roster, act, office, DAY)?.code).toBe(expected);
    expect(rosterShape.permit(roster, act, own, DAY)?.code).toBe("office-only");
  });

  it("keeps what an exemption was when it ends, until the day before", () => {
    const left = fold(fold(roster, exempt), { type: "end-exemption", unitId: "科技", reason: "恢复" });
    expect(left.exemptions).toEqual([
      { unitId: "科技", reason: "机构改革", from: "2026-11-01", until: "2026-11-22" },
    ]);
  });
});
