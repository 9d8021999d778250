import { runMigrations } from "graphile-worker";
import { openDatabase, type Databases, type Database, inTransaction } from "./database.ts";
import { openPool } from "./pg-pool.ts";

/** Roles of the embedded engine; with DATABASE_URL they are whatever the two logins are called. */
export const OWNER_ROLE = "jiziwan_owner";
export const APP_ROLE = "jiziwan_app";

/** The login of a database address. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

/**
 * Lets the application role read and write the tables of these schemas, run after every migration:
 * what `platform.append_only` lists it may only read and add to, `platform.migration` only read.
 */
export async function grantToApp(owner: Database, appUrl: string, schemas: readonly string[]): Promise<void> {
  const role = roleOf(appUrl);
  await inTransaction(owner, async (sql) => {
    const app = sql(role);
    for (const schema of new Set(["platform", ...schemas])) {
      const name = sql(schema);
      await sql`grant usage on schema ${name} to ${app}`;
      await sql`grant select, insert, update, delete on all tables in schema ${name} to ${app}`;
      await sql`grant usage, select on all sequences in schema ${name} to ${app}`;
    }
    await sql`revoke insert, update, delete on platform.migration, platform.append_only from ${app}`;
    const closed = await sql<{ schema: string; name: string }[]>`
      select n.nspname as schema, c.relname as name from platform.append_only a
      join pg_class c on c.oid = a.target join pg_namespace n on n.oid = c.relnamespace`;
    for (const { schema, name } of closed)
      await sql`revoke update, delete, truncate on ${sql(schema)}.${sql(name)} from ${app}`;
  });
}

/**
 * Brings graphile-worker's own schema up to date; the application role owns it, but may create no other. The pool is
 * ours: of its own the library says goodbye without waiting, and an engine that stops then ends the process.
 */
export async function prepareJobs({ owner, appUrl }: Databases): Promise<void> {
  const database = owner(owner.options.database);
  const app = owner(roleOf(appUrl));
  // What breaks while idle is found by its next use.
  const { pool: pgPool, close } = openPool({ url: appUrl, max: 1, note: () => {} });
  await owner`grant create on database ${database} to ${app}`;
  try {
    await runMigrations({ pgPool });
  } finally {
    await close();
    await owner`revoke create on database ${database} from ${app}`;
  }
}

/** Opens both pools of one database; `adminUrl` is the owner's where no other login may make databases. */
export function openDatabases(ownerUrl: string, appUrl: string, adminUrl: string = ownerUrl): Databases {
  return {
    ownerUrl,
    adminUrl,
    owner: openDatabase(ownerUrl, { max: 3, name: "jiziwan owner" }),
    app: openDatabase(appUrl, { max: 20 }),
    appUrl,
  };
}
