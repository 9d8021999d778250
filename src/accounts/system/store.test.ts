import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import type { AccountStates, AuditWatch } from "../domain/administration.ts";
import type { SystemStatus } from "./status.ts";

let app: TestApp;
let system: Inject;
beforeAll(async () => {
  app = await openTestApp({ begin: true });
  system = await app.as("system-admin");
});
afterAll(() => app.close());

const status = async (): Promise<SystemStatus> =>
  (await system({ method: "GET", url: "/api/system" })).json<SystemStatus>();

describe("the system administrator's page", () => {
  it("backs up as a job, and hands the file out with an entry in the trail", async () => {
    const asked = await system({ method: "POST", url: "/api/system/backups" });
    const { id } = asked.json<{ id: string }>();
    const one = async () => (await status()).backups.rows.find((each) => each.id === id);
    await expect.poll(one, { timeout: 15_000 }).toMatchObject({ state: "done", here: true });
    const url = `/api/system/backups/${id}`;
    const reply = await system({ method: "GET", url: `${url}/file` });
    const { file = "", bytes } = (await one()) ?? {};
    expect(reply.rawPayload.equals(readFileSync(join(app.config.backupFolder, file)))).toBe(true);
    expect(reply.headers).toMatchObject({
      "content-length": String(bytes),
      "content-disposition": expect.stringContaining(file),
    });
    const trail = await app.database.app`
      select action, subject from platform.audit where action in ('platform.write-backup', 'accounts.download-backup')`;
    expect(trail).toEqual(
      expect.arrayContaining(
        ["platform.write-backup", "accounts.download-backup"].map((action) => ({ action, subject: file })),
      ),
    );
  });

  it("shows what parts of the database take, disks and mail", async () => {
    const { database, disks, mail, backups } = await status();
    const sum = database.parts.reduce((all, { bytes }) => all + bytes, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(database.bytes);
    expect(database.parts.map(({ schema }) => schema)).toContain("supervision");
    expect(disks.map(({ use }) => use)).toEqual(["data", "backups"]);
    expect(disks.every(({ free, size }) => free > 0 && free <= size)).toBe(true);
    expect(mail).toEqual({ configured: false, waiting: 0, failed: 0 });
    expect(backups).toMatchObject({ hour: null, keep: 7 });
  });

  it("tries a failed job again with all its tries, once, and enters it", async () => {
    const { sql, jobs } = app.shell;
    await jobs.enqueue(sql, "test.unknown", {}, "failing");
    const [job] = await sql<{ id: string }[]>`
      update graphile_worker._private_jobs set attempts = 8, last_error = 'why' where key = 'failing' returning id::text`;
    const url = `/api/system/jobs/${job?.id}/retry`;
    expect((await status()).jobs.failed).toMatchObject([{ id: job?.id, attempts: 8 }]);
    expect((await system({ method: "POST", url })).statusCode).toBe(200);
    expect((await status()).jobs.failed).toMatchObject([{ id: job?.id, attempts: 0 }]);
    expect((await system({ method: "POST", url: "/api/system/jobs/99999/retry" })).statusCode).toBe(404);
    const entries = await sql`select 1 from platform.audit where action = 'accounts.retry-job'`;
    expect(entries).toHaveLength(1);
  });
});

it("counts for the security administrator what the list of accounts then shows", async () => {
  const security = await app.as("security-admin");
  await app.addAccount({ name: "no-role", password: PASSWORD, roles: [] });
  await app.addAccount({ name: "once", password: PASSWORD, roles: ["leader"], mustChangePassword: true });
  const locked = await app.addAccount({ name: "shut", password: PASSWORD, roles: ["office"] });
  await app.addAccount({ name: "citizen", password: PASSWORD, roles: ["applicant"] });
  await app.database
    .app`update accounts.account set locked_until = now() + interval '5 minutes' where id = ${locked}`;
  const states = (await security({ method: "GET", url: "/api/accounts/states" })).json<AccountStates>();
  expect(states).toMatchObject({ locked: 1, "no-roles": 1 });
  expect(states["one-time"]).toBeGreaterThan(0);
  expect(states["no-factor"]).toBeGreaterThan(states["admin-no-factor"]);
  for (const [state, count] of Object.entries(states)) {
    const list = await security({ method: "GET", url: `/api/accounts?state=${state}` });
    expect([state, list.json<{ total: number }>().total]).toEqual([state, count]);
  }
});

it("tells the audit administrator when the trail was verified last, and counts what the trail's page then shows", async () => {
  const auditor = await app.as("audit-admin");
  const watch = async () => (await auditor({ method: "GET", url: "/api/audit/watch" })).json<AuditWatch>();
  expect((await watch()).verified).toBeNull();
  await app.withToken(null)({
    method: "POST",
    url: "/api/session",
    payload: { name: "once", password: "x" },
  });
  await auditor({ method: "GET", url: "/api/audit/verification" });
  const { verified, witnessed, unusual, from } = await watch();
  expect(verified).toMatchObject({ intact: true, entries: expect.any(Number) });
  expect(witnessed?.number).toBeGreaterThan(0);
  expect(unusual.map(({ action }) => action)).toContain("accounts.fail-sign-in");
  for (const { action, entries } of unusual) {
    const page = await auditor({ method: "GET", url: `/api/audit?action=${action}&from=${from}` });
    expect([action, page.json<{ total: number }>().total]).toEqual([action, entries]);
  }
});
