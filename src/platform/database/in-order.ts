import type postgres from "postgres";
import { fallsBy, type OrderOf, type Orders } from "../../kernel/list.ts";
import type { Sql } from "./database.ts";

/** A part of a statement. */
export type Part = postgres.PendingQuery<postgres.Row[]>;

/** A part of `order by`: rising or falling, what nobody knows last either way. What follows it must tell rows apart, so that pages do. */
export const inOrder = (sql: Sql, by: Part, falls: boolean): Part =>
  falls ? sql`${by} desc nulls last` : sql`${by} nulls last`;

/** Rows that are held anyway, in the order that is asked for, as a statement would give them; as they came where nothing is said. */
export function rowsInOrder<Row, O extends Orders>(
  rows: readonly Row[],
  orders: O,
  { sort, reversed = false }: OrderOf<O>,
  by: Readonly<Record<keyof O & string, (row: Row) => string | number | null>>,
): readonly Row[] {
  if (sort === undefined) return rows;
  const direction = fallsBy(orders, sort, reversed) ? -1 : 1;
  return rows.toSorted((left, right) => {
    const [a, b] = [by[sort](left), by[sort](right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return a < b ? -direction : a > b ? direction : 0;
  });
}

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
