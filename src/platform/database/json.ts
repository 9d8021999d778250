import type postgres from "postgres";
import type { Sql } from "./database.ts";

/** A value for a json column; our own types are read-only, which the driver's type does not foresee. */
export const json = (sql: Sql, value: unknown): postgres.Parameter => sql.json(value as postgres.JSONValue);

const ROWS_AT_ONCE = 500;

/** Rows in portions that stay below the 65,535 parameters of one statement. */
export function portions<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) parts.push(rows.slice(at, at + ROWS_AT_ONCE));
  return parts;
}
