import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../../../test/support/database.ts";
import { callerAs, COUNTED_ON, openBundledDesk } from "../../../../test/support/supervision.ts";
import type { Role } from "../../../kernel/access.ts";
import type { TakeBack } from "../../../kernel/take-back.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_DEADLINE } from "../../domain/reading.ts";
import type { AskedAction, AskedTask } from "../../domain/tasks/asked.ts";
import { EMPTY_REPORT } from "../../domain/tasks/report.ts";
import type { Supervision } from "../desk.ts";
import { draftsOf } from "../reporting/drafts.ts";
import { actOnTasks } from "./act.ts";
import { listHistory } from "./lists.ts";
import { lockTask, reportsOfTask } from "./record.ts";
import { registerTasks } from "./register.ts";
import { reportView } from "./rows.ts";
import { verifyTask } from "./verify.ts";

let database: TestDatabase;
let desk: Supervision;
let plan: string;
let units: readonly string[];
beforeAll(async () => {
  ({ database, desk, plan, units } = await openBundledDesk());
  // Only the first unit has a head who could sign.
  await database.app`insert into accounts.account ${database.app({
    id: crypto.randomUUID(),
    name: "head",
    displayName: "负责人",
    organisationId: units[0] ?? "",
    roles: ["unit-head"],
    passwordHash: "none",
    createdAt: new Date(),
  })}`;
});
afterAll(() => database.close());

const OFFICE = callerAs("张三", "office");
const OTHER = callerAs("李四", "office");
const of = (unit: string | undefined, ...roles: Role[]): Caller => {
  const caller = callerAs("王五", ...roles);
  return { ...caller, actor: caller.actor && { ...caller.actor, organisationId: unit ?? null } };
};

const asked = (given: Partial<AskedTask> = {}): AskedTask => ({
  measureId: null,
  undertakingId: null,
  source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
  text: "开展一项工作",
  leader: null,
  remark: null,
  deadline: { kind: "date", raw: "2027年6月底前", latest: "2027-06-30", thenContinuous: false },
  recurrence: null,
  units: [
    { unitId: units[0] ?? "", role: "lead", via: null },
    { unitId: units[1] ?? "", role: "support", via: null },
  ],
  stages: [{ title: "建成三座", goal: 3, unit: "座", due: "2027-01-31" }],
  ...given,
});

async function dispatched(given: Partial<AskedTask> = {}): Promise<string> {
  const request = { key: randomUUID(), dispatch: true, tasks: [asked(given)] };
  const [task] = await registerTasks(desk, plan, request, OFFICE);
  return task?.id ?? "";
}

const once = async (
  task: string,
  action: AskedAction | TakeBack,
  caller = OFFICE,
  version = 1_000,
  key = randomUUID(),
) => {
  const [outcome] = await actOnTasks(desk, [{ task, version, key, action }], "each", caller);
  if (!outcome) throw new Error("no outcome");
  return outcome;
};
const codeOf = (outcome: Awaited<ReturnType<typeof once>>): string =>
  outcome.ok ? "ok" : outcome.failure.code;
const stateOf = async (task: string) => {
  const locked = await lockTask(desk.sql, task);
  if (!locked) throw new Error("no task");
  return locked.state;
};
const report = (unit: string | undefined, value = 1): AskedAction => ({
  type: "report",
  unit: unit ?? "",
  period: COUNTED_ON.slice(0, 7),
  content: {
    ...EMPTY_REPORT,
    progress: "已开工",
    figures: [{ stage: null, name: "座数", value, unit: "座" }],
  },
});

const close = (task: string) => ({
  task,
  version: 2,
  key: randomUUID(),
  action: { type: "close", basis: "已完成" } as const,
});

describe("（二十）acting on tasks in the database", () => {
  it("says of what the office enters for a unit from which file, and of what it types in that there is none", async () => {
    const task = await dispatched();
    const [unit] = units;
    const proxies = async () => (await reportsOfTask(desk.sql, task)).map((each) => reportView(each).proxy);
    expect(codeOf(await once(task, report(unit)))).toBe("ok");
    expect(await proxies()).toEqual([{ file: null }]);
    const entry = { task, version: 1_000, key: randomUUID(), action: report(unit, 2) };
    await actOnTasks(desk, [entry], "each", OFFICE, { file: "甲局.xlsx" });
    expect(await proxies()).toEqual([{ file: "甲局.xlsx" }]);
    expect(await verifyTask(desk.sql, task)).toEqual({ task, differences: [] });
  });

  it("registers and dispatches once however often the same request comes, also at the same moment", async () => {
    const request = { key: randomUUID(), dispatch: true, tasks: [asked(), asked()] };
    const answers = await Promise.all([1, 2, 3].map(() => registerTasks(desk, plan, request, OFFICE)));
    expect(answers[0]).toHaveLength(2);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(new Set(answers[0]?.map(({ number }) => number)).size).toBe(2);
  });

  it("takes a report through signing, review and the ledger, with rows that follow from the record", async () => {
    const task = await dispatched();
    expect(codeOf(await once(task, report(units[0]), of(units[0], "liaison")))).toBe("ok");
    const id = (await stateOf(task)).assignments[0]?.open[0]?.id ?? "";
    const about = { unit: units[0] ?? "", report: id };
    expect(codeOf(await once(task, { type: "accept", ...about }))).toBe("report-not-open");
    expect(codeOf(await once(task, { type: "sign", ...about }, of(units[0], "liaison")))).toBe("head-only");
    expect(codeOf(await once(task, { type: "sign", ...about }, of(units[0], "unit-head")))).toBe("ok");
    expect(codeOf(await once(task, { type: "return", ...about, reason: "缺数据" }))).toBe("ok");
    expect(codeOf(await once(task, report(units[0], 3), of(units[0], "unit-head")))).toBe("ok");
    expect(codeOf(await once(task, { type: "accept", ...about }))).toBe("ok");
    const { assignments } = await stateOf(task);
    expect(assignments[0]).toMatchObject({ open: [], receivedOn: COUNTED_ON });
    expect(assignments[0]?.acceptedThrough).not.toBeNull();
    expect(await verifyTask(desk.sql, task)).toEqual({ task, differences: [] });
  });

  it("does not let a report wait for a head where the unit has none", async () => {
    const task = await dispatched();
    expect(codeOf(await once(task, report(units[1]), of(units[1], "liaison")))).toBe("ok");
    expect((await stateOf(task)).assignments[1]?.open[0]?.status).toBe("submitted");
  });

  it("takes back what was done last, within ten minutes and by who did it alone, with reports, figures and the draft", async () => {
    const task = await dispatched();
    const [unit = ""] = units;
    const head = of(unit, "unit-head");
    expect(codeOf(await once(task, report(unit), head))).toBe("ok");
    const reported = await stateOf(task);
    const id = reported.assignments[0]?.open[0]?.id ?? "";
    const rows = async () =>
      (await reportsOfTask(desk.sql, task)).map(({ status, decidedBy }) => [status, decidedBy]);
    const accept: AskedAction = { type: "accept", unit, report: id };
    const takeBack = async (of_: number, caller: Caller, at = desk.now()) => {
      const entry = { task, version: 1, key: randomUUID(), action: { type: "take-back", of: of_ } } as const;
      const [outcome] = await actOnTasks(desk, [entry], "each", caller, { at });
      return outcome && codeOf(outcome);
    };
    const later = (ms: number) => new Date(desk.now().getTime() + ms);
    expect(codeOf(await once(task, accept))).toBe("ok");
    expect(await rows()).toEqual([["accepted", "张三"]]);
    const { version } = await stateOf(task);
    const others = (["office", "leader", "unit-head", "liaison"] as const).map((role) => of(unit, role));
    for (const other of [OTHER, ...others]) expect(await takeBack(version, other)).toBe("not-your-act");
    expect(await takeBack(version - 1, OFFICE)).toBe("built-on");
    expect(await takeBack(version, OFFICE, later(600_001))).toBe("too-late");
    expect(await takeBack(version, OFFICE, later(600_000))).toBe("ok");
    expect(await stateOf(task)).toEqual({ ...reported, version: version + 1 });
    expect(await rows()).toEqual([["submitted", null]]);
    // Once; and not what came before it.
    for (const each of [version - 1, version, version + 1])
      expect(await takeBack(each, OFFICE, later(600_000))).toMatch(/built-on|not-to-take-back/);
    const [entry] = await database.owner<{ after: object }[]>`
      select after from platform.audit where action = 'supervision.take-back' and subject = ${`task:${task}`}`;
    expect(entry?.after).toMatchObject({ of: version, version: version + 1 });
    expect(await verifyTask(desk.sql, task)).toEqual({ task, differences: [] });
    const { rows: lines } = await listHistory(desk, task, { page: 1, size: 2 });
    expect(lines.map(({ sentence }) => sentence.zh)).toEqual([
      expect.stringMatching(/^撤回：审核通过.+的报送$/),
      expect.stringMatching(/^审核通过.+（已撤回）$/),
    ]);
  });

  it("gives what was reported and taken back to its author again, as a draft, unless a newer one is kept", async () => {
    const task = await dispatched();
    const liaison = of(units[1], "liaison");
    const before = await stateOf(task);
    const drafts = { taskIds: [task], unitIds: units, period: COUNTED_ON.slice(0, 7) };
    const draft = async () =>
      (await draftsOf(desk.sql, liaison.actor?.accountId ?? "", drafts)).get(task)?.content.progress;
    expect(codeOf(await once(task, report(units[1]), liaison))).toBe("ok");
    expect(codeOf(await once(task, { type: "take-back", of: 3 }, liaison))).toBe("ok");
    expect(await reportsOfTask(desk.sql, task)).toEqual([]);
    expect(await stateOf(task)).toEqual({ ...before, version: 4 });
    expect(await draft()).toBe("已开工");
    expect(await verifyTask(desk.sql, task)).toEqual({ task, differences: [] });
    // What is issued is not taken back.
    expect(codeOf(await once(task, { type: "suspend", reason: "停", until: null }))).toBe("ok");
    expect(codeOf(await once(task, { type: "take-back", of: 5 }))).toBe("not-to-take-back");
  });

  it("lets one of two win who take back and go on at the same moment", async () => {
    const task = await dispatched();
    const [unit = ""] = units;
    expect(codeOf(await once(task, report(unit), of(unit, "unit-head")))).toBe("ok");
    const id = (await stateOf(task)).assignments[0]?.open[0]?.id ?? "";
    expect(codeOf(await once(task, { type: "return", unit, report: id, reason: "缺" }))).toBe("ok");
    const { version } = await stateOf(task);
    const both = await Promise.all([
      once(task, { type: "take-back", of: version }, OFFICE, version),
      once(task, report(unit, 2), of(unit, "unit-head"), version),
    ]);
    expect(both.map(codeOf).toSorted().join(" ")).toMatch(/^(?:built-on ok|ok stale)$/);
    expect(await verifyTask(desk.sql, task)).toEqual({ task, differences: [] });
  });

  it("records in the order of time what is done after the clock was set back", async () => {
    const task = await dispatched();
    const { version } = await stateOf(task);
    const entry = (action: AskedAction) => ({ task, version, key: crypto.randomUUID(), action });
    const words: AskedAction = { type: "revise", text: "表述", leader: null, remark: "先" };
    const before = new Date(desk.now().getTime() - 40 * 86_400_000);
    await actOnTasks(desk, [entry(words)], "each", OFFICE);
    const [late] = await actOnTasks(desk, [entry(report(units[1]))], "each", of(units[1], "liaison"), {
      at: before,
    });
    expect(late?.ok).toBe(true);
    const times = await desk.sql<{ at: Date }[]>`
      select at from supervision.action where task_id = ${task} order by version`;
    const instants = times.map(({ at }) => at.getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect((await stateOf(task)).assignments[1]?.receivedOn).toBe(COUNTED_ON);
    expect(await verifyTask(desk.sql, task)).toEqual({ task, differences: [] });
  });

  it("tells the second of two officers what the first one did, and lets through what concerns another matter", async () => {
    const task = await dispatched();
    const { version } = await stateOf(task);
    expect(codeOf(await once(task, { type: "close", basis: "已完成" }, OFFICE, version))).toBe("ok");
    const second = await once(
      task,
      { type: "reassign", units: asked().units, reason: "调整" },
      OTHER,
      version,
    );
    expect(second).toMatchObject({ ok: false, failure: { code: "stale" } });
    expect(second.ok ? "" : second.failure.sentence.zh).toContain("张三");
    const third = await dispatched();
    const at = (await stateOf(third)).version;
    const words = { type: "revise", text: "新的表述", leader: null, remark: null } as const;
    expect(codeOf(await once(third, words, OFFICE, at))).toBe("ok");
    expect(codeOf(await once(third, report(units[0]), of(units[0], "liaison"), at))).toBe("ok");
    expect(codeOf(await once(third, words, OTHER, at))).toBe("stale");
  });

  it("decides one of two officers who act at the same moment on the same version", async () => {
    const task = await dispatched();
    const { version } = await stateOf(task);
    const both = await Promise.all(
      [OFFICE, OTHER].map((caller) => once(task, { type: "close", basis: "已完成" }, caller, version)),
    );
    expect(both.map(codeOf).toSorted()).toEqual(["ok", "stale"]);
  });

  it("acts once when a key comes again, and answers as the first time", async () => {
    const task = await dispatched();
    const { version } = await stateOf(task);
    const key = randomUUID();
    const lead = of(units[0], "liaison");
    const answers = await Promise.all([1, 2, 3].map(() => once(task, report(units[0]), lead, version, key)));
    expect(answers.map((each) => each.ok && each.version)).toEqual([version + 1, version + 1, version + 1]);
    expect((await stateOf(task)).version).toBe(version + 1);
  });

  it("does all of a batch or none when asked so, and each by itself otherwise", async () => {
    const [one, two] = [await dispatched(), await dispatched()];
    const bad = { ...close(two), action: { type: "resume", reason: "恢复" } as const };
    const together = await actOnTasks(desk, [close(one), bad], "all", OFFICE);
    expect(together.map(codeOf)).toEqual(["undone", "not-suspended"]);
    expect((await stateOf(one)).phase).toBe("dispatched");
    const apart = await actOnTasks(desk, [close(one), bad], "each", OFFICE);
    expect(apart.map(codeOf)).toEqual(["ok", "not-suspended"]);
    expect((await stateOf(one)).phase).toBe("closed");
  });

  it("hides a task from people whose unit has no part in it", async () => {
    const task = await dispatched();
    expect(codeOf(await once(task, report(units[0]), of(units[2], "liaison")))).toBe("not-found");
  });

  it("leaves nothing behind when the transaction breaks after the record was written", async () => {
    const task = await dispatched();
    const before = await stateOf(task);
    const broken: Supervision = {
      ...desk,
      audit: { ...desk.audit, record: () => Promise.reject(new Error("the trail broke")) },
    };
    const entry = {
      task,
      version: 2,
      key: randomUUID(),
      action: { type: "close", basis: "已完成" } as const,
    };
    await expect(actOnTasks(broken, [entry], "each", OFFICE)).rejects.toThrow("the trail broke");
    expect(await stateOf(task)).toEqual(before);
    expect(await verifyTask(desk.sql, task)).toEqual({ task, differences: [] });
  });

  it("gives a task without a date the default limit of its source, and none where there is no default", async () => {
    const source = { ...asked().source, kind: "meeting" } as const;
    const [meeting, plain] = [
      await dispatched({ source, deadline: NO_DEADLINE }),
      await dispatched({ deadline: NO_DEADLINE }),
    ];
    expect((await stateOf(meeting)).due).toBe("2026-12-13");
    expect((await stateOf(plain)).due).toBeNull();
  });
});
