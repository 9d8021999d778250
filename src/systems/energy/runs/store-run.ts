import { randomUUID } from "node:crypto";
import { type Failure, FailureError, type Sentence } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";
import type { JobHandler } from "../../../platform/jobs/jobs.ts";
import { nameOf } from "../../../platform/records/records.ts";
import { hidden } from "../../../platform/records/units.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";
import type { ProjectDesk } from "../projects/store.ts";

// A computation that a job works out, one at a time for what it is of: a row of a table says what was asked, how far it is, and
// what it came to. Sizings, costings and placings of stations are such.

/** An error that nobody foresaw may pass; after so many times it is said. */
const MOST_ATTEMPTS = 3;
const WATCH_MS = 500;
const BROKEN: Sentence = {
  zh: "因意外错误没有算成；请再算一次，仍不成时请联系系统管理员。",
  en: "An unforeseen error broke it off. Ask for it again, and ask the system administrator if that fails too.",
};
class Cancelled extends Error {}

type Ground = { readonly regionCode: string; readonly sample: boolean };
type RunKind<G extends Ground> = {
  readonly table: "sizing" | "placing" | "costing" | "survey";
  /** Of what it is: the column, and what the trail calls it. */
  readonly of: "projectId" | "corridorId";
  readonly subject: "energy-project" | "corridor";
  readonly job: string;
  readonly queue: string;
  /** Why there is no second one. */
  readonly running: Failure;
  /** Whether the caller may ask and cancel. Throws `not-found`, `not-yours`. */
  readonly ground: (desk: ProjectDesk, of: string, caller: Caller) => Promise<G>;
};
/** What a job finds of what was asked: the row, and of it the columns that its table has. */
type Asked = { readonly id: string; readonly attempts: number; readonly askedAt: Date };
type Told = (solved: number) => Promise<void>;

/** Works a row out and keeps what it came to; it is asked twice a second whether anybody still wants it. */
async function whileWanted(
  { sql, now }: Pick<Shell, "sql" | "now">,
  table: RunKind<Ground>["table"],
  { id, attempts }: Asked,
  signal: AbortSignal,
  work: (wanted: AbortSignal, told: Told) => Promise<object>,
): Promise<void> {
  const rows = sql(`energy.${table}`);
  const fail = (why: Sentence) => sql`
    update ${rows} set state = 'failed', failure = ${json(sql, why)}, ended_at = ${now()}
    where id = ${id} and state = 'running'`;
  // What ended its process, as for want of memory, never came to say so.
  if (attempts > MOST_ATTEMPTS) return void (await fail(BROKEN));
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
    // Stopped with its process: it is queued anew, and that is nobody's failure.
    if (signal.aborted)
      await sql`update ${rows} set attempts = attempts - 1 where id = ${id} and state = 'running'`;
    // What refuses it would refuse it again.
    else if (error instanceof FailureError) return void (await fail(error.failure.sentence));
    else if (attempts === MOST_ATTEMPTS) await fail(BROKEN);
    throw error;
  } finally {
    clearInterval(watch);
    signal.removeEventListener("abort", stop);
  }
}

/** How computations of one kind are asked for, cancelled and worked out. */
export const runsOf = <G extends Ground>({
  table,
  of: column,
  subject,
  job,
  queue,
  running,
  ground,
}: RunKind<G>) => ({
  /** Asks for one, of which `asked` gives the columns that its table adds, and what the trail keeps. */
  ask: async (
    desk: ProjectDesk,
    of: string,
    caller: Caller,
    asked: (
      sql: Sql,
      ground: G,
    ) => Promise<{ readonly row: Readonly<Record<string, unknown>>; readonly after?: object }>,
  ): Promise<{ readonly id: string }> => {
    const own = await ground(desk, of, caller);
    const id = randomUUID();
    await inTransaction(desk.sql, async (sql) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`energy.${table}`}), hashtext(${of}))`;
      const { row, after } = await asked(sql, own);
      const [other] = await sql`
        select 1 from energy.${sql(table)} where ${sql(column)} = ${of} and state = 'running'`;
      if (other !== undefined) throw new FailureError(running);
      const { regionCode, sample } = own;
      const begun = { id, [column]: of, regionCode, sample, state: "running", askedAt: desk.now() };
      await sql`insert into energy.${sql(table)} ${sql({ ...begun, askedBy: nameOf(caller), ...row })}`;
      await desk.jobs.enqueue(sql, job, { [table]: id }, `${job} ${id}`, queue);
      await desk.audit.record(sql, {
        caller,
        action: `energy.ask-${table}`,
        subject: `${subject}:${of}`,
        ...(after === undefined ? {} : { after }),
      });
    });
    return { id };
  },
  /** Cancels one that runs; what has ended stays. Throws `not-found`. */
  cancel: async (desk: ProjectDesk, of: string, id: string, caller: Caller): Promise<void> => {
    await ground(desk, of, caller);
    await inTransaction(desk.sql, async (sql) => {
      const found = await sql`
        update energy.${sql(table)} set state = 'cancelled', ended_at = ${desk.now()}
        where id = ${id} and ${sql(column)} = ${of} and state = 'running' returning id`;
      if (found.length === 0) hidden();
      await desk.audit.record(sql, {
        caller,
        action: `energy.cancel-${table}`,
        subject: `${subject}:${of}`,
      });
    });
  },
  /** The job that works one out, anew where a restart broke it off. */
  job:
    <Work extends object>(
      work: (desk: ProjectDesk, asked: Work & Asked, wanted: AbortSignal, told: Told) => Promise<object>,
    ) =>
    (desk: ProjectDesk): JobHandler =>
    async (payload, { signal }) => {
      signal.throwIfAborted();
      const id = (payload as Readonly<Record<string, string>>)[table] ?? "";
      const [asked] = await desk.sql<(Work & Asked)[]>`
        update energy.${desk.sql(table)} set attempts = attempts + 1, solved = 0
        where id = ${id} and state = 'running' returning *`;
      if (asked === undefined) return;
      await whileWanted(desk, table, asked, signal, (wanted, told) => work(desk, asked, wanted, told));
    },
});
