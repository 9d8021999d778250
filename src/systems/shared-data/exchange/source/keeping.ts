import type { Day } from "../../../../kernel/calendar.ts";
import type { Grant, RowCondition } from "../grant/grant.ts";
import { itemsToRead } from "../reading/reading.ts";
import { isOpened, sameCondition, type SourceRow } from "../reading/row-conditions.ts";
import type { SourceQuery } from "./source.ts";

/** What a grant can have read of a resource: these items of the rows that all conditions open. */
export type Scope = { readonly items: readonly string[]; readonly rows: readonly RowCondition[] };

/** Grants under which somebody reads, or may again: neither terminated nor past their end. A suspension can be lifted. */
export const openGrants = (grants: readonly Grant[], day: Day): Grant[] =>
  grants.filter(({ status, until }) => status !== "terminated" && until >= day);

export const scopeOf = (grant: Grant): Scope => ({
  items: itemsToRead(
    grant,
    grant.items.map(({ name }) => name),
  ),
  rows: grant.rows,
});

/** What of a row some scope needs; null where none opens it. 政务数据共享条例 article 25, PIPL article 6: no more than needed. */
export function keptCells(row: SourceRow, scopes: readonly Scope[]): SourceRow | null {
  const needed = new Set(scopes.filter(({ rows }) => isOpened(rows, row)).flatMap(({ items }) => items));
  return needed.size === 0
    ? null
    : Object.fromEntries(Object.entries(row).filter(([item]) => needed.has(item)));
}

/**
 * Whether what was kept for some scope is all that the file held for a reading: the reading is no wider than it in items and
 * rows. Otherwise what is left would answer that somebody is not known who only was not kept.
 */
export const coversReading = (
  scopes: readonly Scope[],
  { items, conditions }: Pick<SourceQuery, "items" | "conditions">,
): boolean =>
  scopes.some(
    (scope) =>
      [...items, ...conditions.map(({ item }) => item)].every((item) => scope.items.includes(item)) &&
      scope.rows.every((needed) => conditions.some((given) => sameCondition(needed, given))),
  );

/** Scopes that what was kept still answers in full; `before` null: everything was kept. */
export const coveredScopes = (before: readonly Scope[] | null, now: readonly Scope[]): Scope[] =>
  now.filter(({ items, rows }) => before === null || coversReading(before, { items, conditions: rows }));
