import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { onDatabase } from "../../src/platform/config.ts";
import { openDatabase, type Database, type Databases } from "../../src/platform/database/database.ts";
import { openDatabases } from "../../src/platform/database/roles.ts";

/** A fully migrated database of its own, on the run's real server. `close` drops it. */
export type TestDatabase = Databases & { readonly close: () => Promise<void> };

async function asAdmin(work: (admin: Database) => Promise<unknown>): Promise<void> {
  const admin = openDatabase(inject("cluster").adminUrl, { max: 1 });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

const role = (url: string): string => new URL(url).username;

/**
 * Clones the migrated template: call it in `beforeAll`, and `close()` in `afterAll`. `app` has only the rights
 * the running application has, `owner` those of a migration. With `empty`, a database without any migration.
 */
export async function openTestDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = inject("cluster");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const template = options.empty ? "template0" : new URL(ownerUrl).pathname.slice(1);
  await asAdmin(async (admin) => {
    await admin`create database ${admin(name)} template ${admin(template)} owner ${admin(role(ownerUrl))}`;
    await admin`revoke all on database ${admin(name)} from public`;
    await admin`grant connect on database ${admin(name)} to ${admin(role(appUrl))}`;
  });
  const databases = openDatabases(onDatabase(ownerUrl, name), onDatabase(appUrl, name));
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
