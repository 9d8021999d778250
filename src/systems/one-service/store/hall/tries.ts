import { inTransaction, type Sql } from "../../../../platform/database/database.ts";

/** Counts one more try under a key in a window of time, on a connection of its own, and returns how many there were. */
export async function countTry(sql: Sql, key: string, now: Date, windowMinutes: number): Promise<number> {
  const length = windowMinutes * 60_000;
  const window = new Date(Math.floor(now.getTime() / length) * length);
  return inTransaction(sql, async (transaction) => {
    await transaction`delete from one_service.hall_try where window_start < ${window}::timestamptz - interval '1 day'`;
    const [row] = await transaction<{ tries: number }[]>`
      insert into one_service.hall_try (key, window_start, tries) values (${key}, ${window}, 1)
      on conflict (key, window_start) do update set tries = one_service.hall_try.tries + 1 returning tries`;
    return row?.tries ?? 0;
  });
}
