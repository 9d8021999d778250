import { type Database, withAdvisoryLock } from "./database/database.ts";

const LOCK = 8_620_004;

/**
 * Does `work` once in the life of the database, whichever node comes first; others wait for it. What failed
 * is done again at the next start, so `work` must leave nothing half done. Null when it was done before.
 */
export async function runOnce<T>(sql: Database, name: string, work: () => Promise<T>): Promise<T | null> {
  return withAdvisoryLock(sql, LOCK, async () => {
    const [done] = await sql`select 1 from platform.first_run where name = ${name}`;
    if (done) return null;
    const result = await work();
    await sql`insert into platform.first_run (name) values (${name})`;
    return result;
  });
}
