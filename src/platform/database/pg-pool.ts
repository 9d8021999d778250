import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { type Client, Pool, type PoolClient } from "pg";
import { isLostConnection } from "./lost-connection.ts";

export type PoolOptions = {
  readonly url: string;
  readonly max?: number;
  readonly note: (said: string) => void;
};

/** Connections of the job queue's library, which brings its own client. `close` ends them and waits until they are. */
export type WaitingPool = { readonly pool: Pool; readonly close: () => Promise<void> };

const PATIENCE_MS = 5_000;

type Told = (...told: unknown[]) => void;

/** SQLSTATE of what the job queue's library tries again by itself, first after 50 ms, then for some minutes. */
const TRIED_AGAIN = "40001";

function again(error: unknown): never {
  if (!isLostConnection(error)) throw error;
  const { message } = error as Error;
  throw Object.assign(new Error(message, { cause: error }), { code: TRIED_AGAIN });
}

/**
 * Lets the library try again what a cut connection prevented. It writes the end of a job without waiting for it: a
 * failure is thrown to nobody, and the job is held for four hours by a worker that has long gone on.
 */
function outliveCuts(pool: Pool): void {
  const connect = pool.connect.bind(pool) as (told?: Told) => Promise<PoolClient>;
  // Who would still try when the pool has ended waits for ever: the next start frees what is unfinished.
  pool.connect = ((told?: Told) => {
    if (told !== undefined) return connect(told);
    return pool.ending ? new Promise(() => {}) : connect().catch(again);
  }) as typeof pool.connect;
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      const answer = query(...given);
      return answer instanceof Promise ? answer.catch(again) : answer;
    }) as typeof client.query;
  });
}

/** `note` is told of each connection that breaks. */
export function openPool({ url, max = 10, note }: PoolOptions): WaitingPool {
  const pool = new Pool({ connectionString: url, max });
  outliveCuts(pool);
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
