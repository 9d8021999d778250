import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import { multipart } from "../../../test/support/upload.ts";
import type { Role } from "../../kernel/access.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import type { SheetScan } from "../contract/reporting.ts";
import type { ActionOutcome, MyWork, ReportForm } from "../domain/tasks/task-row.ts";

const TODAY = dayInShanghai(new Date());
/** Without a setting reports are monthly. */
const PERIOD = TODAY.slice(0, 7);
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let app: TestApp;
let plan: string;
let units: readonly string[];
let people: Record<"office" | "leader" | "liaison" | "colleague" | "head" | "other" | "stray", Inject>;

async function person(name: string, role: Role, organisationId?: string): Promise<Inject> {
  await app.addAccount({
    name,
    password: PASSWORD,
    roles: [role],
    ...(organisationId ? { organisationId } : {}),
  });
  return app.withToken(await app.signIn(name, PASSWORD));
}

type Method = "GET" | "POST" | "PUT";
async function call<T>(inject: Inject, method: Method, url: string, payload?: object) {
  const reply = await inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json<T & { readonly code: string }>() };
}

beforeAll(async () => {
  app = await openTestApp({ begin: true });
  const sql = app.database.app;
  const [published] = await sql<
    { id: string }[]
  >`select id from supervision.plan order by incomplete limit 1`;
  plan = published?.id ?? "";
  const bodies = await sql<{ id: string }[]>`
    select id from accounts.organisation where not collective order by name`;
  units = bodies.map(({ id }) => id);
  people = {
    office: await person("office", "office"),
    leader: await person("leader", "leader"),
    liaison: await person("liaison", "liaison", units[0]),
    colleague: await person("colleague", "liaison", units[0]),
    head: await person("head", "unit-head", units[0]),
    other: await person("other", "liaison", units[1]),
    stray: await person("stray", "liaison"),
  };
});
afterAll(() => app.close());

/** Dispatched tasks of the first unit, of one measure, with the second unit in support. */
async function dispatched(...texts: readonly string[]): Promise<readonly string[]> {
  const [measure] = await app.database.app<{ id: string }[]>`
    select id from supervision.measure where plan_id = ${plan} order by random() limit 1`;
  const tasks = texts.map((text) => ({
    measureId: measure?.id,
    source: { kind: "plan", title: "方案" },
    text,
    deadline: { kind: "continuous", raw: "持续推进", latest: null, thenContinuous: false },
    units: [
      { unitId: units[0], role: "lead" },
      { unitId: units[1], role: "support" },
    ],
  }));
  const body = { key: randomUUID(), dispatch: true, tasks };
  const made = await call<{ tasks: { id: string }[] }>(
    people.office,
    "POST",
    `/api/plans/${plan}/tasks`,
    body,
  );
  return made.body.tasks.map(({ id }) => id);
}

async function act(inject: Inject, ...entries: readonly { task: string; action: object }[]) {
  const body = { entries: entries.map((entry) => ({ ...entry, version: 1_000, key: randomUUID() })) };
  const { body: reply } = await call<{ outcomes: ActionOutcome[] }>(
    inject,
    "POST",
    "/api/task-actions",
    body,
  );
  return reply.outcomes;
}

const said = (progress: string) => ({ progress, problems: "缺口", next: "推进", coordination: "" });
const formOf = (inject: Inject, task: string, query = "") =>
  call<ReportForm>(inject, "GET", `/api/tasks/${task}/report-form${query}`);
const entryOf = async (inject: Inject, task: string, query = "") => {
  const { body } = await formOf(inject, task, query);
  const found = body.entries.find((entry) => entry.task.id === task);
  if (!found) throw new Error("the form leaves its task out");
  return found;
};
const workOf = (inject: Inject, query = "") => call<MyWork>(inject, "GET", `/api/my-work${query}`);
const tasksIn = ({ groups }: MyWork) => groups.flatMap(({ items }) => items).map(({ task }) => task.id);

describe("（二十）a report that carries a secrecy marking", () => {
  it("is not kept, wherever in it that stands, and the trail tells that it was refused; ordinary words pass", async () => {
    const [task = ""] = await dispatched("涉密检查");
    const entry = (progress: string) => ({
      entries: [
        {
          task,
          version: 1_000,
          key: randomUUID(),
          action: { type: "report", unit: units[0], period: PERIOD, content: said(progress) },
        },
      ],
    });
    const marked = await call(
      people.head,
      "POST",
      "/api/task-actions",
      entry(`${"已开工。".repeat(300)}\n机密★1年`),
    );
    expect(marked).toMatchObject({ status: 422, body: { code: "classified" } });
    const [kept] = await app.database.app`select from supervision.action where action::text like '%机密%'`;
    expect(kept).toBeUndefined();
    const trail = await app.database.app<{ actorName: string }[]>`
      select actor_name from platform.audit where action = 'platform.refuse-classified'`;
    expect(trail.map(({ actorName }) => actorName)).toEqual(["head"]);
    const plain = await call<{ outcomes: ActionOutcome[] }>(
      people.head,
      "POST",
      "/api/task-actions",
      entry("学习保守国家秘密法，数据机密性已核查"),
    );
    expect(plain.body.outcomes.map(({ ok }) => ok)).toEqual([true]);
  });
});

describe("（二十）my work", () => {
  it("is that of one's own unit; the office may look at any", async () => {
    const [task = ""] = await dispatched("甲");
    expect(tasksIn((await workOf(people.liaison)).body)).toContain(task);
    expect(tasksIn((await workOf(people.other)).body)).toContain(task);
    const stranger = await person("stranger", "liaison", units[2]);
    expect((await workOf(stranger)).body.groups).toEqual([]);
    expect(await workOf(stranger, `?unit=${units[0]}`)).toMatchObject({ status: 403 });
    expect((await workOf(people.stray)).body).toMatchObject({ unit: null, groups: [] });
    expect((await workOf(people.leader)).body).toMatchObject({ unit: null, groups: [] });
    expect(tasksIn((await workOf(people.office, `?unit=${units[0]}`)).body)).toContain(task);
    expect(await workOf(people.office, `?unit=${randomUUID()}`)).toMatchObject({ status: 404 });
  });

  it("puts the tasks of one measure together and is shorter by all receipts given at once", async () => {
    const tasks = await dispatched("乙", "丙");
    const { body } = await workOf(people.liaison);
    const group = body.groups.find(({ items }) => items.some(({ task }) => task.id === tasks[0]));
    expect(group?.items.map(({ task }) => task.id)).toEqual(expect.arrayContaining([...tasks]));
    const receipts = tasks.map((task) => ({ task, action: { type: "receive", unit: units[0] } }));
    expect((await act(people.liaison, ...receipts)).map(({ ok }) => ok)).toEqual([true, true]);
    expect((await workOf(people.liaison)).body.counts.receive).toBe(body.counts.receive - 2);
  });

  it("asks the head, and only the head, to sign; several are signed in one go", async () => {
    const tasks = await dispatched("丁", "戊");
    const reports = tasks.map((task) => ({
      task,
      action: { type: "report", unit: units[0], period: PERIOD, content: said("已开工") },
    }));
    await act(people.liaison, ...reports);
    expect((await workOf(people.liaison)).body.counts.sign).toBe(0);
    const { body } = await workOf(people.head);
    const toSign = body.groups
      .flatMap(({ items }) => items)
      .flatMap(({ task, duties }) => duties.map((duty) => ({ ...duty, task: task.id })))
      .filter(({ kind, task }) => kind === "sign" && tasks.includes(task));
    expect(toSign).toHaveLength(2);
    const signatures = toSign.map(({ task, report }) => ({
      task,
      action: { type: "sign", unit: units[0], report },
    }));
    expect((await act(people.liaison, ...signatures)).map(({ ok }) => ok)).toEqual([false, false]);
    expect((await act(people.head, ...signatures)).map(({ ok }) => ok)).toEqual([true, true]);
    expect((await workOf(people.head)).body.counts.sign).toBe(body.counts.sign - 2);
  });
});

describe("（二十）the form in which a unit reports", () => {
  it("opens empty, then with one's own draft, then with what was given back and why", async () => {
    const [task = ""] = await dispatched("己");
    expect(await entryOf(people.liaison, task)).toMatchObject({ filledFrom: "nothing", refusal: null });
    const draft = { period: PERIOD, content: said("草稿") };
    const saved = await call<{ savedAt: string }>(
      people.liaison,
      "PUT",
      `/api/tasks/${task}/report-draft`,
      draft,
    );
    expect(await entryOf(people.liaison, task)).toMatchObject({
      filledFrom: "draft",
      content: { progress: "草稿" },
      savedAt: saved.body.savedAt,
    });
    await act(people.liaison, {
      task,
      action: { type: "report", unit: units[0], period: PERIOD, content: said("已开工") },
    });
    const reported = await entryOf(people.liaison, task, `?period=${PERIOD}`);
    expect(reported).toMatchObject({
      content: { progress: "已开工" },
      savedAt: null,
      current: { status: "unsigned" },
    });
    await act(people.head, {
      task,
      action: { type: "send-back", unit: units[0], report: reported.current?.id, reason: "请写明数据" },
    });
    expect(await entryOf(people.liaison, task)).toMatchObject({
      filledFrom: "returned",
      content: { progress: "已开工" },
      current: { status: "returned", reason: "请写明数据" },
    });
  });

  it("keeps a draft from everyone but its author", async () => {
    const [task = ""] = await dispatched("庚");
    const url = `/api/tasks/${task}/report-draft`;
    const draft = { period: PERIOD, content: said("只给自己看") };
    expect((await call(people.liaison, "PUT", url, draft)).status).toBe(200);
    for (const each of [people.colleague, people.head, people.other, people.office])
      expect(await entryOf(each, task)).toMatchObject({ filledFrom: "nothing" });
    expect((await call(people.leader, "PUT", url, draft)).status).toBe(403);
    const stranger = await person("nobody", "liaison", units[3]);
    expect((await call(stranger, "PUT", url, draft)).status).toBe(404);
    expect((await formOf(stranger, task)).status).toBe(404);
    expect((await formOf(people.leader, task)).status).toBe(403);
  });

  it("shows a lead unit what supporting units answered, and what it may no longer report", async () => {
    const [task = ""] = await dispatched("辛");
    await act(people.office, {
      task,
      action: { type: "report", unit: units[1], period: PERIOD, content: said("配合完毕") },
    });
    const entry = await entryOf(people.liaison, task);
    expect(entry.supporting).toMatchObject([{ unitId: units[1], content: { progress: "配合完毕" } }]);
    expect(await entryOf(people.other, task, `?period=${PERIOD}`)).toMatchObject({
      role: "support",
      supporting: [],
    });
    expect(await formOf(people.liaison, task, "?period=2001-01")).toMatchObject({
      status: 422,
      body: { code: "unknown-period" },
    });
    const report = { type: "accept", unit: units[1], report: entry.supporting[0]?.id };
    expect(await act(people.liaison, { task, action: report })).toMatchObject([{ ok: true }]);
    expect((await entryOf(people.other, task, `?period=${PERIOD}`)).refusal?.zh).toContain("不能再补报");
  });

  it("says that the office enters for a unit, and for which", async () => {
    const [task = ""] = await dispatched("壬");
    expect((await formOf(people.office, task)).body).toMatchObject({
      proxy: true,
      signStep: false,
      unit: { id: units[0] },
    });
    expect((await formOf(people.office, task, `?unit=${units[1]}`)).body.unit.id).toBe(units[1]);
    expect((await formOf(people.liaison, task)).body).toMatchObject({ proxy: false, signStep: true });
    expect((await formOf(people.head, task)).body).toMatchObject({ proxy: false, signStep: false });
  });
});

describe("（二十）the sheet for the seal", () => {
  it("lists everything the unit reports, and keeps its stamped scan for the unit and the office", async () => {
    const [task = ""] = await dispatched("癸");
    const sheet = `/api/report-sheets?plan=${plan}&period=${PERIOD}`;
    type Sheet = { readonly forms: readonly ReportForm[]; readonly scans: readonly SheetScan[] };
    const { body } = await call<Sheet>(people.liaison, "GET", sheet);
    expect(body.forms.flatMap(({ entries }) => entries).map((entry) => entry.task.id)).toContain(task);
    const attached = await people.liaison({ url: sheet, ...(await multipart("盖章.png", PNG)) });
    expect(attached.json()).toMatchObject({ name: "盖章.png", addedBy: "liaison" });
    const scan = `/api/report-sheets/scans/${attached.json<SheetScan>().id}`;
    for (const each of [people.head, people.office, people.leader])
      expect((await each({ method: "GET", url: scan })).rawPayload.equals(PNG)).toBe(true);
    expect((await people.other({ method: "GET", url: scan })).statusCode).toBe(404);
    expect((await call<Sheet>(people.head, "GET", sheet)).body.scans).toHaveLength(1);
    expect((await call<Sheet>(people.other, "GET", sheet)).body.scans).toEqual([]);
    for (const [where, status] of [
      [`plan=${randomUUID()}&period=${PERIOD}`, 404],
      [`plan=${plan}&period=没有这一期`, 422],
    ] as const) {
      const url = `/api/report-sheets?${where}`;
      const lost = await people.liaison({ url, ...(await multipart("盖章.png", PNG)) });
      expect(lost.statusCode).toBe(status);
    }
    const text = await people.liaison({ url: sheet, ...(await multipart("a.txt", Buffer.from("字"))) });
    expect(text.statusCode).toBe(415);
    expect((await call(people.other, "GET", `${sheet}&unit=${units[0]}`)).status).toBe(403);
  });
});
