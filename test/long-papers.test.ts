import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { exportInbox } from "../src/desk/background/store-inbox.ts";
import { backgroundRoutes } from "../src/desk/background/routes.ts";
import type { Actor } from "../src/kernel/actor.ts";
import type { Failure } from "../src/kernel/error.ts";
import type { Export } from "../src/kernel/export.ts";
import { audit } from "../src/platform/audit/audit.ts";
import { exportsOf } from "../src/platform/exports/work.ts";
import { createServer } from "../src/platform/http/server.ts";
import { cookieName } from "../src/platform/http/session-cookie.ts";
import { jobs } from "../src/platform/jobs/jobs.ts";
import { startWorker, type Worker } from "../src/platform/jobs/worker.ts";
import { readAllSheets } from "../src/platform/documents/sheet-rows.ts";
import type { Paper } from "../src/supervision/domain/papers/paper.ts";
import { papersRoutes } from "../src/supervision/routes/papers.ts";
import { tasksRoutes } from "../src/supervision/routes/tasks.ts";
import type { Supervision } from "../src/supervision/store/desk.ts";
import { getPaper } from "../src/supervision/store/papers/list.ts";
import { draftOf } from "../src/supervision/store/papers/papers.ts";
import { weightOfPlan } from "../src/supervision/store/tasks/read.ts";
import { testConfig } from "./support/app.ts";
import type { TestDatabase } from "./support/database.ts";
import { fillPlan } from "./support/filled-plan.ts";
import { COUNTED_ON, openBundledDesk } from "./support/supervision.ts";

let database: TestDatabase;
let desk: Supervision;
let plan: string;
let app: FastifyInstance;
let worker: Worker | null = null;
/** What happens while a paper is being drafted, whenever units are asked for. */
let onUnits: () => Promise<void> = async () => {};

const accounts = new Map<string, Actor>();
const account = (name: string): string => {
  const accountId = crypto.randomUUID();
  accounts.set(accountId, {
    accountId,
    name,
    displayName: name,
    organisationId: null,
    roles: ["office"],
  });
  return accountId;
};

const start = async (): Promise<void> => {
  const { exports } = app;
  if (exports === undefined) throw new Error("no exports");
  worker = await startWorker({ sql: database.app, url: database.appUrl }, exports, Fastify().log);
};
const stop = async (): Promise<void> => {
  await worker?.stop();
  worker = null;
};

beforeAll(async () => {
  const opened = await openBundledDesk();
  ({ database, plan } = opened);
  const { organisations } = opened.desk;
  const list: typeof organisations.list = async (on) => {
    await onUnits();
    return organisations.list(on);
  };
  desk = { ...opened.desk, organisations: { ...organisations, list } };
  await fillPlan(opened.desk, plan);
  app = await createServer({
    config: testConfig({}),
    version: "1",
    identify: async (token) => {
      const actor = accounts.get(token);
      return actor ? { actor, confined: null } : null;
    },
    ready: async () => null,
    now: desk.now,
    log: { write: () => {} },
  });
  const needs = { sql: database.app, jobs, audit, now: desk.now };
  // As many tasks as the plan has come at once as their rows say them, and do not folded out of their acts.
  const { tasks, each } = await weightOfPlan(desk, plan, COUNTED_ON);
  app.decorate(
    "exports",
    exportsOf({ ...needs, holderOf: async (id) => accounts.get(id), fewRows: tasks * each }),
  );
  papersRoutes(app, desk);
  tasksRoutes(app, desk);
  backgroundRoutes(app, { ...desk, subjects: () => ({}) });
  await app.ready();
}, 120_000);
beforeEach(() => {
  onUnits = async () => {};
});
afterEach(stop);
afterAll(async () => {
  await app.close();
  await database.close();
});

const PAST = "2026-10-31";
const call = (who: string, method: "GET" | "POST" | "DELETE", url: string, payload?: object) =>
  app.inject({
    method,
    url,
    ...(payload === undefined ? {} : { payload }),
    cookies: { [cookieName(testConfig({}))]: who },
    headers: { "x-jiziwan": "1" },
  });
const ask = (who: string, more: object = {}) =>
  call(who, "POST", "/api/papers", { plan, kind: "monthly-report", asOf: PAST, ...more });
const of = async (who: string, id: string): Promise<Export> =>
  (await call(who, "GET", `/api/background/${id}`)).json<Export>();
const ended = async (who: string, id: string): Promise<Export> => {
  await expect.poll(async () => (await of(who, id)).state, { timeout: 20_000 }).not.toBe("running");
  return of(who, id);
};
const papersBy = async (who: string): Promise<number> => {
  const [counted] = await database.app<{ papers: number }[]>`
    select count(*) as papers from supervision.paper where made_by = ${accounts.get(who)?.displayName ?? ""}`;
  return counted?.papers ?? 0;
};
const inboxOf = async (who: string) => {
  const actor = accounts.get(who);
  const lines = actor ? await exportInbox({ sql: database.app, config: testConfig({}) }, actor) : [];
  return lines.map(({ id }) => id);
};

/** Holds whoever asks for units until let go; `come` is when somebody did. */
function held() {
  const ends = { come: () => {}, go: () => {} };
  const come = new Promise<void>((resolve) => (ends.come = resolve));
  const gone = new Promise<void>((resolve) => (ends.go = resolve));
  onUnits = async () => {
    ends.come();
    await gone;
  };
  return { come, go: () => ends.go() };
}

test("（二十）a report of today comes at once; one folded out of many acts is left to a job, once however often it is asked for", async () => {
  const who = account("clicks twice");
  const [today, wrong] = [await ask(who, { asOf: undefined }), await ask(who, { period: "2030-01" })];
  expect([today.statusCode, today.json<Paper>().status]).toEqual([200, "draft"]);
  // What cannot be drafted is said on the spot.
  expect([wrong.statusCode, wrong.json<Failure>().code]).toEqual([422, "unknown-period"]);
  const asked = await ask(who);
  const { id, ...begun } = asked.json<Export>();
  expect([asked.statusCode, begun]).toMatchObject([
    202,
    { state: "running", makes: "record", link: null, name: { zh: "月报（2026年10月）" } },
  ]);
  expect((await ask(who)).json<Export>().id).toBe(id);
  const other = await ask(who, { kind: "quarterly-report" });
  expect([other.statusCode, other.json<Failure>().code]).toEqual([422, "export-running"]);
  expect([await papersBy(who), await inboxOf(who)]).toEqual([1, []]);

  await start();
  const made = await ended(who, id);
  expect(made).toMatchObject({ state: "done", file: null, done: made.total, failure: null });
  const paper = await getPaper(desk, made.link?.split("/").at(-1) ?? "");
  const caller = { actor: accounts.get(who) ?? null, address: "", requestId: "" };
  const { draft } = await draftOf(desk, { plan, kind: "monthly-report", asOf: PAST }, caller);
  expect(paper).toMatchObject({ asOf: PAST, status: "draft", madeBy: "clicks twice", content: draft });
  expect([await papersBy(who), await inboxOf(who)]).toEqual([2, [`export/${id}/open`]]);
  expect((await call(account("other"), "POST", `/api/background/${id}/opened`)).statusCode).toBe(404);
  expect((await call(who, "GET", `/api/background/${id}/file`)).statusCode).toBe(404);
  expect((await call(who, "POST", `/api/background/${id}/opened`)).statusCode).toBe(200);
  expect(await inboxOf(who)).toEqual([]);
});

test("（二十）a report that is cancelled while it is drafted is never kept", async () => {
  const who = account("cancels");
  const { id } = (await ask(who)).json<Export>();
  const drafting = held();
  await start();
  await drafting.come;
  await call(who, "DELETE", `/api/background/${id}`);
  drafting.go();
  // Jobs of the queue run one after the other: the next one ends behind it.
  const next = (await ask(who, { kind: "quarterly-report" })).json<Export>();
  expect((await ended(who, next.id)).state).toBe("done");
  expect([await papersBy(who), (await of(who, id)).link]).toEqual([1, null]);
});

test("（二十）a report that a restart breaks off is drafted anew, and kept once", async () => {
  const who = account("restarts");
  const { id } = (await ask(who)).json<Export>();
  const drafting = held();
  await start();
  await drafting.come;
  const stopping = stop();
  drafting.go();
  await stopping;
  expect([(await of(who, id)).state, await papersBy(who)]).toEqual(["running", 0]);
  onUnits = async () => {};
  await start();
  expect([(await ended(who, id)).state, await papersBy(who)]).toEqual(["done", 1]);
});

test("（二十）the ledger of a past day is folded by a job, once, and says of which day it is in its name and its head", async () => {
  const who = account("ledger");
  const asked = await call(who, "GET", `/api/tasks/export?plan=${plan}&asOf=${PAST}`);
  const { id, name } = asked.json<Export>();
  expect([asked.statusCode, name.zh]).toEqual([202, `督办任务台账（截至 ${PAST}）`]);
  await start();
  const made = await ended(who, id);
  expect(made).toMatchObject({ state: "done", done: made.total });
  expect(made.file).toMatch(new RegExp(`督办任务台账-${PAST}\\.xlsx$`));
  const file = await call(who, "GET", `/api/background/${id}/file`);
  const read = await readAllSheets(file.rawPayload, "ledger.xlsx");
  const cells = read.ok ? read.value.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells])) : [];
  expect(cells.filter((cell) => cell.startsWith("截至"))).toEqual([
    expect.stringMatching(/^截至2026年10月31日，共\d+项任务/),
  ]);
});
