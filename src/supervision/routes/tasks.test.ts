import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { Role } from "../../kernel/access.ts";
import type { TaskProposal } from "../domain/tasks/proposals.ts";
import type { ActionOutcome, TaskDetail, TaskRow } from "../domain/tasks/task-row.ts";

let app: TestApp;
let office: Inject;
let plan: string;
let proposals: TaskProposal[];
beforeAll(async () => {
  app = await openTestApp({ begin: true });
  office = await app.as("office");
  const plans = (await office({ url: "/api/plans" })).json<{ rows: { id: string; measures: number }[] }>();
  plan = plans.rows.find(({ measures }) => measures === 22)?.id ?? "";
  proposals = (await office({ url: `/api/plans/${plan}/proposals` })).json<{ rows: TaskProposal[] }>().rows;
});
afterAll(() => app.close());

const signedIn = async (unit: string, role: Role): Promise<Inject> => {
  const name = `${role}-${randomUUID().slice(0, 8)}`;
  await app.addAccount({ name, password: PASSWORD, roles: [role], organisationId: unit });
  return app.withToken(await app.signIn(name, PASSWORD));
};

const newTask = ({ measureId, undertakingId, text, deadline, units }: TaskProposal) => ({
  measureId,
  undertakingId,
  source: { kind: "plan", title: "方案" },
  text,
  deadline,
  units: units.map(({ unitId, role, via }) => ({ unitId, role, via })),
});

const withUnits = (): TaskProposal[] =>
  proposals.filter(({ units, taskId }) => units.length > 1 && taskId === null);

async function dispatch(count: number): Promise<{ id: string; number: number }[]> {
  const chosen = withUnits().slice(0, count);
  const payload = { key: randomUUID(), dispatch: true, tasks: chosen.map(newTask) };
  const reply = await office({ method: "POST", url: `/api/plans/${plan}/tasks`, payload });
  expect(reply.statusCode).toBe(200);
  proposals = proposals.map((each) => (chosen.includes(each) ? { ...each, taskId: "taken" } : each));
  return reply.json<{ tasks: { id: string; number: number }[] }>().tasks;
}

async function act(call: Inject, task: string, action: object): Promise<ActionOutcome> {
  const payload = { entries: [{ task, version: 1_000, key: randomUUID(), action }] };
  const reply = await call({ method: "POST", url: "/api/task-actions", payload });
  expect(reply.statusCode).toBe(200);
  const [outcome] = reply.json<{ outcomes: ActionOutcome[] }>().outcomes;
  if (!outcome) throw new Error("no outcome");
  return outcome;
}

const detailOf = async (call: Inject, task: string): Promise<TaskDetail> =>
  (await call({ url: `/api/tasks/${task}` })).json<TaskDetail>();
const leadOf = ({ row }: TaskDetail): string => row.units.find(({ role }) => role === "lead")?.unitId ?? "";

async function refusalOf(...tasks: object[]): Promise<string> {
  const payload = { key: randomUUID(), dispatch: true, tasks };
  const reply = await office({ method: "POST", url: `/api/plans/${plan}/tasks`, payload });
  return reply.json<{ code: string }>().code;
}

describe("（二十）tasks over HTTP", () => {
  it("offers every undertaking of the plan as a task, collectives as their members or named as empty", () => {
    expect(proposals.length).toBeGreaterThanOrEqual(22);
    expect(new Set(proposals.map(({ measureId }) => measureId)).size).toBe(22);
    expect(proposals.every(({ units, emptyCollectives }) => units.length + emptyCollectives.length > 0)).toBe(
      true,
    );
  });

  it("dispatches them, says so in the proposals, and refuses to make one twice", async () => {
    const [chosen] = withUnits();
    if (!chosen) throw new Error("no proposal");
    await dispatch(1);
    const again = { key: randomUUID(), dispatch: true, tasks: [newTask(chosen)] };
    const refused = await office({ method: "POST", url: `/api/plans/${plan}/tasks`, payload: again });
    expect(refused.statusCode).toBe(409);
    const { rows } = (await office({ url: `/api/plans/${plan}/proposals` })).json<{ rows: TaskProposal[] }>();
    expect(rows.filter(({ taskId }) => taskId !== null)).toHaveLength(1);
  });

  it("refuses an undertaking twice in one request, and one of another measure", async () => {
    const [chosen] = withUnits();
    const other = proposals.find(({ measureId }) => measureId !== chosen?.measureId);
    if (!chosen || !other) throw new Error("no proposal");
    const task = newTask(chosen);
    expect(await refusalOf(task, task)).toBe("duplicate");
    expect(await refusalOf({ ...task, measureId: other.measureId })).toBe("unknown-measure");
    expect(await refusalOf({ ...task, measureId: null })).toBe("unknown-measure");
  });

  it("refuses a task with one stage named twice", async () => {
    const [chosen] = withUnits();
    if (!chosen) throw new Error("no proposal");
    const id = randomUUID();
    const stages = ["开工", "竣工"].map((title) => ({ id, title }));
    expect(await refusalOf({ ...newTask(chosen), stages })).toBe("stage-twice");
  });

  it("takes a task from dispatch to closing by those whose turn it is", async () => {
    const [task] = await dispatch(1);
    const id = task?.id ?? "";
    const unit = leadOf(await detailOf(office, id));
    const [liaison, head] = [await signedIn(unit, "liaison"), await signedIn(unit, "unit-head")];
    const may = async (call: Inject) => (await detailOf(call, id)).possibilities.map(({ type }) => type);
    expect(await may(liaison)).toContain("report");
    expect(await may(await app.as("leader"))).toEqual([]);
    const { periods } = (await liaison({ url: `/api/plans/${plan}/settings` })).json<{
      periods: { key: string; from: string; due: string }[];
    }>();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const period = periods.findLast(({ from }) => from <= today)?.key ?? "";
    const content = { progress: "已开工", problems: "", next: "", coordination: "" };
    expect(await act(liaison, id, { type: "report", unit, period, content })).toMatchObject({ ok: true });
    const [open] = (await detailOf(head, id)).reports;
    expect(open?.status).toBe("unsigned");
    expect(await act(head, id, { type: "sign", unit, report: open?.id })).toMatchObject({ ok: true });
    expect(await act(office, id, { type: "accept", unit, report: open?.id })).toMatchObject({ ok: true });
    expect(await act(liaison, id, { type: "claim", unit, basis: "已建成" })).toMatchObject({ ok: true });
    expect((await detailOf(office, id)).row).toMatchObject({
      waiting: ["claim"],
      latest: { progress: "已开工" },
    });
    expect(await act(liaison, id, { type: "close", basis: "已建成" })).toMatchObject({
      failure: { code: "office-only" },
    });
    expect(await act(office, id, { type: "close", basis: "已建成" })).toMatchObject({ ok: true });
    const history = (await office({ url: `/api/tasks/${id}/history` })).json<{ total: number }>();
    expect(history.total).toBe(7);
  });

  it("keeps tasks of other units out of sight, and contacts for the office", async () => {
    const [task] = await dispatch(1);
    const id = task?.id ?? "";
    const detail = await detailOf(office, id);
    const stranger = await signedIn(randomUUID(), "liaison");
    for (const path of ["", "/history", "/reports", `/evidence/${"0".repeat(64)}`])
      expect((await stranger({ url: `/api/tasks/${id}${path}` })).statusCode).toBe(404);
    const list = (await stranger({ url: `/api/tasks?plan=${plan}` })).json<{
      total: number;
      rows: TaskRow[];
    }>();
    expect(list).toMatchObject({ total: 0, rows: [] });
    const liaison = await signedIn(leadOf(detail), "liaison");
    expect((await detailOf(liaison, id)).contacts).toEqual([]);
  });

  it("keeps evidence, hands it out to whom the task concerns, and refuses what is classified", async () => {
    const [task] = await dispatch(1);
    const id = task?.id ?? "";
    const url = `/api/tasks/${id}/evidence`;
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 1, 2, 3]);
    const reply = await office({ url, ...(await multipart("照片.png", png)) });
    expect(reply.statusCode).toBe(200);
    const kept = reply.json<{ digest: string; name: string; size: number }>();
    expect(kept).toMatchObject({ name: "照片.png", size: png.length });
    const back = await office({ url: `${url}/${kept.digest}` });
    expect(new Uint8Array(back.rawPayload)).toEqual(png);
    const secret = new TextEncoder().encode("机密★1年\n关于某事的报告\n正文内容若干。");
    const refused = await office({ url, ...(await multipart("报告.txt", secret)) });
    expect(refused.json<{ code: string }>()).toMatchObject({ code: "classified" });
    const unit = leadOf(await detailOf(office, id));
    const liaison = await signedIn(unit, "liaison");
    const evidence = [{ digest: "0".repeat(64), name: "没有.png", size: 1 }];
    expect(await act(liaison, id, { type: "claim", unit, basis: "已建成", evidence })).toMatchObject({
      failure: { code: "unknown-evidence" },
    });
    expect(await act(liaison, id, { type: "claim", unit, basis: "已建成", evidence: [kept] })).toMatchObject({
      ok: true,
    });
  });

  it("rolls lights up from tasks to measures, chapters and the plan", async () => {
    const { tasks } = { tasks: await dispatch(2) };
    expect(tasks).toHaveLength(2);
    const { rows, counts } = (await office({ url: `/api/tasks?plan=${plan}&size=200` })).json<{
      rows: TaskRow[];
      counts: Record<string, number>;
    }>();
    const rolled = (await office({ url: `/api/plans/${plan}/roll-up` })).json<{
      plan: { tasks: number; counts: Record<string, number> };
      chapters: { rollUp: { tasks: number } }[];
      measures: { measureId: string; rollUp: { tasks: number } }[];
    }>();
    expect(rolled.plan).toMatchObject({ tasks: rows.length, counts });
    expect(rolled.chapters.reduce((sum, { rollUp }) => sum + rollUp.tasks, 0)).toBe(rows.length);
    for (const { measureId, rollUp } of rolled.measures)
      expect(rollUp.tasks).toBe(rows.filter((row) => row.measureId === measureId).length);
    expect(rolled.measures.reduce((sum, { rollUp }) => sum + rollUp.tasks, 0)).toBe(rows.length);
  });

  it("keeps a unit on the roster that answers for tasks, and says what to do instead", async () => {
    const [task] = await dispatch(1);
    const lead = leadOf(await detailOf(office, task?.id ?? ""));
    const reply = await office({ method: "DELETE", url: `/api/organisations/${lead}` });
    expect(reply.statusCode).toBe(422);
    expect(reply.json<{ sentence: { zh: string } }>().sentence.zh).toMatch(/承担过 \d+ 项任务.*并入/);
  });
});
