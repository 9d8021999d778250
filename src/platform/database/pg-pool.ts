import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type Client, Pool } from "pg";

export type PoolOptions = {
  readonly url: string;
  readonly max?: number;
  readonly note: (said: string) => void;
};

/** Connections of the job queue's library, which brings its own client. `close` ends them and waits until they are. */
export type WaitingPool = { readonly pool: Pool; readonly close: () => Promise<void> };

const PATIENCE_MS = 5_000;

/** `note` is told of each connection that breaks. */
export function openPool({ url, max = 10, note }: PoolOptions): WaitingPool {
  const pool = new Pool({ connectionString: url, max });
  const open = new Map<Client, Promise<unknown>>();
  // Not the error itself: it carries the connection, and that its password.
  const broke = ({ message }: Error): void => note(message);
  pool.on("error", broke);
  pool.on("connect", (client) => {
    client.on("error", broke);
    const gone = once(client, "end").finally(() => open.delete(client));
    // An error on the way to its end is noted above.
    open.set(
      client,
      gone.catch(() => {}),
    );
  });
  return {
    pool,
    close: async () => {
      // The pool's own end says goodbye and goes. What does not answer in time is not waited for: nothing of it is lost.
      const waited = new AbortController();
      const closed = pool.end().then(() => Promise.all(open.values()));
      const late = pause(PATIENCE_MS, undefined, { signal: waited.signal }).catch(() => {});
      await Promise.race([closed, late]);
      waited.abort();
    },
  };
}
