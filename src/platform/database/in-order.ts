import type postgres from "postgres";
import { fallsBy, type OrderOf, type Orders } from "../../kernel/list.ts";
import type { Sql } from "./database.ts";

/** A part of a statement. */
export type Part = postgres.PendingQuery<postgres.Row[]>;

/** A part of `order by`: rising or falling, what nobody knows last either way. What follows it must tell rows apart, so that pages do. */
export const inOrder = (sql: Sql, by: Part, falls: boolean): Part =>
  falls ? sql`${by} desc nulls last` : sql`${by} nulls last`;

/** What stands after `order by` of a list: the order that is asked for, what each of them is of a row, and the usual order, which tells rows apart. */
export function orderedBy<O extends Orders>(
  sql: Sql,
  orders: O,
  { sort, reversed = false }: OrderOf<O>,
  by: Readonly<Record<keyof O & string, Part>>,
  usual: Part,
): Part {
  return sort === undefined
    ? usual
    : sql`${inOrder(sql, by[sort], fallsBy(orders, sort, reversed))}, ${usual}`;
}
