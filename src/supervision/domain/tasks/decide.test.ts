import { describe, expect, it } from "vitest";
import type { Day } from "../../../kernel/calendar.ts";
import type { Deadline } from "../reading.ts";
import type { LaterAction, NamedUnit, TaskActor } from "./action.ts";
import { availableActions } from "./available-actions.ts";
import { decideAction } from "./decide.ts";
import { reportedThrough, waitingForOffice, waitingForUnit } from "./duties.ts";
import { foldTask } from "./fold.ts";
import { concerns, matterOf } from "./matters.ts";
import { EMPTY_REPORT } from "./report.ts";
import type { TaskState } from "./task.ts";

const nobody: TaskActor = { office: false, unitIds: [], head: false, liaison: false };
const OFFICE: TaskActor = { ...nobody, office: true };
const liaison = (unit: string): TaskActor => ({ ...nobody, unitIds: [unit], liaison: true });
const head = (unit: string): TaskActor => ({ ...nobody, unitIds: [unit], head: true });

const UNITS: readonly NamedUnit[] = [
  { unitId: "lead", role: "lead", via: null },
  { unitId: "help", role: "support", via: null },
  { unitId: "guide", role: "guide", via: null },
];
const DATED: Deadline = { kind: "date", raw: "2026年6月底前", latest: "2026-06-30", thenContinuous: false };

function task(deadline: Deadline = DATED, adoptedOn: Day | null = null): TaskState {
  const seed = {
    id: "t",
    planId: "p",
    measureId: null,
    undertakingId: null,
    instanceOf: null,
    number: 1,
    source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
    text: "建桥",
    leader: null,
    remark: null,
    deadline,
    recurrence: null,
    units: UNITS,
    stages: [{ id: "s", title: "一期", goal: 3, unit: "座", due: null, actual: null, doneOn: null }],
  } as const;
  const at = new Date("2026-01-05T03:00:00Z");
  const who = { by: "张三", byId: null, version: 1, at, day: "2026-01-05" };
  return foldTask([{ ...who, action: { type: "register", seed, adoptedOn } }]);
}

/** Does it, or answers with the code of the refusal. */
const attempt = (state: TaskState, action: LaterAction, actor: TaskActor, day: Day): TaskState | string => {
  const decided = decideAction(state, action, actor, day);
  return decided.ok ? decided.value : decided.failure.code;
};
function done(state: TaskState, action: LaterAction, actor: TaskActor, day: Day): TaskState {
  const next = attempt(state, action, actor, day);
  if (typeof next === "string") throw new Error(next);
  return next;
}
const sent = (given = task()): TaskState =>
  done(given, { type: "dispatch", receiveBy: "2026-01-12" }, OFFICE, "2026-01-06");
const report = (unit: string, month: string, value = 1): Extract<LaterAction, { type: "report" }> => ({
  type: "report",
  unit,
  report: `r-${unit}-${month}`,
  period: `2026-${month}`,
  due: `2026-${month}-28`,
  content: { ...EMPTY_REPORT, progress: "推进", figures: [{ stage: "s", name: "座数", value, unit: "座" }] },
  awaitsHead: false,
  proxy: null,
});
const remind = (step: 1 | 2 | 3, by: Day): LaterAction => ({
  type: "remind",
  unit: "lead",
  step,
  by,
  matter: "report",
  note: null,
});
const partOf = (state: TaskState, unit: string) => {
  const part = state.assignments.find(({ unitId }) => unitId === unit);
  if (!part) throw new Error(unit);
  return part;
};

describe("（二十）what the rules decide", () => {
  it("lets reports go forward only: after November October stays missed", () => {
    const november = done(sent(), report("lead", "03"), liaison("lead"), "2026-03-20");
    expect(attempt(november, report("lead", "02"), liaison("lead"), "2026-03-21")).toBe("period-past");
    expect(reportedThrough(partOf(november, "lead"))).toBe("2026-03-28");
    const about = { unit: "lead", report: "r-lead-03" };
    const returned = done(november, { type: "return", ...about, reason: "缺数据" }, OFFICE, "2026-03-22");
    expect(reportedThrough(partOf(returned, "lead"))).toBeNull();
    expect(waitingForUnit(returned, partOf(returned, "lead"))).toEqual(["returned"]);
    const again = done(returned, report("lead", "03", 3), liaison("lead"), "2026-03-23");
    const accepted = done(again, { type: "accept", ...about }, OFFICE, "2026-03-24");
    expect(partOf(accepted, "lead")).toMatchObject({ acceptedThrough: "2026-03-28", open: [] });
    expect(accepted.stages[0]).toMatchObject({ actual: 3, doneOn: "2026-03-24" });
  });

  it("has the head sign before a report counts, and takes a report for a receipt", () => {
    const waits = done(sent(), { ...report("lead", "01"), awaitsHead: true }, liaison("lead"), "2026-01-20");
    const about = { unit: "lead", report: "r-lead-01" };
    expect(partOf(waits, "lead").receivedOn).toBe("2026-01-20");
    expect(reportedThrough(partOf(waits, "lead"))).toBeNull();
    expect(attempt(waits, { type: "accept", ...about }, OFFICE, "2026-01-21")).toBe("report-not-open");
    expect(attempt(waits, { type: "sign", ...about }, liaison("lead"), "2026-01-21")).toBe("head-only");
    const signed = done(waits, { type: "sign", ...about }, head("lead"), "2026-01-21");
    expect(waitingForOffice(signed)).toEqual(["report"]);
  });

  it("lets the lead unit answer its supporting units, whose figures count through it", () => {
    const state = done(sent(), report("help", "01", 3), liaison("help"), "2026-01-20");
    expect(waitingForOffice(state)).toEqual([]);
    expect(waitingForUnit(state, partOf(state, "lead"))).toContain("review-support");
    const accept = { type: "accept", unit: "help", report: "r-help-01" } as const;
    expect(attempt(state, accept, liaison("help"), "2026-01-21")).toBe("lead-only");
    const accepted = done(state, accept, liaison("lead"), "2026-01-21");
    expect(accepted.stages[0]?.actual).toBeNull();
    expect(attempt(state, report("guide", "01"), liaison("guide"), "2026-01-20")).toBe("not-reporting");
  });

  it("reminds step by step, each when the limit of the last passed without an answer", () => {
    expect(attempt(sent(), remind(2, "2026-02-10"), OFFICE, "2026-02-03")).toBe("reminder-step");
    const first = done(sent(), remind(1, "2026-02-10"), OFFICE, "2026-02-03");
    expect(attempt(first, remind(2, "2026-02-15"), OFFICE, "2026-02-10")).toBe("reminder-step");
    const second = done(first, remind(2, "2026-02-15"), OFFICE, "2026-02-11");
    expect(partOf(second, "lead").reminders).toHaveLength(2);
    const answered = done(second, report("lead", "02"), liaison("lead"), "2026-02-12");
    expect(partOf(answered, "lead").reminders).toEqual([]);
    expect(attempt(answered, remind(3, "2026-03-01"), OFFICE, "2026-02-20")).toBe("reminder-step");
  });

  it("extends only on request before expiry and with a paper; the printed date stays", () => {
    const ask = {
      type: "request-extension",
      unit: "lead",
      extension: "e",
      to: "2026-09-30",
      reason: "汛期",
    } as const;
    expect(attempt(sent(), ask, liaison("lead"), "2026-07-01")).toBe("extension-late");
    expect(attempt(sent(), { ...ask, unit: "help" }, liaison("help"), "2026-06-01")).toBe("lead-only");
    const asked = done(sent(), ask, liaison("lead"), "2026-06-30");
    expect(asked.due).toBe("2026-06-30");
    expect(attempt(asked, { ...ask, extension: "f" }, liaison("lead"), "2026-06-30")).toBe(
      "extension-pending",
    );
    const grant = {
      type: "grant-extension",
      extension: "e",
      to: "2026-08-31",
      paper: "批〔2026〕3号",
    } as const;
    expect(attempt(asked, { ...grant, paper: " " }, OFFICE, "2026-07-05")).toBe("paper-missing");
    const granted = done(asked, grant, OFFICE, "2026-07-05");
    expect(granted).toMatchObject({ due: "2026-08-31", deadline: { latest: "2026-06-30" } });
    const refused = done(
      asked,
      { type: "refuse-extension", extension: "e", reason: "不同意" },
      OFFICE,
      "2026-07-05",
    );
    expect(refused.due).toBe("2026-06-30");
  });

  it("turns a milestone into the continuing duty that follows it, and closes that only when closed again", () => {
    const state = sent(task({ ...DATED, thenContinuous: true }));
    const close = { type: "close", basis: "已建成" } as const;
    const standing = done(state, close, OFFICE, "2026-06-01");
    expect(standing).toMatchObject({ phase: "dispatched", standingSince: "2026-06-01", closedOn: null });
    expect(done(standing, close, OFFICE, "2026-12-01").phase).toBe("closed");
    expect(done(sent(), close, OFFICE, "2026-06-01").phase).toBe("closed");
  });

  it("leaves a date from before adoption to the office, which judges it once", () => {
    const state = sent(task(DATED, "2026-08-01"));
    expect(state.awaitsJudgement).toBe(true);
    const judge = {
      type: "judge",
      outcome: "extended",
      basis: "会议研究",
      paper: "纪要5号",
      to: "2026-12-31",
    } as const;
    expect(attempt(state, { ...judge, to: null }, OFFICE, "2026-08-03")).toBe("extension-day");
    const extended = done(state, judge, OFFICE, "2026-08-03");
    expect(extended).toMatchObject({ due: "2026-12-31", awaitsJudgement: false });
    expect(attempt(extended, judge, OFFICE, "2026-08-04")).toBe("not-awaiting");
    expect(done(state, { ...judge, outcome: "done", to: null }, OFFICE, "2026-08-03").phase).toBe("closed");
  });

  it("ends the part of a unit that is left out, keeps what others did, and begins anew for who comes", () => {
    const reported = done(sent(), report("lead", "01"), liaison("lead"), "2026-01-20");
    const units: NamedUnit[] = [
      { unitId: "lead", role: "lead", via: null },
      { unitId: "new", role: "support", via: null },
    ];
    const state = done(reported, { type: "reassign", units, reason: "机构调整" }, OFFICE, "2026-02-02");
    expect(partOf(state, "help").until).toBe("2026-02-02");
    expect(partOf(state, "lead")).toEqual(partOf(reported, "lead"));
    expect(partOf(state, "new")).toMatchObject({ since: "2026-02-02", receivedOn: null });
    expect(attempt(state, report("help", "02"), liaison("help"), "2026-02-10")).toBe("not-assigned");
  });

  it("lets a person judge a date that passed while nobody owed the task, and call late what was owed", () => {
    const after = "2026-07-10";
    const late = done(task(), { type: "dispatch", receiveBy: null }, OFFICE, after);
    expect(late.awaitsJudgement).toBe(true);
    const pause = { type: "suspend", reason: "停工", until: null } as const;
    const go = { type: "resume", reason: "复工" } as const;
    const paused = done(sent(), pause, OFFICE, "2026-06-01");
    expect(done(paused, go, OFFICE, after).awaitsJudgement).toBe(true);
    expect(done(paused, go, OFFICE, "2026-06-20").awaitsJudgement).toBe(false);
    const owed = done(done(sent(), pause, OFFICE, "2026-07-05"), go, OFFICE, after);
    expect(owed.awaitsJudgement).toBe(false);
    const close = { type: "close", basis: "已完成" } as const;
    const again = { type: "reopen", reason: "未达标" } as const;
    const inTime = done(done(sent(), close, OFFICE, "2026-06-01"), again, OFFICE, after);
    expect(inTime.awaitsJudgement).toBe(true);
    const tooLate = done(done(sent(), close, OFFICE, "2026-07-05"), again, OFFICE, after);
    expect(tooLate.awaitsJudgement).toBe(false);
  });

  it("offers a leader nothing, and everybody only what is theirs", () => {
    expect(availableActions(sent(), nobody, "2026-01-10")).toEqual([]);
    const types = (actor: TaskActor): string[] =>
      [...new Set(availableActions(sent(), actor, "2026-01-10").map(({ type }) => type))].toSorted();
    expect(types(liaison("help"))).toEqual(["receive", "report"]);
    expect(types(liaison("lead"))).toEqual(["claim", "decompose", "receive", "report", "request-extension"]);
  });

  it("knows which actions take the ground from each other", () => {
    const accept = { type: "accept", unit: "lead", report: "r" } as const;
    expect(matterOf(accept)).toBe(matterOf({ type: "return", unit: "lead", report: "r", reason: "x" }));
    expect(concerns({ type: "receive", unit: "help" }, accept)).toBe(false);
    expect(concerns({ type: "suspend", reason: "x", until: null }, accept)).toBe(true);
  });
});
