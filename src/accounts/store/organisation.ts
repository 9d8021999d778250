import { randomUUID } from "node:crypto";
import type { OrderOf } from "../../kernel/list.ts";
import type { Organisation } from "../../kernel/organisation.ts";
import type { Sql } from "../../platform/database/database.ts";
import { orderedBy } from "../../platform/database/in-order.ts";
import { type Liaison, type OrganisationRow, UNIT_ORDERS } from "../domain/organisation.ts";

/** What is written of a unit; names and aliases together must be free. */
export type OrganisationFields = Omit<Organisation, "id"> & { readonly liaisons?: readonly Liaison[] };

const rowsOf = (sql: Sql) => sql`
  select o.id, o.name, o.parent_id, o.region_code, o.collective, o.proposed, p.name as parent_name,
    coalesce((select array_agg(alias order by alias) from accounts.alias where organisation_id = o.id), '{}') as aliases,
    coalesce((select array_agg(m.member_id order by u.name) from accounts.member m
      join accounts.organisation u on u.id = m.member_id where m.collective_id = o.id), '{}') as member_ids,
    coalesce((select array_agg(u.name order by u.name) from accounts.member m
      join accounts.organisation u on u.id = m.member_id where m.collective_id = o.id), '{}') as member_names,
    coalesce((select array_agg(d.id order by d.id) from accounts.organisation d where d.merged_into = o.id), '{}')
      as merged_ids,
    (select count(*) from accounts.account a where a.organisation_id = o.id and not a.disabled) as accounts
  from accounts.organisation o left join accounts.organisation p on p.id = o.parent_id`;

/** Every unit that stands, by name; merged ones are behind the one they were merged into. */
export async function listOrganisations(sql: Sql): Promise<OrganisationRow[]> {
  return sql<OrganisationRow[]>`${rowsOf(sql)} where o.merged_into is null order by o.name`;
}

/** A unit as other slices know it: how many accounts it has changes without the roster. */
export type StandingUnit = Omit<OrganisationRow, "accounts">;

/** Of so many editions the roster is kept: the one that stands, and those that open transactions are writing. */
const MOST_KEPT = 4;
/** No edition is ever given twice, so that what was read of one holds wherever it stands. */
const kept = new Map<string, readonly StandingUnit[]>();

/**
 * Every unit that stands, by name, for those who only look units up. Nearly every call does, to know for whom somebody
 * acts: they are read anew only where the roster has another edition than those that were read before.
 */
export async function standingUnits(sql: Sql): Promise<readonly StandingUnit[]> {
  const [now] = await sql<{ edition: string }[]>`select edition from accounts.roster_edition`;
  const known = now && kept.get(now.edition);
  if (known) return known;
  // In one statement, lest a change between two be taken for the edition before it.
  const rows = await sql<(OrganisationRow & { readonly edition: string })[]>`
    select unit.*, edition from (${rowsOf(sql)} where o.merged_into is null) unit, accounts.roster_edition order by unit.name`;
  const units = Object.freeze(
    rows.map(({ accounts: _, edition: __, ...unit }) => Object.freeze<StandingUnit>(unit)),
  );
  const [first] = rows;
  if (first) kept.set(first.edition, units);
  for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
  return units;
}

export type OrganisationFilter = {
  readonly q?: string | undefined;
  readonly state?: "proposed" | "confirmed" | "collective" | undefined;
};

/** One page of units, by name where no other order is asked for, how many match, and how many wait for confirmation. */
export async function pageOrganisations(
  sql: Sql,
  { q, state, ...asked }: OrganisationFilter & OrderOf<typeof UNIT_ORDERS>,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly proposed: number; readonly rows: OrganisationRow[] }> {
  const where = sql`
    o.merged_into is null
    ${state === "proposed" ? sql`and o.proposed` : sql``}
    ${state === "confirmed" ? sql`and not o.proposed` : sql``}
    ${state === "collective" ? sql`and o.collective` : sql``}
    ${
      q
        ? sql`and (strpos(lower(o.name), lower(${q})) > 0 or exists (
            select 1 from accounts.alias where organisation_id = o.id and strpos(lower(alias), lower(${q})) > 0))`
        : sql``
    }`;
  const [counted] = await sql<{ total: number }[]>`
    select count(*) as total from accounts.organisation o where ${where}`;
  const [waiting] = await sql<{ proposed: number }[]>`
    select count(*) as proposed from accounts.organisation where proposed and merged_into is null`;
  const order = orderedBy(
    sql,
    UNIT_ORDERS,
    asked,
    { name: sql`o.name`, parent: sql`p.name`, region: sql`o.region_code`, people: sql`accounts` },
    sql`o.proposed desc, o.name`,
  );
  const rows = await sql<OrganisationRow[]>`
    ${rowsOf(sql)} where ${where} order by ${order} limit ${page.limit} offset ${page.offset}`;
  return { total: counted?.total ?? 0, proposed: waiting?.proposed ?? 0, rows: [...rows] };
}

/** The unit of an id; a merged one answers as the unit it was merged into. */
export async function findOrganisation(sql: Sql, id: string): Promise<OrganisationRow | undefined> {
  const [row] = await sql<OrganisationRow[]>`
    ${rowsOf(sql)} where o.id = (
      select coalesce(merged_into, id) from accounts.organisation where id = ${id})`;
  return row;
}

export async function listLiaisons(sql: Sql, organisationId?: string) {
  return sql<(Liaison & { readonly organisationId: string })[]>`
    select organisation_id, name, phone from accounts.liaison
    ${organisationId ? sql`where organisation_id = ${organisationId}` : sql``}
    order by organisation_id, position`;
}

/** Which of these names already lead to a unit, as name or alias; the roster is locked until the transaction ends. */
export async function lockNames(
  sql: Sql,
  names: readonly string[],
): Promise<{ readonly name: string; readonly organisationId: string }[]> {
  // A name and an alias of two units may not be equal, which no index over one table can say.
  await sql`lock table accounts.organisation in share row exclusive mode`;
  return sql<{ name: string; organisationId: string }[]>`
    select name, coalesce(merged_into, id) as organisation_id from accounts.organisation
    where name = any(${[...names]}::text[])
    union select alias, organisation_id from accounts.alias where alias = any(${[...names]}::text[])`;
}

async function writeParts(sql: Sql, id: string, fields: OrganisationFields): Promise<void> {
  await sql`delete from accounts.alias where organisation_id = ${id}`;
  await sql`delete from accounts.member where collective_id = ${id}`;
  const aliases = [...new Set(fields.aliases)].map((alias) => ({ alias, organisationId: id }));
  if (aliases.length > 0) await sql`insert into accounts.alias ${sql(aliases)}`;
  const members = [...new Set(fields.memberIds)].map((memberId) => ({ collectiveId: id, memberId }));
  if (members.length > 0) await sql`insert into accounts.member ${sql(members)}`;
  if (!fields.liaisons) return;
  await sql`delete from accounts.liaison where organisation_id = ${id}`;
  const liaisons = fields.liaisons.map(({ name, phone }, position) => ({
    organisationId: id,
    position,
    name,
    phone,
  }));
  if (liaisons.length > 0) await sql`insert into accounts.liaison ${sql(liaisons)}`;
}

const own = ({ name, parentId, regionCode, collective, proposed }: OrganisationFields) => ({
  name,
  parentId,
  regionCode,
  collective,
  proposed,
});

/** Adds a unit; its names must have been found free under `lockNames`. */
export async function addOrganisation(
  sql: Sql,
  fields: OrganisationFields,
  createdAt: Date,
): Promise<string> {
  const id = randomUUID();
  await sql`insert into accounts.organisation ${sql({ id, ...own(fields), createdAt })}`;
  await writeParts(sql, id, fields);
  return id;
}

/** Writes all fields of a unit; liaisons stay as they are when left out. */
export async function updateOrganisation(sql: Sql, id: string, fields: OrganisationFields): Promise<void> {
  await sql`update accounts.organisation set ${sql(own(fields))} where id = ${id}`;
  await writeParts(sql, id, fields);
}

/** Removes a unit and what was merged into it. */
export async function removeOrganisation(sql: Sql, id: string): Promise<void> {
  await sql`update accounts.organisation set parent_id = null where parent_id = ${id}`;
  await sql`delete from accounts.organisation where merged_into = ${id}`;
  await sql`delete from accounts.organisation where id = ${id}`;
}

/** Moves everything of `from` to `into`: names, people, members, liaisons, children and what was merged before. */
export async function mergeOrganisations(sql: Sql, from: string, into: string): Promise<void> {
  await sql`update accounts.alias set organisation_id = ${into} where organisation_id = ${from}`;
  await sql`
    insert into accounts.alias (alias, organisation_id)
    select name, ${into} from accounts.organisation where id = ${from} on conflict do nothing`;
  await sql`update accounts.account set organisation_id = ${into} where organisation_id = ${from}`;
  await sql`
    insert into accounts.member (collective_id, member_id)
    select collective_id, ${into} from accounts.member where member_id = ${from} and collective_id <> ${into}
    union select ${into}, member_id from accounts.member where collective_id = ${from} and member_id <> ${into}
    on conflict do nothing`;
  await sql`delete from accounts.member where member_id = ${from} or collective_id = ${from}`;
  await sql`
    update accounts.liaison set organisation_id = ${into}, position = position + 1 +
      coalesce((select max(position) from accounts.liaison where organisation_id = ${into}), -1)
    where organisation_id = ${from}`;
  await sql`
    update accounts.organisation set parent_id = ${into} where parent_id = ${from} and id <> ${into}`;
  await sql`update accounts.organisation set parent_id = null where id = ${into} and parent_id = ${from}`;
  await sql`
    update accounts.organisation set merged_into = ${into}, parent_id = null, proposed = false
    where id = ${from} or merged_into = ${from}`;
}

/** Pairs a person found to be different, each as `lesser id` and `greater id`. */
export async function listDistinctPairs(sql: Sql) {
  return sql<{ firstId: string; secondId: string }[]>`select first_id, second_id from accounts.distinct_pair`;
}

export async function addDistinctPair(sql: Sql, one: string, other: string): Promise<void> {
  const [firstId, secondId] = [one, other].toSorted();
  await sql`
    insert into accounts.distinct_pair ${sql({ firstId, secondId })} on conflict do nothing`;
}
