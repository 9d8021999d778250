import { inTransaction } from "../../../platform/database/database.ts";
import type { Supervision } from "../desk.ts";

/**
 * Runs `work` in one transaction. The roster is read before it, as it comes by a connection of its own; whatever else the
 * desk given to `work` is asked for happens within.
 */
export async function withinTransaction<T>(
  desk: Supervision,
  work: (within: Supervision) => Promise<T>,
): Promise<T> {
  const roster = await desk.organisations.list(desk.sql);
  const organisations = { ...desk.organisations, list: async () => roster };
  return inTransaction(desk.sql, (sql) => work({ ...desk, sql, organisations }));
}
