import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SIGN_IN_POLICY } from "../../src/accounts/domain/sign-in.ts";
import { beginSession } from "../../src/accounts/store/session.ts";
import { type App, compose } from "../../src/compose.ts";
import type { Role } from "../../src/kernel/access.ts";
import { readConfig } from "../../src/platform/config.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { openEngine } from "../../src/platform/database/engine.ts";
import { prepareEmbedded } from "../../src/platform/database/provide.ts";
import { openDatabases } from "../../src/platform/database/roles.ts";

/** The cookie of somebody of a unit, without the work of a sign-in. */
export async function cookieOf(sql: Database, organisationId: string | null, roles: Role[]): Promise<string> {
  const accountId = randomUUID();
  await sql`insert into accounts.account ${sql({
    id: accountId,
    name: `bench-${accountId.slice(0, 8)}`,
    displayName: "bench",
    organisationId,
    roles,
    passwordHash: "none",
    mustChangePassword: false,
    createdAt: new Date(),
  })}`;
  return `jiziwan-demo=${await beginSession(sql, SIGN_IN_POLICY, { accountId, address: "", now: new Date() })}`;
}

/** Asks the server once; anything but 200 is an error. */
export async function look({ app }: App, cookie: string, url: string, body?: object): Promise<void> {
  const call = body ? ({ method: "POST", payload: body } as const) : ({ method: "GET" } as const);
  const reply = await app.inject({ ...call, url, headers: { cookie, "x-jiziwan": "1" } });
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`);
}

/** A whole server of its own with the demonstration in it, for as long as `work` takes. */
export async function withServer(
  root: string,
  name: string,
  work: (app: App, databases: ReturnType<typeof openDatabases>) => Promise<string>,
): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "jiziwan-bench-"));
  const engine = await openEngine({ root, dataFolder });
  try {
    const adminUrl = `postgres://postgres:${engine.passwords.superuser}@127.0.0.1:${engine.port}/postgres`;
    const { ownerUrl, appUrl } = await prepareEmbedded(adminUrl, name, engine.passwords);
    const databases = openDatabases(ownerUrl, appUrl);
    const config = readConfig({ LOG_LEVEL: "silent" }, root);
    if (!config.ok) throw new Error(config.failure.sentence.en);
    const app = await compose({ ...config.value, demo: true }, databases);
    await app.begin();
    await app.app.ready();
    const told = await work(app, databases);
    await app.close();
    await Promise.all([databases.owner.end(), databases.app.end()]);
    return told;
  } finally {
    await engine.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
