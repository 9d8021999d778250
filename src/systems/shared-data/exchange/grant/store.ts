import type { GrantBrief } from "../../../../kernel/sharing.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Grant } from "./grant.ts";
import type { RosterUnit } from "../../../../platform/records/units.ts";
import type { Desk } from "../../store/desk.ts";

/** A grant as its request's acts left it. */
export async function findGrant(sql: Sql, id: string): Promise<Grant | undefined> {
  const [row] = await sql<{ state: Grant }[]>`select state from shared_data.grant_now where id = ${id}`;
  return row?.state;
}

/** Grants by interface under which one of these units may read now. */
export async function grantsOf(
  { now }: Pick<Desk, "now">,
  sql: Sql,
  unitIds: readonly string[],
): Promise<GrantBrief[]> {
  const day = dayInShanghai(now());
  const rows = await sql<{ state: Grant }[]>`
    select state from shared_data.grant_now
    where requester_id = any(${[...unitIds]}::uuid[]) and status = 'active'
      and valid_from <= ${day} and valid_until >= ${day}
    order by state ->> 'resourceCode', id`;
  return rows
    .filter(({ state }) => state.mode === "api")
    .map(({ state }) => ({
      id: state.id,
      resourceId: state.resourceId,
      resourceName: state.resourceName,
      purposes: state.purposes,
      items: state.items.map(({ name }) => name),
      until: state.until,
    }));
}

/** Names of units by every id under which they are known. */
export function unitNames(units: readonly RosterUnit[]): (id: string) => string {
  const names = new Map(
    units.flatMap(({ id, mergedIds, name }) => [id, ...(mergedIds ?? [])].map((each) => [each, name])),
  );
  return (id) => names.get(id) ?? id;
}
