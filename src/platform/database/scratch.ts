import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { FailureError } from "../../kernel/error.ts";
import { fail } from "../../kernel/result.ts";
import { onDatabase } from "../config.ts";
import { openDatabase, type Database, type Databases } from "./database.ts";
import { roleOf } from "./roles.ts";

const LOCK = 8_620_006;
const NOT_ALLOWED = "42501";

/** Names of such databases of one database; no other is ever dropped. */
const patternOf = (name: string): RegExp =>
  new RegExp(`^${name.slice(0, 40).replaceAll(/[^\w]/g, "\\$&")}_scratch_[0-9a-f]{12}$`);

const busy = (): never => {
  throw new FailureError(
    fail(
      "rehearsing",
      "另一次恢复演练正在进行，请等它结束后再试。",
      "Another rehearsal of a restore is under way. Try again when it has ended.",
    ).failure,
  );
};

const mayNot = (login: string): FailureError =>
  new FailureError(
    fail(
      "may-not-create",
      `数据库账号 ${login} 不能建库，无法演练恢复。请让数据库管理员执行：alter role "${login}" createdb。`,
      `The login ${login} may not create databases, so a restore cannot be rehearsed. Have the database's administrator run: alter role "${login}" createdb.`,
    ).failure,
  );

const literal = (text = "C"): string => `'${text.replaceAll("'", "''")}'`;

async function drop(admin: Database, name: string): Promise<void> {
  // `drop … with (force)` is not in PostgreSQL 12.
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  await admin`drop database if exists ${admin(name)}`;
}

async function dropLeftOvers(admin: Database, name: string): Promise<void> {
  const all = await admin<{ datname: string }[]>`select datname from pg_database`;
  for (const { datname } of all.filter((each) => patternOf(name).test(each.datname)))
    await drop(admin, datname);
}

/**
 * Does something with an empty database of its own on the same server, which is dropped afterwards; one that a killed process
 * left behind goes with it. One at a time; throws `rehearsing` where there is another, `may-not-create` where the login may
 * not make databases.
 */
export async function withScratchDatabase<T>(
  databases: Databases,
  work: (owner: Database) => Promise<T>,
): Promise<T> {
  const { ownerUrl, adminUrl } = databases;
  const name = databases.owner.options.database;
  const admin = openDatabase(onDatabase(adminUrl, name), { max: 1, name: "jiziwan scratch" });
  try {
    const [lock] = await admin<{ mine: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as mine`;
    if (!lock?.mine) busy();
    await dropLeftOvers(admin, name);
    const scratch = `${name.slice(0, 40)}_scratch_${randomBytes(6).toString("hex")}`;
    try {
      // As the real one: another collation could refuse what this one took.
      const [like] = await admin<{ collate: string; ctype: string }[]>`
        select datcollate as collate, datctype as ctype from pg_database where datname = ${name}`;
      await admin.unsafe(`create database "${scratch}" template template0 encoding 'UTF8'
        lc_collate ${literal(like?.collate)} lc_ctype ${literal(like?.ctype)} owner "${roleOf(ownerUrl)}"`);
    } catch (error) {
      if (error instanceof postgres.PostgresError && error.code === NOT_ALLOWED)
        throw mayNot(roleOf(adminUrl));
      throw error;
    }
    try {
      await admin`revoke all on database ${admin(scratch)} from public`;
      const owner = openDatabase(onDatabase(ownerUrl, scratch), { max: 2, name: "jiziwan scratch" });
      try {
        return await work(owner);
      } finally {
        await owner.end({ timeout: 5 });
      }
    } finally {
      await drop(admin, scratch);
    }
  } finally {
    await admin.end({ timeout: 5 });
  }
}
