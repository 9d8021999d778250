import { setImmediate as nextTurn } from "node:timers/promises";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import { backgroundRoutes } from "../src/desk/background/routes.ts";
import { exportInbox } from "../src/desk/background/store-inbox.ts";
import type { Role } from "../src/kernel/access.ts";
import type { Actor } from "../src/kernel/actor.ts";
import type { Contract } from "../src/kernel/contract.ts";
import type { Failure } from "../src/kernel/error.ts";
import { type Export, EXPORT_DAYS } from "../src/kernel/export.ts";
import { say } from "../src/kernel/fields.ts";
import { audit } from "../src/platform/audit/audit.ts";
import { listTrail } from "../src/platform/audit/trail.ts";
import { readAllSheets } from "../src/platform/documents/sheet-rows.ts";
import { inPages } from "../src/platform/exports/long.ts";
import { beginWork } from "../src/platform/exports/store.ts";
import { exportsOf } from "../src/platform/exports/work.ts";
import { implement } from "../src/platform/http/implement.ts";
import { createServer } from "../src/platform/http/server.ts";
import { cookieName } from "../src/platform/http/session-cookie.ts";
import { type JobHandler, jobs, MAX_ATTEMPTS } from "../src/platform/jobs/jobs.ts";
import { startWorker, type Worker } from "../src/platform/jobs/worker.ts";
import { exportRows } from "../src/platform/records/exporter.ts";
import { testConfig } from "./support/app.ts";
import { openTestDatabase, type TestDatabase } from "./support/database.ts";

const FEW = 10;
const PAGE = 10;
const DAY_MS = 86_400_000;

const things = {
  "GET /api/things/:kind/workbook": {
    summary: "Things as a workbook",
    access: ["office"],
    params: z.object({ kind: z.string() }),
    query: z.object({ rows: z.coerce.number(), late: z.stringbool().default(false) }),
    reply: "file",
  },
  "GET /api/endless/file": { summary: "What never ends", access: ["office"], reply: "file" },
  "GET /api/shelf/workbook": { summary: "What stands in a table", access: ["office"], reply: "file" },
} satisfies Contract;

let database: TestDatabase;
let app: FastifyInstance;
let worker: Worker | null = null;
let clock = new Date("2026-12-02T02:00:00Z");
const accounts = new Map<string, Actor>();
/** Before a page of things is read; the test says when it goes on. */
let onPage: (page: number) => Promise<void>;

/** How often a file without end was begun, and was ended by who read it. */
const ends = { begun: 0, ended: 0 };
async function* endless(): AsyncGenerator<Uint8Array> {
  ends.begun++;
  try {
    for (;;) {
      yield Buffer.from(".");
      await nextTurn();
    }
  } finally {
    ends.ended++;
  }
}

const account = (name: string, roles: readonly Role[] = ["office"]): string => {
  const accountId = crypto.randomUUID();
  accounts.set(accountId, { accountId, name, displayName: name, organisationId: null, roles });
  return accountId;
};
const change = (id: string, to: Partial<Actor>): void => {
  const actor = accounts.get(id);
  if (actor) accounts.set(id, { ...actor, ...to });
};

const work = () => {
  const { exports } = app;
  if (exports === undefined) throw new Error("no exports");
  return exports;
};
const start = async (others: Readonly<Record<string, JobHandler>> = {}): Promise<void> => {
  const given = { handlers: { ...work().handlers, ...others }, schedules: work().schedules };
  worker = await startWorker({ sql: database.app, url: database.appUrl }, given, Fastify().log);
};
const stop = async (): Promise<void> => {
  await worker?.stop();
  worker = null;
};

beforeAll(async () => {
  database = await openTestDatabase();
  const config = testConfig({});
  app = await createServer({
    config,
    version: "1",
    identify: async (token) => {
      const actor = accounts.get(token);
      return actor ? { actor, confined: null } : null;
    },
    ready: async () => null,
    now: () => clock,
    log: { write: () => {} },
  });
  const exports = exportsOf({
    sql: database.app,
    jobs,
    audit,
    now: () => clock,
    holderOf: async (id) => accounts.get(id),
    fewRows: FEW,
  });
  app.decorate("exports", exports);
  implement(app, things, {
    "GET /api/things/:kind/workbook": ({ params, query, long }) =>
      exportRows(
        {
          name: say(params.kind, params.kind),
          total: query.rows,
          rows: inPages(
            long,
            async ({ page, size }) => {
              await onPage(page);
              const count = Math.max(0, Math.min(size, query.rows - (page - 1) * size));
              return Array.from({ length: count }, (_, at) => ({ what: `thing ${(page - 1) * size + at}` }));
            },
            PAGE,
          ),
          head: () => ({ name: "things", columns: [{ key: "what", header: "物品", width: 20 }] }),
          file: () => `${params.kind}.xlsx`,
        },
        long,
      ),
    "GET /api/endless/file": async ({ long }) => {
      await long.takes(say("没有尽头", "Without end"), FEW + 1);
      return { name: "endless.txt", type: "text/plain", pieces: endless() };
    },
    "GET /api/shelf/workbook": async ({ long }) => {
      const { app: sql } = database;
      const [counted] = await sql<{ total: number }[]>`select count(*) as total from test.shelf`;
      return exportRows(
        {
          name: say("架上物品", "On the shelf"),
          total: counted?.total ?? 0,
          rows: inPages(
            long,
            async ({ page, size }) => {
              await onPage(page);
              return sql<{ what: string }[]>`
                select what from test.shelf order by place limit ${size} offset ${(page - 1) * size}`;
            },
            PAGE,
          ),
          head: () => ({
            name: "shelf",
            notes: ["架"],
            columns: [{ key: "what", header: "物品", width: 20 }],
          }),
          file: () => "shelf.xlsx",
        },
        long,
      );
    },
  });
  backgroundRoutes(app, { sql: database.app, now: () => clock, subjects: () => ({}) });
  await app.ready();
});
beforeEach(() => {
  onPage = async () => {};
});
afterEach(stop);
afterAll(async () => {
  await app.close();
  await database.close();
});

const call = (
  who: string,
  url: string,
  given: { method?: "GET" | "DELETE" | "HEAD"; header?: boolean } = {},
) =>
  app.inject({
    method: given.method ?? "GET",
    url,
    cookies: { [cookieName(testConfig({}))]: who },
    headers: given.header === false ? {} : { "x-jiziwan": "1" },
  });
const ask = (who: string, kind: string, rows: number) =>
  call(who, `/api/things/${kind}/workbook?rows=${rows}`);
const of = async (who: string, id: string): Promise<Export> =>
  (await call(who, `/api/background/${id}`)).json<Export>();
const fileOf = (who: string, id: string) => call(who, `/api/background/${id}/file`);
const codeOf = (reply: Awaited<ReturnType<typeof call>>) => [reply.statusCode, reply.json<Failure>().code];
const ended = async (who: string, id: string): Promise<void> => {
  await expect.poll(async () => (await of(who, id)).state, { timeout: 20_000 }).not.toBe("running");
};
const inboxOf = async (who: string) => {
  const actor = accounts.get(who);
  const lines = actor ? await exportInbox({ sql: database.app, config: testConfig({}) }, actor) : [];
  return lines.map(({ id }) => id);
};
const cellsOf = async (bytes: Uint8Array): Promise<string[]> => {
  const read = await readAllSheets(bytes, "things.xlsx");
  return read.ok ? (read.value[0]?.rows.flatMap(({ cells }) => [...cells]) ?? []) : [];
};
const STANDS = /^数据取自北京时间 2026-12-02 10:00:00 这一时刻。$/;
const wanted = (rows: number) => [
  expect.stringMatching(STANDS),
  "物品",
  ...Array.from({ length: rows }, (_, at) => `thing ${at}`),
];

/** Holds whoever comes to this page until let go; `come` is when somebody did. */
function heldAt(held: number) {
  const ends = { come: () => {}, go: () => {} };
  const come = new Promise<void>((resolve) => (ends.come = resolve));
  const gone = new Promise<void>((resolve) => (ends.go = resolve));
  onPage = async (page) => {
    if (page !== held) return;
    ends.come();
    await gone;
  };
  return { come, go: () => ends.go() };
}

test("a short file comes at once; a long one is begun by its own pages alone, and by nobody who only looks", async () => {
  const who = account("short");
  const short = await ask(who, "short", FEW);
  expect([short.statusCode, await cellsOf(short.rawPayload)]).toEqual([200, wanted(FEW)]);
  const url = "/api/things/long/workbook?rows=11";
  expect(codeOf(await call(who, url, { header: false }))).toEqual([403, "foreign-origin"]);
  await call(who, url, { method: "HEAD" });
  expect((await call(who, "/api/background")).json()).toEqual({ rows: [] });
  expect((await call(account("leader", ["leader"]), url)).statusCode).toBe(403);
});

test("a long one shows how far it is, is written once however often it is asked for, and waits for who asked alone", async () => {
  const [who, other] = [account("progress"), account("other")];
  const page = heldAt(4);
  await start();
  const asked = await ask(who, "progress", 64);
  const { id } = asked.json<Export>();
  expect([asked.statusCode, asked.json<Export>().state]).toEqual([202, "running"]);
  await page.come;
  expect(await of(who, id)).toMatchObject({ state: "running", done: 3 * PAGE, total: 64, file: null });
  expect((await ask(who, "progress", 64)).json<Export>().id).toBe(id);
  expect(codeOf(await ask(who, "progress", 65))).toEqual([422, "export-running"]);
  expect(codeOf(await fileOf(who, id))).toEqual([422, "not-ready"]);
  expect(await inboxOf(who)).toEqual([]);
  page.go();
  await ended(who, id);
  expect(await of(who, id)).toMatchObject({ state: "done", done: 64, file: "progress.xlsx" });
  expect([await inboxOf(who), await inboxOf(other)]).toEqual([[`export/${id}/fetch`], []]);
  expect(codeOf(await fileOf(other, id))).toEqual([404, "not-found"]);
  expect((await call(other, `/api/background/${id}`)).statusCode).toBe(404);
  expect((await call(other, `/api/background/${id}`, { method: "DELETE" })).statusCode).toBe(404);
  const file = await fileOf(who, id);
  expect([file.statusCode, await cellsOf(file.rawPayload)]).toEqual([200, wanted(64)]);
  expect(await inboxOf(who)).toEqual([]);
});

test("a long one holds every row once, as of the instant that it names, whatever is written meanwhile", async () => {
  const who = account("instant");
  await database.owner`create schema test`;
  await database.owner`grant usage on schema test to public`;
  await database.owner`create table test.shelf (place int primary key, what text not null)`;
  await database.owner`grant all on test.shelf to ${database.owner(new URL(database.appUrl).username)}`;
  await database.app`insert into test.shelf select place, 'thing ' || place from generate_series(0, 44) as place`;
  const page = heldAt(3);
  await start();
  const { id } = (await call(who, "/api/shelf/workbook")).json<Export>();
  await page.come;
  // One row fewer before the third page, three more: a page by its offset would lose a row, then see some twice.
  await database.app`delete from test.shelf where place = 3`;
  await database.app`insert into test.shelf select place, 'late ' || place from generate_series(-3, -1) as place`;
  page.go();
  await ended(who, id);
  const cells = await cellsOf((await fileOf(who, id)).rawPayload);
  expect(cells.slice(1)).toEqual(wanted(45));
});

test("one that is cancelled ends where it is, keeps nothing, and another may begin", async () => {
  const who = account("cancel");
  const page = heldAt(2);
  await start();
  const { id } = (await ask(who, "cancel", 40)).json<Export>();
  await page.come;
  const left = await call(who, `/api/background/${id}`, { method: "DELETE" });
  expect(left.json()).toEqual({ rows: [] });
  page.go();
  const again = (await ask(who, "cancel", 30)).json<Export>();
  await ended(who, again.id);
  // One file is written after the other: the first is over.
  expect(codeOf(await fileOf(who, id))).toEqual([422, "not-ready"]);
  expect((await of(who, again.id)).state).toBe("done");
  const pieces = await database.app`select from platform.export_piece where export_id = ${id}`;
  expect(pieces.length).toBe(0);
});

test("one that more restarts break off than a job has tries begins anew and holds every row once", async () => {
  const who = account("restart");
  const { id } = (await ask(who, "restart", 45)).json<Export>();
  for (let restarts = 0; restarts <= MAX_ATTEMPTS; restarts++) {
    const page = heldAt(3);
    await start();
    await page.come;
    const stopping = stop();
    page.go();
    await stopping;
    expect((await of(who, id)).state).toBe("running");
  }
  onPage = async () => {};
  await start();
  await ended(who, id);
  expect(await cellsOf((await fileOf(who, id)).rawPayload)).toEqual(wanted(45));
});

test("who lost the rights with which it was asked for gets neither the file nor, before, its writing", async () => {
  const who = account("rights", ["office", "leader"]);
  await start();
  const { id } = (await ask(who, "rights", 30)).json<Export>();
  await ended(who, id);
  const lost: readonly Partial<Actor>[] = [
    { roles: ["leader"] },
    { roles: ["office"] },
    { organisationId: crypto.randomUUID() },
  ];
  for (const rights of lost) {
    const before = accounts.get(who) ?? {};
    change(who, rights);
    expect(codeOf(await fileOf(who, id))).toEqual([422, "rights-lost"]);
    change(who, before);
  }
  expect((await fileOf(who, id)).statusCode).toBe(200);
  await stop();
  const next = (await ask(who, "rights", 31)).json<Export>();
  change(who, { roles: ["leader"] });
  await start();
  await ended(who, next.id);
  expect(await of(who, next.id)).toMatchObject({
    state: "failed",
    done: 0,
    failure: { en: expect.stringContaining("rights") },
  });
  expect(await inboxOf(who)).toEqual([`export/${next.id}/failed`]);
});

test("one that is put together ends within the second in which it is cancelled, its rights are lost or the server stops", async () => {
  const who = account("ends");
  const begin = async () => (await call(who, "/api/endless/file")).json<Export>();
  const reach = async (end: "begun" | "ended", times: number): Promise<void> => {
    await expect.poll(() => ends[end], { timeout: 10_000 }).toBe(times);
  };
  await start();
  const cancelled = await begin();
  await reach("begun", 1);
  await call(who, `/api/background/${cancelled.id}`, { method: "DELETE" });
  await reach("ended", 1);
  const lost = await begin();
  await reach("begun", 2);
  change(who, { roles: ["leader"] });
  await reach("ended", 2);
  await ended(who, lost.id);
  expect(await of(who, lost.id)).toMatchObject({
    state: "failed",
    failure: { en: expect.stringContaining("rights") },
  });
  change(who, { roles: ["office"] });
  const broken = await begin();
  await reach("begun", 3);
  await stop();
  // A shutdown is nobody's failure: it is not counted among the attempts.
  const [left] = await database.app`select state, attempts from platform.export where id = ${broken.id}`;
  expect([ends.ended, left]).toEqual([3, { state: "running", attempts: 0 }]);
  await call(who, `/api/background/${broken.id}`, { method: "DELETE" });
});

test("one that ended its process three times is given up before it is begun again", async () => {
  const who = account("killed");
  const pages: number[] = [];
  onPage = async (page) => void pages.push(page);
  const { id } = (await ask(who, "killed", 40)).json<Export>();
  // All that a process leaves which is killed over it.
  for (let killed = 0; killed < 3; killed++) await beginWork(database.app, id);
  await start();
  await ended(who, id);
  expect([await of(who, id), pages]).toMatchObject([{ state: "failed", done: 0 }, []]);
});

test("mail does not wait behind long files, however many people ask for one", async () => {
  const people = [account("first"), account("second"), account("third")];
  const page = heldAt(1);
  const asked = await Promise.all(people.map(async (who) => (await ask(who, "queue", 40)).json<Export>()));
  const mail = { sent: () => {} };
  const sent = new Promise<void>((resolve) => (mail.sent = resolve));
  await start({ "test.mail": async () => mail.sent() });
  await page.come;
  await jobs.enqueue(database.app, "test.mail", {});
  await sent;
  const states = async () => {
    const all = await Promise.all(asked.map(({ id }, at) => of(people[at] ?? "", id)));
    return all.map(({ state }) => state);
  };
  expect(await states()).toEqual(["running", "running", "running"]);
  page.go();
  await expect.poll(states, { timeout: 20_000 }).toEqual(["done", "done", "done"]);
});

test("whoever fetches a file stands in the trail before the first byte; one that breaks off still waits to be fetched", async () => {
  const who = account("fetch");
  await start();
  const { id } = (await ask(who, "fetch", 30)).json<Export>();
  await ended(who, id);
  const caller = { actor: accounts.get(who) ?? null, address: "10.0.0.1", requestId: "r1" };
  const { stream } = await work().fetch(caller, id);
  stream.destroy();
  expect(await inboxOf(who)).toEqual([`export/${id}/fetch`]);
  const { entries } = await listTrail(
    database.app,
    { action: "platform.fetch-export", actor: who },
    { offset: 0, limit: 5 },
  );
  expect(entries).toMatchObject([
    { subject: `export:${id}`, address: "10.0.0.1", after: { file: "fetch.xlsx" } },
  ]);
  await fileOf(who, id);
  expect(await inboxOf(who)).toEqual([]);
});

test("a short file stands in the trail as well: by whom, of which route, and what was asked for", async () => {
  const actor = account("short");
  expect((await ask(actor, "short", 3)).statusCode).toBe(200);
  const { entries } = await listTrail(database.app, { actor }, { offset: 0, limit: 5 });
  const after = { route: "GET /api/things/:kind/workbook", of: "short", narrowedBy: "rows" };
  expect(entries).toMatchObject([{ action: "platform.take-file", subject: "short.xlsx", after }]);
});

test("a file goes after its days", async () => {
  const who = account("old");
  await start();
  const { id } = (await ask(who, "old", 12)).json<Export>();
  await ended(who, id);
  const asked = clock;
  clock = new Date(asked.getTime() + EXPORT_DAYS * DAY_MS - 1);
  await work().handlers["platform.clear-exports"]();
  expect((await fileOf(who, id)).statusCode).toBe(200);
  clock = new Date(asked.getTime() + EXPORT_DAYS * DAY_MS + 1);
  await work().handlers["platform.clear-exports"]();
  expect((await fileOf(who, id)).statusCode).toBe(404);
  clock = asked;
});
