import { inTransaction, type Sql } from "../database/database.ts";

type Roster = { readonly list: (sql?: Sql) => Promise<readonly unknown[]> };

/**
 * Runs `work` in one transaction with the roster, where the desk has one, read before it: acts ask for it each time, and it
 * comes by a connection of its own.
 */
export async function withinTransaction<
  D extends { readonly sql: Sql; readonly organisations?: Roster | undefined },
  T,
>(desk: D, work: (within: D) => Promise<T>): Promise<T> {
  if (desk.organisations === undefined) return inTransaction(desk.sql, (sql) => work({ ...desk, sql }));
  const roster = await desk.organisations.list(desk.sql);
  const organisations = { ...desk.organisations, list: async () => roster };
  return inTransaction(desk.sql, (sql) => work({ ...desk, sql, organisations }));
}
