import { AsyncLocalStorage } from "node:async_hooks";
import postgres from "postgres";

type Types = { bigint: number };

/** Whatever can run queries: a pool or an open transaction. Store functions take this. */
export type Sql = postgres.ISql<Types>;

/** A pool of connections; `end()` closes it. */
export type Database = postgres.Sql<Types>;

/** The two roles of one database: `owner` migrates, `app` serves and can neither alter the schema nor the trail. */
export type Databases = {
  readonly owner: Database;
  readonly app: Database;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Whoever may make another database on the same server: of the engine its superuser, else the owner, if it may. */
  readonly adminUrl: string;
};

const OID = { int8: 20, date: 1082 } as const;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond 2^53`);
  return value;
}

/** The pool whose transaction the code at hand runs in. */
const withinTransactionOf = new AsyncLocalStorage<Database>();

const refuseInside = (pool: Database): void => {
  if (withinTransactionOf.getStore() === pool)
    throw new Error("asked the pool inside its own transaction: hand the transaction on, or read before it");
};

/** What the code at hand reads of a pool from one instant; null until that is held. */
type Snapshot = { readonly pool: Database; reads: Sql | null };
const within = new AsyncLocalStorage<Snapshot | null>();

const snapshotOf = (pool: Database): Sql | null => {
  const snapshot = within.getStore();
  return snapshot?.pool === pool ? snapshot.reads : null;
};

/**
 * A pool that throws where code inside one of its transactions asks it for a second connection: as many such at once as
 * there are connections would wait for each other for ever. Inside a snapshot it reads from that.
 */
function guarded(pool: Database): Database {
  const guard: Database = new Proxy(pool, {
    apply: (target, self, args: unknown[]) => {
      refuseInside(guard);
      return Reflect.apply((snapshotOf(guard) ?? target) as unknown as () => unknown, self, args as never);
    },
    get: (target, key) => Reflect.get(key === "unsafe" ? (snapshotOf(guard) ?? target) : target, key),
  });
  return guard;
}

/** An address, and the socket in the folder that it names as libpq's addresses do (`?host=/run/postgresql`), which the driver does not know. */
function partSocket(url: string): { readonly address: string; readonly path?: string } {
  const address = new URL(url);
  const folder = address.searchParams.get("host");
  if (!folder?.startsWith("/")) return { address: url };
  address.searchParams.delete("host");
  return { address: address.href, path: `${folder}/.s.PGSQL.${address.port || 5432}` };
}

/**
 * Opens a pool. Columns arrive in camelCase and are written from it (`region_code` ↔ `regionCode`; keys inside
 * json stay as they are); `date` is an ISO day string, `bigint` a safe integer, `timestamptz` a `Date`,
 * `numeric` a string; `undefined` is written as null.
 */
export function openDatabase(
  url: string,
  options: { readonly max?: number; readonly name?: string } = {},
): Database {
  const { address, ...socket } = partSocket(url);
  const pool: Database = postgres(address, {
    ...socket,
    max: options.max ?? 10,
    connection: { application_name: options.name ?? "jiziwan", TimeZone: "UTC" },
    connect_timeout: 10,
    // The driver would wait up to twenty seconds between tries; a server that is back should serve at once.
    backoff: (retries: number) => Math.min(2 ** retries / 20, 1),
    onnotice: () => {},
    transform: { undefined: null, column: { from: postgres.toCamel, to: postgres.fromCamel } },
    types: {
      bigint: { to: OID.int8, from: [OID.int8], serialize: String, parse: safeInteger },
      // As a Date a day would shift with the machine's time zone.
      day: { to: OID.date, from: [OID.date], serialize: (day: string) => day, parse: (day: string) => day },
    },
  });
  return guarded(pool);
}

const isPool = (sql: Sql): sql is Database => "begin" in sql;

/**
 * The transaction's connection for as long as it is the transaction's: when the server cut it, the driver may give
 * it to others, and a statement that came late would be theirs.
 */
function whileOpen(transaction: Sql, isOver: () => boolean): Sql {
  const check = (): void => {
    if (isOver()) throw Object.assign(new Error("the transaction is over"), { code: "CONNECTION_CLOSED" });
  };
  return new Proxy(transaction, {
    apply: (target, self, args) => (check(), Reflect.apply(target as unknown as () => unknown, self, args)),
    get: (target, key) => (check(), Reflect.get(target, key)),
  });
}

/** Runs `work` in one transaction, or in a savepoint when `sql` already is one; a throw undoes it all. */
export async function inTransaction<T>(sql: Sql, work: (transaction: Sql) => Promise<T>): Promise<T> {
  const box: { value?: T } = {};
  let over = false;
  const run = async (transaction: Sql): Promise<void> => {
    box.value = await work(whileOpen(transaction, () => over));
  };
  try {
    if (isPool(sql)) {
      refuseInside(sql);
      await sql.begin((transaction) => withinTransactionOf.run(sql, () => run(transaction)));
    } else await (sql as postgres.TransactionSql<Types>).savepoint(run);
  } finally {
    over = true;
  }
  return box.value as T;
}

/**
 * Runs `work`, in which whatever is read from the pool after `hold()` is read as of the instant of that, however long it takes and whatever
 * others write meanwhile. Nothing can be written by it; a transaction of its own, and what is asked {@link apart}, stand outside.
 */
export async function inSnapshot<T>(pool: Sql, work: (hold: () => Promise<void>) => Promise<T>): Promise<T> {
  if (!isPool(pool)) throw new Error("a snapshot is taken of a pool, never inside a transaction");
  const snapshot: Snapshot = { pool, reads: null };
  const ends: { release: () => void; closed: Promise<unknown> } = {
    release: () => {},
    closed: Promise.resolve(),
  };
  const hold = async (): Promise<void> => {
    if (snapshot.reads !== null) return;
    refuseInside(pool);
    let over = false;
    await new Promise<void>((held, failed) => {
      ends.closed = pool
        .begin("isolation level repeatable read read only", async (transaction) => {
          // The first statement takes the snapshot.
          await transaction`select`;
          snapshot.reads = whileOpen(transaction, () => over);
          const released = new Promise<void>((resolve) => (ends.release = resolve));
          held();
          await released;
        })
        .catch(failed)
        .finally(() => (over = true));
    });
  };
  try {
    return await within.run(snapshot, () => work(hold));
  } finally {
    ends.release();
    await ends.closed;
  }
}

/** Asks the pool itself where the code at hand reads from a snapshot. */
export const apart = <T>(work: () => Promise<T>): Promise<T> => within.run(null, work);

/** Runs `work` while no other node runs anything under the same key on this database. */
export async function withAdvisoryLock<T>(sql: Database, key: number, work: () => Promise<T>): Promise<T> {
  const connection = await sql.reserve();
  try {
    await connection`select pg_advisory_lock(${key})`;
    return await work();
  } finally {
    await connection`select pg_advisory_unlock(${key})`;
    connection.release();
  }
}
