import { Pool } from "pg";

export type PoolOptions = {
  readonly url: string;
  readonly max?: number;
  readonly note: (said: string) => void;
};

/** Connections of the job queue's library, which brings its own client; `note` is told of each that breaks. */
export function openPool({ url, max = 10, note }: PoolOptions): Pool {
  const pool = new Pool({ connectionString: url, max });
  // Not the error itself: it carries the connection, and that its password.
  const broke = ({ message }: Error): void => note(message);
  pool.on("error", broke);
  pool.on("connect", (client) => client.on("error", broke));
  return pool;
}

/** Closes them and waits until they are: the pool's own end says goodbye and goes. */
export async function closePool(pool: Pool): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    let left = pool.totalCount;
    if (left === 0) return resolve();
    pool.on("remove", () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  await pool.end();
  await gone;
}
