import { fallsBy, type Orders } from "../../kernel/list.ts";
import type { Option } from "./choice.tsx";
import { type FilterChange, oneOf, useFilters } from "./filters.ts";

/**
 * In which order the rows came, and what asks for another: a heading in its first direction, then the other one, then the
 * usual order.
 */
export type Sorting = {
  readonly by: string | undefined;
  readonly descending: boolean;
  /** Those whose first direction is the largest or latest first. */
  readonly falls?: (sort: string) => boolean;
  /** Orders that have names of their own, the usual one first. */
  readonly named?: readonly Option[];
  readonly onSort: (by: string | null, descending: boolean) => void;
};

/** The order of a list as it is asked of the server; its usual one where it says nothing. */
type AskedOrder<By extends string> = { readonly sort?: By; readonly reversed?: "true" };

/** What the address says of the order of a list that has these. */
export function orderAsked<By extends string>(
  { sort: named, reversed }: { readonly sort?: string; readonly reversed?: string },
  orders: readonly By[],
): AskedOrder<By> {
  const sort = oneOf(named, orders);
  if (sort === undefined) return {};
  return reversed === undefined ? { sort } : { sort, reversed: "true" };
}

/** How headings sort a list whose order stands in the address. */
export const sortingBy = (
  orders: Orders,
  { sort, reversed }: AskedOrder<string>,
  change: (change: FilterChange<"sort" | "reversed">) => void,
): Sorting => ({
  by: sort,
  descending: sort !== undefined && fallsBy(orders, sort, reversed !== undefined),
  falls: (by) => fallsBy(orders, by, false),
  onSort: (by, descending) =>
    change({
      sort: by,
      reversed: by !== null && descending !== fallsBy(orders, by, false) ? "true" : null,
    }),
});

/** The order of a list that is no list of records: what is asked of the server, and what its table takes. */
export function useSorting<O extends Orders>(
  orders: O,
): { readonly order: AskedOrder<keyof O & string>; readonly sorting: Sorting } {
  const [filters, change] = useFilters(["sort", "reversed"]);
  const order = orderAsked(filters, Object.keys(orders) as (keyof O & string)[]);
  return { order, sorting: sortingBy(orders, order, change) };
}
