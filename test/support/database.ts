import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { onDatabase } from "../../src/platform/config.ts";
import { openDatabase, type Database, type Databases } from "../../src/platform/database/database.ts";
import { openDatabases } from "../../src/platform/database/roles.ts";

/** A fully migrated database of its own, on the run's real server. `close` drops it. */
export type TestDatabase = Databases & { readonly close: () => Promise<void> };

async function asAdmin<T>(work: (admin: Database) => Promise<T>): Promise<T> {
  const admin = openDatabase(inject("cluster").adminUrl, { max: 1 });
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

const role = (url: string): string => new URL(url).username;

const migrated = (): string => new URL(inject("cluster").ownerUrl).pathname.slice(1);

async function cloneDatabase(admin: Database, name: string, template: string): Promise<Databases> {
  const { adminUrl, ownerUrl, appUrl } = inject("cluster");
  const [server] = await admin<{ version: number }[]>`
    select current_setting('server_version_num')::int as version`;
  // Files copied as they are, where a server knows other ways: a third of the time.
  const how = (server?.version ?? 0) >= 150_000 ? admin`strategy file_copy` : admin``;
  await admin`create database ${admin(name)} template ${admin(template)} owner ${admin(role(ownerUrl))} ${how}`;
  await admin`revoke all on database ${admin(name)} from public`;
  await admin`grant connect on database ${admin(name)} to ${admin(role(appUrl))}`;
  return openDatabases(onDatabase(ownerUrl, name), onDatabase(appUrl, name), adminUrl);
}

/** Fills a migrated database once a run; whoever comes while it is being filled waits. */
async function ensureTemplate(name: string, fill: (databases: Databases) => Promise<void>): Promise<void> {
  await asAdmin(async (admin) => {
    await admin`select pg_advisory_lock(hashtext(${name}))`;
    const [known] = await admin<{ done: boolean }[]>`
      select datistemplate as done from pg_database where datname = ${name}`;
    if (known?.done) return;
    // What a failed filling left behind.
    if (known) await admin`drop database ${admin(name)}`;
    const databases = await cloneDatabase(admin, name, migrated());
    try {
      await fill(databases);
    } finally {
      await Promise.all([databases.owner.end({ timeout: 5 }), databases.app.end({ timeout: 5 })]);
    }
    await admin`alter database ${admin(name)} with is_template true`;
  });
}

/**
 * Clones the migrated template: call it in `beforeAll`, and `close()` in `afterAll`. `app` has only the rights
 * the running application has, `owner` those of a migration. With `empty`, a database without any migration; with
 * `filled`, one that was filled so, once in the whole run.
 */
export async function openTestDatabase(
  options: {
    readonly empty?: boolean;
    readonly filled?: { readonly as: string; readonly by: (databases: Databases) => Promise<void> };
  } = {},
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  if (options.filled) await ensureTemplate(options.filled.as, options.filled.by);
  const template = options.empty ? "template0" : (options.filled?.as ?? migrated());
  const databases = await asAdmin((admin) => cloneDatabase(admin, name, template));
  const close = async (): Promise<void> => {
    await Promise.all([databases.owner.end({ timeout: 5 }), databases.app.end({ timeout: 5 })]);
    // `drop … with (force)` is not in PostgreSQL 12; a pool of the code under test may still be open.
    await asAdmin(async (admin) => {
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
      await admin`drop database ${admin(name)}`;
    });
  };
  return { ...databases, close };
}
