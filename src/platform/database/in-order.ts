import type postgres from "postgres";
import type { Sql } from "./database.ts";

/** A part of a statement. */
export type Part = postgres.PendingQuery<postgres.Row[]>;

/** A part of `order by`: rising or falling, what nobody knows last either way. What follows it must tell rows apart, so that pages do. */
export const inOrder = (sql: Sql, by: Part, falls: boolean): Part =>
  falls ? sql`${by} desc nulls last` : sql`${by} nulls last`;
