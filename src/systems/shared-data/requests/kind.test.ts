import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActingFor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { isWorkingDay } from "../../../platform/working-days.ts";
import {
  ACTORS,
  ASKED,
  BEGIN,
  FITTING,
  PROVIDER,
  reason,
  REQUESTER,
  RESOURCE,
  type Run,
  runs,
} from "./fixtures/runs.ts";
import { breachesOf, clocksOf, findRunningClock } from "./clocks.ts";
import { ASKED_HELP } from "./fields.ts";
import { grantOf } from "./grant.ts";
import { request, type RequestAct, stepsOf } from "./kind.ts";
import { type RequestState, STATUSES } from "./request.ts";
import { isMine } from "./view.ts";

it("（四） a change of what is asked is saved as a draft, and whoever writes it is told to leave persons out", () => {
  const { button, help } = request.acts.edit;
  expect([button?.zh, help]).toEqual(["保存为草稿", ASKED_HELP]);
});

/** Said again from the acts alone: what the reading is, by the last act that opens or closes it. */
function readingByActs({ done }: Run): string | null {
  const closing: Partial<Record<RequestAct["type"], string>> = {
    deliver: "active",
    "reject-delivery": "suspended",
    suspend: "suspended",
    resume: "active",
    terminate: "terminated",
    "carry-out-stop": "terminated",
    dispose: "terminated",
  };
  return done.reduce<string | null>((now, { act }) => closing[act.type] ?? now, null);
}

/** What the law asks of any sequence of acts, said again without the rules that let them through. */
function broken(run: Run): string[] {
  const { state, done, states } = run;
  const types = done.map(({ act }) => act.type);
  const day = done.at(-1)?.day ?? "";
  const count = (type: RequestAct["type"]) => types.filter((each) => each === type).length;
  const before = (first: RequestAct["type"], then: RequestAct["type"]) =>
    !types.includes(then) || (types.includes(first) && types.indexOf(first) < types.indexOf(then));
  const only = (type: RequestAct["type"], who: ActingFor) =>
    done.every(({ act, by }) => act.type !== type || by === who);
  const { granted } = state;
  const longest = types.includes("ask-renewal") ? "2030-06-30" : "2028-12-31";
  const over = states.findIndex(({ status }) => ["closed", "refused", "withdrawn"].includes(status));
  const running = clocksOf(state, isWorkingDay).filter(
    ({ doneOn, stoppedOn }) => doneOn === null && stoppedOn === null,
  );
  const waits = stepsOf(state, day).every((step) => {
    const who = Object.values(ACTORS).filter((each) => isMine(step, state, each));
    return who.some((each) => request.offers(state, each, day).includes(step.act));
  });
  const holds: Readonly<Record<string, boolean>> = {
    "one notice of what is missing": count("give-notice") <= 1,
    "one extension": count("ask-extension") <= 1,
    "filed before it is answered": before("sign", "sign-answer"),
    "answered before it is delivered": before("sign-answer", "deliver"),
    "negotiated before it is filed": before("answer-stop", "file-stop"),
    "filed before it is stopped": before("file-stop", "carry-out-stop"),
    "suspended before it is terminated": before("suspend", "terminate"),
    "consented to by the requester's head": only("sign", ACTORS.asksHead),
    "consented to by the provider's head": only("sign-answer", ACTORS.givesHead),
    "extended by the provider's data authority": only("decide-extension", ACTORS.officer),
    "disposed of under the requester's head": only("dispose", ACTORS.asksHead),
    "out of others' hands": done.every(({ by }) => by !== ACTORS.stranger && by !== ACTORS.office),
    "no item wider": (granted?.items ?? []).every(({ name }) => ["甲", "乙", "丙"].includes(name)),
    "no purpose wider": (granted?.purposes ?? []).every((each) => ["核验", "统计"].includes(each)),
    "rows kept":
      granted === null || granted.rows.some(({ item, values }) => item === "丁" && values[0] === "某区"),
    "no quota wider": granted === null || (granted.callsPerDay <= 100 && granted.rowsPerCall <= 10),
    "mode as asked": granted === null || granted.mode === "api",
    "no longer than asked": granted === null || granted.until <= longest,
    "over stays over": over === -1 || over === states.length - 1,
    "open as the acts say":
      (grantOf({ id: "g", version: done.length, sample: false, state })?.status ?? null) ===
      readingByActs(run),
    "one limit runs": running.length <= 1,
    "who is waited for can do it": waits,
  };
  return Object.keys(holds).filter((each) => holds[each] === false);
}

const begun = (acts: readonly (readonly [Day, RequestAct])[], resource = RESOURCE): RequestState => {
  let state: RequestState | null = null;
  for (const [at, [day, act]] of [["2026-01-05", { ...BEGIN, resource }] as const, ...acts].entries())
    state = request.fold(state, { version: at + 1, at: "", day, by: "某", byId: null, act });
  if (state === null) throw new Error("not begun");
  return state;
};

const refuse = (why: "basis-not-met" | "out-of-scope"): RequestAct => ({
  type: "prepare-answer",
  answer: { decision: "refused", reason: why, text: "超出职责" },
});

describe("requests as a fold （四）", () => {
  it("keep what the law asks, whatever sequence of permitted acts is done", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(runs, (run) => {
        for (const { status } of run.states) reached.add(status);
        expect(broken(run)).toEqual([]);
      }),
      { numRuns: 300, seed: 20_261_127 },
    );
    expect(Object.keys(STATUSES).filter((status) => !reached.has(status))).toEqual([]);
  });

  it("hide no delay by leaving a request unsigned for", () => {
    const state = begun([["2026-11-06", { type: "sign" }]]);
    const running = findRunningClock(clocksOf(state, isWorkingDay));
    expect(running?.clock).toMatchObject({ from: "2026-11-09", due: "2026-11-23" });
    expect(breachesOf(state, "2026-11-23", isWorkingDay)).toEqual([]);
    expect(breachesOf(state, "2026-11-24", isWorkingDay)).toEqual([
      { code: "late-answer", unitId: PROVIDER.id, since: "2026-11-24", healedOn: null },
    ]);
  });

  it("keep a late answer as a breach after it was made good, and a notice past the limit heals nothing", () => {
    const late = begun([
      ["2026-11-02", { type: "sign" }],
      ["2026-11-02", { type: "receive" }],
      ["2026-11-18", { type: "give-notice", missing: ["材料"] }],
      ["2026-11-19", { type: "supplement", words: "已补" }],
    ]);
    expect(breachesOf(late, "2026-11-20", isWorkingDay)).toEqual([
      { code: "late-answer", unitId: PROVIDER.id, since: "2026-11-17", healedOn: "2026-11-18" },
    ]);
  });

  it("lengthen the limit that runs when the extension is consented to, not the one that a notice had stopped", () => {
    const state = begun([
      ["2026-11-02", { type: "sign" }],
      ["2026-11-02", { type: "receive" }],
      ["2026-11-03", { type: "give-notice", missing: ["材料"] }],
      ["2026-11-04", { type: "supplement", words: "已补" }],
      ["2026-11-05", { type: "ask-extension", days: 10, reason }],
      ["2026-11-06", { type: "decide-extension", consented: true, number: "1", reason: "" }],
    ]);
    expect(clocksOf(state, isWorkingDay)).toMatchObject([
      { clock: { from: "2026-11-02", workingDays: 10, due: "2026-11-16" }, stoppedOn: "2026-11-03" },
      { clock: { from: "2026-11-04", workingDays: 20, due: "2026-12-02" }, stoppedOn: null },
    ]);
  });

  it("answer unconditional data within a day, and refuse it only as out of scope", () => {
    const open = begun(
      [
        ["2026-11-06", { type: "sign" }],
        ["2026-11-06", { type: "receive" }],
      ],
      { ...RESOURCE, attribute: "unconditional" },
    );
    expect(findRunningClock(clocksOf(open, isWorkingDay))?.clock.due).toBe("2026-11-09");
    const refusal = (act: RequestAct) => request.permit(open, act, ACTORS.gives, "2026-11-06")?.code;
    expect(refusal(refuse("basis-not-met"))).toBe("refusal-not-legal");
    expect(refusal(refuse("out-of-scope"))).toBeUndefined();
    expect(refusal({ type: "ask-extension", days: 5, reason })).toBe("extension-conditional-only");
  });

  it("take no number of a person into what can never be erased", () => {
    const edit: RequestAct = {
      type: "edit",
      asked: { ...ASKED, rows: [{ item: "甲", is: "equal", values: ["150204209901010019"] }] },
    };
    expect(request.permit(begun([]), edit, ACTORS.asks, "2026-01-06")?.code).toBe("person-number");
  });

  it("name it where data was not disposed of as the provider demanded", () => {
    const state = begun([
      ["2026-01-05", { type: "sign" }],
      ["2026-01-06", { type: "receive" }],
      ["2026-01-07", { type: "prepare-answer", answer: { ...FITTING, until: "2026-03-31" } }],
      ["2026-01-08", { type: "sign-answer" }],
      ["2026-01-09", { type: "deliver", note: "" }],
      ["2026-01-12", { type: "confirm-delivery" }],
    ]);
    // Ten working days after 31 March, the Qingming holiday of 2026 left out: 15 April.
    expect(breachesOf(state, "2026-04-15", isWorkingDay)).toEqual([]);
    expect(breachesOf(state, "2026-04-16", isWorkingDay)).toMatchObject([
      { code: "not-disposed", unitId: REQUESTER.id, since: "2026-04-16", healedOn: null },
    ]);
    expect(stepsOf(state, "2026-04-01")).toEqual([{ side: "requester-head", act: "dispose" }]);
  });
});
