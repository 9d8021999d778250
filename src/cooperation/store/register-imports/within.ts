import { inTransaction } from "../../../platform/database/database.ts";
import type { Desk } from "../desk.ts";

/** Runs `work` in one transaction with the roster read before it, as acts ask for it each time. */
export async function withinTransaction<T>(desk: Desk, work: (within: Desk) => Promise<T>): Promise<T> {
  const roster = await desk.organisations.list(desk.sql);
  const organisations = { ...desk.organisations, list: async () => roster };
  return inTransaction(desk.sql, (sql) => work({ ...desk, sql, organisations }));
}
