import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Desk } from "../store/desk.ts";

/** Units whose exchanges the caller may see; null is all of them. */
export type Viewer = { readonly unitIds: readonly string[] | null; readonly officer: boolean };

/**
 * A unit sees its own, as provider or requester; the data authority of a city all in which a unit of its city takes part;
 * the region's data authority, the leading group's office and leaders all.
 */
export async function viewerOf(desk: Desk, caller: Caller): Promise<Viewer> {
  const { roles, regionCode, unitIds } = await whoActs(desk, caller);
  const officer = roles.includes("data-officer");
  if (roles.includes("office") || roles.includes("leader") || (officer && regionCode === WHOLE_REGION))
    return { unitIds: null, officer };
  if (!officer) return { unitIds, officer };
  const units = await desk.organisations.list(desk.sql);
  const own = units.filter((unit) => unit.regionCode === regionCode);
  return { unitIds: own.flatMap(({ id, mergedIds }) => [id, ...(mergedIds ?? [])]), officer };
}

/** The receipts that a viewer may see, as part of a statement. */
export const seenBy = (sql: Sql, { unitIds }: Viewer) =>
  unitIds === null
    ? sql`true`
    : sql`(requester_id = any(${[...unitIds]}::uuid[]) or provider_id = any(${[...unitIds]}::uuid[]))`;
