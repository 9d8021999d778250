import type { Failure } from "../../kernel/error.ts";

/** HTTP status of the failure codes that have one of their own; a slice's other codes are 422: understood, refused. */
const STATUS: Readonly<Record<string, number>> = {
  invalid: 400,
  "not-json": 400,
  "not-signed-in": 401,
  "wrong-password": 401,
  "code-needed": 401,
  "wrong-code": 401,
  forbidden: 403,
  "foreign-origin": 403,
  "password-change-needed": 403,
  "second-factor-needed": 403,
  "not-found": 404,
  conflict: 409,
  duplicate: 409,
  stale: 409,
  "too-large": 413,
  "unsupported-type": 415,
  "foreign-host": 421,
  locked: 423,
  "too-many": 429,
  unexpected: 500,
  "shutting-down": 503,
  "database-away": 503,
  "disk-full": 507,
};

/** The one table from failure codes to HTTP. */
export function statusOf(failure: Failure): number {
  return STATUS[failure.code] ?? 422;
}
