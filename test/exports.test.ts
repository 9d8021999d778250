import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import { exportsRoutes } from "../src/desk/exports/routes.ts";
import { exportInbox } from "../src/desk/exports/store-inbox.ts";
import type { Role } from "../src/kernel/access.ts";
import type { Actor } from "../src/kernel/actor.ts";
import type { Contract } from "../src/kernel/contract.ts";
import type { Failure } from "../src/kernel/error.ts";
import { type Export, EXPORT_DAYS } from "../src/kernel/export.ts";
import { say } from "../src/kernel/fields.ts";
import { audit } from "../src/platform/audit/audit.ts";
import { readAllSheets } from "../src/platform/documents/sheet-rows.ts";
import { inPages } from "../src/platform/exports/long.ts";
import { exportsOf } from "../src/platform/exports/work.ts";
import { implement } from "../src/platform/http/implement.ts";
import { createServer } from "../src/platform/http/server.ts";
import { cookieName } from "../src/platform/http/session-cookie.ts";
import { jobs } from "../src/platform/jobs/jobs.ts";
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
    query: z.object({ rows: z.coerce.number() }),
    reply: "file",
  },
  "GET /api/shelf/workbook": { summary: "What stands in a table", access: ["office"], reply: "file" },
} satisfies Contract;

let database: TestDatabase;
let app: FastifyInstance;
let worker: Worker | null = null;
let clock = new Date("2026-12-02T02:00:00Z");
const accounts = new Map<string, Actor>();
/** Before a page of things is read; the test says when it goes on. */
let onPage: (page: number) => Promise<void>;

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
const start = async (): Promise<void> => {
  const given = { handlers: work().handlers, schedules: work().schedules };
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
    "GET /api/shelf/workbook": async ({ long }) => {
      const { app: sql } = database;
      const [counted] = await sql<{ total: number }[]>`select count(*) as total from shelf`;
      return exportRows(
        {
          name: say("架上物品", "On the shelf"),
          total: counted?.total ?? 0,
          rows: inPages(
            long,
            async ({ page, size }) => {
              await onPage(page);
              return sql<{ what: string }[]>`
                select what from shelf order by place limit ${size} offset ${(page - 1) * size}`;
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
  exportsRoutes(app);
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
  (await call(who, `/api/exports/${id}`)).json<Export>();
const fileOf = (who: string, id: string) => call(who, `/api/exports/${id}/file`);
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
  expect((await call(who, "/api/exports")).json()).toEqual({ rows: [] });
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
  expect((await call(other, `/api/exports/${id}`)).statusCode).toBe(404);
  expect((await call(other, `/api/exports/${id}`, { method: "DELETE" })).statusCode).toBe(404);
  const file = await fileOf(who, id);
  expect([file.statusCode, await cellsOf(file.rawPayload)]).toEqual([200, wanted(64)]);
  expect(await inboxOf(who)).toEqual([]);
});

test("a long one holds every row once, as of the instant that it names, whatever is written meanwhile", async () => {
  const who = account("instant");
  await database.owner`create table public.shelf (place int primary key, what text not null)`;
  await database.owner`grant all on public.shelf to ${database.owner(new URL(database.appUrl).username)}`;
  await database.app`insert into shelf select place, 'thing ' || place from generate_series(0, 44) as place`;
  const page = heldAt(3);
  await start();
  const { id } = (await call(who, "/api/shelf/workbook")).json<Export>();
  await page.come;
  // One row fewer before the third page, three more: a page by its offset would lose a row, then see some twice.
  await database.app`delete from shelf where place = 3`;
  await database.app`insert into shelf select place, 'late ' || place from generate_series(-3, -1) as place`;
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
  const left = await call(who, `/api/exports/${id}`, { method: "DELETE" });
  expect(left.json()).toEqual({ rows: [] });
  page.go();
  const again = (await ask(who, "cancel", 30)).json<Export>();
  await ended(who, again.id);
  // Jobs of one person run one after the other: the first is over.
  expect(codeOf(await fileOf(who, id))).toEqual([422, "not-ready"]);
  expect((await of(who, again.id)).state).toBe("done");
  const pieces = await database.app`select from platform.export_piece where export_id = ${id}`;
  expect(pieces.length).toBe(0);
});

test("one that a restart breaks off begins anew and holds every row once", async () => {
  const who = account("restart");
  const page = heldAt(3);
  await start();
  const { id } = (await ask(who, "restart", 45)).json<Export>();
  await page.come;
  const stopping = stop();
  page.go();
  await stopping;
  expect((await of(who, id)).state).toBe("running");
  onPage = async () => {};
  await database.app`update graphile_worker._private_jobs set run_at = now()`;
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
