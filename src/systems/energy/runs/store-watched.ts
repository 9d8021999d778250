import { FailureError, type Sentence } from "../../../kernel/error.ts";
import { json } from "../../../platform/database/json.ts";
import type { Shell } from "../../../platform/slice.ts";

// A computation that a job works out: a row of a table says what was asked, how far it is, and what it came to.

/** An error that nobody foresaw may pass; after so many times it is said. */
const MOST_ATTEMPTS = 3;
const WATCH_MS = 500;
const BROKEN: Sentence = {
  zh: "因意外错误没有算成；请再算一次，仍不成时请联系系统管理员。",
  en: "An unforeseen error broke it off. Ask for it again, and ask the system administrator if that fails too.",
};
class Cancelled extends Error {}

type Row = {
  readonly table: "sizing" | "placing" | "costing";
  readonly id: string;
  readonly attempts: number;
};
type Work<R> = (wanted: AbortSignal, told: (solved: number) => Promise<void>) => Promise<R>;

/** Works a row out and keeps what it came to; it is asked twice a second whether anybody still wants it. */
export async function whileWanted<R extends object>(
  { sql, now }: Pick<Shell, "sql" | "now">,
  { table, id, attempts }: Row,
  signal: AbortSignal,
  work: Work<R>,
): Promise<void> {
  const rows = sql(`energy.${table}`);
  const stopping = new AbortController();
  const stop = () => stopping.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const watch = setInterval(() => {
    void sql<{ state: string }[]>`select state from ${rows} where id = ${id}`.then(
      ([row]) => row?.state !== "running" && stopping.abort(new Cancelled()),
      () => {},
    );
  }, WATCH_MS);
  try {
    const result = await work(stopping.signal, async (solved) => {
      stopping.signal.throwIfAborted();
      await sql`update ${rows} set solved = ${solved} where id = ${id} and state = 'running'`;
    });
    await sql`
      update ${rows} set state = 'done', result = ${json(sql, result)}, ended_at = ${now()}
      where id = ${id} and state = 'running'`;
  } catch (error) {
    if (stopping.signal.reason instanceof Cancelled) return;
    // What refuses it would refuse it again.
    const refused = error instanceof FailureError ? error.failure.sentence : null;
    if (!signal.aborted && (refused !== null || attempts >= MOST_ATTEMPTS))
      await sql`
        update ${rows} set state = 'failed', failure = ${json(sql, refused ?? BROKEN)}, ended_at = ${now()}
        where id = ${id} and state = 'running'`;
    if (refused === null || signal.aborted) throw error;
  } finally {
    clearInterval(watch);
    signal.removeEventListener("abort", stop);
  }
}
