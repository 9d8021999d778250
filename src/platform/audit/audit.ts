import type { Actor } from "../../kernel/actor.ts";
import type postgres from "postgres";
import { maskedPersonNumbers, withoutPersonNumbers } from "../../kernel/person-numbers.ts";
import type { Sql } from "../database/database.ts";
import { portions } from "../database/json.ts";
import { newSalt, type Seal } from "./seals.ts";

/** Who did it and from where, for the audit trail. */
export type Caller = { readonly actor: Actor | null; readonly address: string; readonly requestId: string };

/** One change: what was done to what, with the state before and after. No secrets, no file contents. */
export type AuditEntry = {
  readonly caller: Caller;
  readonly action: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of every row that the change wrote into a sealed table. */
  readonly seals?: readonly Seal[];
};

export type Audit = {
  /** Writes within the caller's transaction: the change and its trail are kept together or not at all. */
  readonly record: (transaction: Sql, entry: AuditEntry) => Promise<void>;
  /** The same for many at once, in their order. */
  readonly recordAll: (transaction: Sql, entries: readonly AuditEntry[]) => Promise<void>;
};

const json = (sql: Sql, value: unknown) =>
  value == null ? null : sql.json(maskedPersonNumbers(value) as postgres.JSONValue);

const rowOf = (sql: Sql, { caller, action, subject, before, after, seals = [] }: AuditEntry) => ({
  actorId: caller.actor?.accountId ?? null,
  actorName: caller.actor?.name ?? null,
  address: caller.address,
  requestId: caller.requestId,
  action,
  subject: withoutPersonNumbers(subject),
  before: json(sql, before),
  after: json(sql, after),
  salt: before == null && after == null ? null : newSalt(),
  seals: seals.length === 0 ? null : sql.json(seals as unknown as postgres.JSONValue),
});

/**
 * The trail in `platform.audit`. Actions are named `slice.verb`; the database stamps the time, numbers the
 * entry and chains its hash at commit. Transactions must be READ COMMITTED, PostgreSQL's default.
 */
export const audit: Audit = {
  record: async (sql, entry) => {
    await sql`insert into platform.audit ${sql(rowOf(sql, entry))}`;
  },
  recordAll: async (sql, entries) => {
    for (const part of portions(entries.map((entry) => rowOf(sql, entry))))
      await sql`insert into platform.audit ${sql(part)}`;
  },
};
