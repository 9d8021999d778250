import type { Sql } from "../database/database.ts";
import type { Caller } from "../slice.ts";

/** One change: what was done to what, with the state before and after. No secrets, no file contents. */
export type AuditEntry = {
  readonly caller: Caller;
  readonly action: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

export type Audit = {
  /** Writes within the caller's transaction: the change and its trail are kept together or not at all. */
  readonly record: (transaction: Sql, entry: AuditEntry) => Promise<void>;
};
