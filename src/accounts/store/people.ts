import type { Role } from "../../kernel/access.ts";
import { reachOf, type UnitReach } from "../../kernel/reach.ts";
import { CITIES } from "../../kernel/region.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { SamplePost } from "./demonstration/sample-people.ts";
import { listLiaisons, listOrganisations } from "./organisation.ts";

/** Somebody with an open account, as other slices know them. */
export type Person = {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
};

type Which = { readonly organisationIds?: readonly string[]; readonly role?: Role };

/** Everyone with an open account, by name; with `organisationIds` those of these units, with `role` its holders. */
export async function listPeople(sql: Sql, { organisationIds, role }: Which = {}): Promise<Person[]> {
  return sql<Person[]>`
    select id as account_id, display_name, email, organisation_id, roles from accounts.account
    where not disabled
      ${role ? sql`and ${role} = any(roles)` : sql``}
      ${
        // What a merged unit's id stood for is in the unit it was merged into.
        organisationIds
          ? sql`and organisation_id in (
              select coalesce(merged_into, id) from accounts.organisation where id = any(${[...organisationIds]}::uuid[]))`
          : sql``
      }
    order by name`;
}

/** When accounts were last signed in with, by account; those that never were are left out. */
export async function lastSignIns(sql: Sql): Promise<ReadonlyMap<string, Date>> {
  const rows = await sql<{ accountId: string; at: Date }[]>`
    select a.id as account_id, last.at from accounts.account a cross join lateral (
      select at from platform.audit where actor_id = a.id and action = 'accounts.sign-in' order by number desc limit 1) last
    where not a.disabled`;
  return new Map(rows.map(({ accountId, at }) => [accountId, at]));
}

/** How every unit of the roster is reached. */
export async function listReach(sql: Sql): Promise<UnitReach[]> {
  const [roster, accounts, signIns] = await Promise.all([
    listOrganisations(sql),
    listPeople(sql),
    lastSignIns(sql),
  ]);
  return roster.map((unit) => reachOf(unit, accounts, signIns));
}

/** How the data authority of each of the four cities is reached: by data officers of its units. */
export async function listCityReach(sql: Sql): Promise<UnitReach[]> {
  const [roster, accounts, signIns] = await Promise.all([
    listOrganisations(sql),
    listPeople(sql, { role: "data-officer" }),
    lastSignIns(sql),
  ]);
  return CITIES.map(({ code, name }) => {
    const units = roster.filter(({ regionCode }) => regionCode === code).map(({ id }) => id);
    const city = { id: code, mergedIds: units, name: name.zh };
    return { ...reachOf(city, accounts, signIns, ["data-officer"]), mergedIds: [] };
  });
}

/**
 * Who works where, as other slices are handed it: accounts, and the contacts of units that the roster holds. Who asks
 * within a transaction hands it on.
 */
export const people = (sql: Sql) => ({
  list: (on = sql) => listPeople(on),
  /** Everyone of these units with an open account. */
  of: (organisationIds: readonly string[], on = sql) => listPeople(on, { organisationIds }),
  /** Everyone who holds this role, as `office`. */
  holding: (role: Role, on = sql) => listPeople(on, { role }),
  lastSignIns: (on = sql) => lastSignIns(on),
  contacts: (on = sql) => listLiaisons(on),
  /** Of the demonstration alone: somebody at each of these sample units. */
  addSamplePeople: async (
    role: SamplePost,
    units: readonly { readonly id: string; readonly name: string }[],
    createdAt: Date,
    on = sql,
  ) => (await import("./demonstration/sample-people.ts")).addSamplePeople(on, role, units, createdAt),
});
