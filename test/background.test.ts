import { afterAll, beforeAll, expect, test } from "vitest";
import { registerImporter } from "../src/cooperation/registers/import/store.ts";
import { backgroundOf } from "../src/desk/background/store.ts";
import { type BackgroundWork, EXPORT_DAYS } from "../src/kernel/export.ts";
import { beginWork, endWithRecord, keepExport, listExports } from "../src/platform/exports/store.ts";
import { jobs } from "../src/platform/jobs/jobs.ts";
import { json } from "../src/platform/database/json.ts";
import { openTestDatabase, type TestDatabase } from "./support/database.ts";
import { callerAs } from "./support/supervision.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const NOW = new Date("2026-12-03T02:00:00Z");
const before = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const DAYS = EXPORT_DAYS * 24 * 60;
const subjects = registerImporter.subject(
  "清单表格",
  "Register's workbook",
  "/registers/:register/imports/:id",
);

const caller = () => {
  const { actor } = callerAs("王五", "office");
  if (actor === null) throw new Error("nobody");
  return { actor, address: "", requestId: "" };
};
type Who = ReturnType<typeof caller>;

async function seenBy(who: Who): Promise<BackgroundWork[]> {
  const { app: sql } = database;
  const exports = await listExports(sql, who.actor.accountId);
  return backgroundOf({ sql, now: () => NOW, subjects: () => subjects }, exports, who);
}

async function exported(who: Who, name: string, at: Date, route = "GET /api/things"): Promise<string> {
  const id = crypto.randomUUID();
  const about = { route, asked: { params: null, query: null }, origin: "", regionCode: "1" };
  const total = { name: { zh: name, en: name }, total: 40, askedAt: at };
  await keepExport(database.app, { id, caller: who, ...about, ...total });
  return id;
}

type Sheet = {
  readonly who: Who;
  readonly name: string;
  readonly state: string;
  readonly at: Date;
  readonly scope?: string;
  readonly atOnce?: true;
  readonly job?: "at it" | "in line" | "again later" | "given up";
};

/** A sheet as an importer keeps it, and its job as far as the queue has come. */
async function sheet({ who, name, state, at, scope = "project", atOnce, job }: Sheet): Promise<void> {
  const { app: sql } = database;
  const id = crypto.randomUUID();
  const progress = { done: 7, of: 60, skipped: 3, through: 12 };
  await sql`insert into organisation.register_import ${sql({
    id,
    register: scope,
    regionCode: "1",
    fileName: name,
    digest: "",
    rows: json(sql, []),
    mapping: json(sql, {}),
    state,
    goodOnly: false,
    caller: atOnce ? null : json(sql, who),
    progress: json(sql, progress),
    addedAt: at,
    addedBy: "王五",
    addedById: who.actor.accountId,
  })}`;
  if (job === undefined) return;
  const key = `${registerImporter.job} ${id}`;
  await jobs.enqueue(sql, registerImporter.job, { import: id }, key, `${registerImporter.job} ${scope}`);
  const tries = { "at it": 1, "in line": 0, "again later": 2, "given up": 8 }[job];
  const locked = job === "at it" ? NOW : null;
  await sql`
    update graphile_worker._private_jobs set attempts = ${tries}, locked_at = ${locked}, locked_by = ${locked && "test"}
    where key = ${key}`;
}

const told = (rows: readonly BackgroundWork[]) =>
  rows.map(({ name, state, why, link }) => [
    name.zh,
    state,
    why?.zh ?? null,
    link?.replace(/[^/]+$/, "") ?? null,
  ]);

test("one person's files, records and large imports stand in one list, each with what it waits for, and nobody else's", async () => {
  const [who, other] = [caller(), caller()];
  const made = await exported(who, "made", before(45), "POST /api/papers");
  await endWithRecord(database.app, made, "/papers/1", NOW);
  const first = await exported(other, "another's", before(50));
  await beginWork(database.app, first);
  await exported(who, "second in line", before(40));
  await exported(who, "third in line", before(30), "POST /api/papers");
  const mine = { who, at: before(20) };
  await sheet({ ...mine, name: "entered now.xlsx", state: "applying", job: "at it" });
  await sheet({ ...mine, at: before(19), name: "behind it.xlsx", state: "applying", job: "in line" });
  await sheet({
    ...mine,
    at: before(18),
    name: "alone.xlsx",
    state: "applying",
    scope: "talent",
    job: "in line",
  });
  await sheet({
    ...mine,
    at: before(17),
    name: "retried.xlsx",
    state: "applying",
    scope: "talent",
    job: "again later",
  });
  await sheet({
    ...mine,
    at: before(16),
    name: "broken.xlsx",
    state: "applying",
    scope: "talent",
    job: "given up",
  });
  await sheet({ ...mine, at: before(15), name: "stopped.xlsx", state: "stopped" });
  await sheet({ ...mine, at: before(14), name: "entered.xlsx", state: "applied" });
  await sheet({ ...mine, at: before(DAYS + 1), name: "long ago.xlsx", state: "applied" });
  await sheet({ ...mine, name: "at once.xlsx", state: "applied", atOnce: true });
  await sheet({ ...mine, name: "half done.xlsx", state: "mapping", atOnce: true });
  await sheet({ ...mine, who: other, name: "not mine.xlsx", state: "stopped" });

  const seen = await seenBy(who);
  const imports = "/registers/project/imports/";
  expect(told(seen)).toEqual([
    ["entered.xlsx", "done", null, imports],
    ["stopped.xlsx", "stopped", "已停下，打开后可以接着录", imports],
    ["broken.xlsx", "failed", expect.stringContaining("意外错误"), "/registers/talent/imports/"],
    ["retried.xlsx", "waiting", expect.stringContaining("自动再试"), "/registers/talent/imports/"],
    ["alone.xlsx", "waiting", "后台一空出来就录", "/registers/talent/imports/"],
    ["behind it.xlsx", "waiting", "等“entered now.xlsx”录完：同一处一次只录一份", imports],
    ["entered now.xlsx", "running", null, imports],
    ["third in line", "waiting", "等前面 2 份写完：一次只写一份", null],
    ["second in line", "waiting", "等前面 1 份写完：一次只写一份", null],
    ["made", "done", null, "/papers/"],
  ]);
  expect(seen.find(({ name }) => name.zh === "entered now.xlsx")).toMatchObject({
    done: 10,
    total: 60,
    own: null,
  });
  expect(told(await seenBy(other))).toEqual([
    ["not mine.xlsx", "stopped", "已停下，打开后可以接着录", imports],
    ["another's", "running", null, null],
  ]);
  expect(await seenBy(caller())).toEqual([]);
});
