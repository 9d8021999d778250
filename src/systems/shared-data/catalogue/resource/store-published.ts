import type { ActingFor } from "../../../../kernel/actor.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { findPublished, type ResourceState } from "./state.ts";
import { isPersonLevel, type Resource, type ResourceBrief } from "./content.ts";
import type { Desk } from "../../store/desk.ts";

/**
 * Published ones are for every reader; drafts for their unit, the officer of their place, the office and the leader.
 * `published` says of a row that it is.
 */
export function seenBy(
  sql: Sql,
  { system, roles, unitIds, regionCode }: ActingFor,
  published = sql`state #> '{versions,0}' is not null`,
) {
  if (system || roles.includes("office") || roles.includes("leader")) return sql`true`;
  const officer = roles.includes("data-officer") ? regionCode : null;
  return sql`(${published} or unit_ids && ${[...unitIds]}::uuid[] or region_code = ${officer}::text)`;
}

type Kept = { readonly id: string; readonly sample: boolean; readonly state: ResourceState };

function resourceOf({ id, sample, state }: Kept): Resource | undefined {
  const version = findPublished(state);
  if (!version) return undefined;
  const { number, publishedOn, content } = version;
  return { ...content, id, version: number, publishedOn, personLevel: isPersonLevel(content), sample };
}

/** A resource's version in force, or undefined where none is published or it was withdrawn. */
export async function findResource(
  { sql }: Pick<Desk, "sql">,
  id: string,
  given: Sql = sql,
): Promise<Resource | undefined> {
  const [row] = await given<Kept[]>`
    select id, sample, state from shared_data.record where id = ${id} and kind = 'resource'`;
  return row && resourceOf(row);
}

/** The same; throws `not-found`. */
export async function getResource(
  desk: Pick<Desk, "sql">,
  id: string,
  given: Sql = desk.sql,
): Promise<Resource> {
  const found = await findResource(desk, id, given);
  if (!found) throw new FailureError(NO_RECORD);
  return found;
}

/** Every resource that is published now, `none` included, by its code, or those of some codes or ids. Within a transaction give it. */
export async function listResources(
  { sql }: Pick<Desk, "sql">,
  { codes, ids }: { readonly codes?: readonly string[]; readonly ids?: readonly string[] } = {},
  given: Sql = sql,
): Promise<Resource[]> {
  const rows = await given<Kept[]>`
    select id, sample, state from shared_data.record
    where kind = 'resource' and status <> 'withdrawn' and jsonb_array_length(state -> 'versions') > 0
      ${codes === undefined ? sql`` : sql`and state -> 'content' ->> 'code' = any(${[...codes]})`}
      ${ids === undefined ? sql`` : sql`and id = any(${[...ids]}::uuid[])`}`;
  return rows
    .flatMap((row) => resourceOf(row) ?? [])
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : 1));
}

export const briefOf = ({
  id,
  code,
  name,
  providerId,
  providerName,
  regionCode,
  attribute,
  personLevel,
  sample,
  items,
}: Resource): ResourceBrief => ({
  id,
  code,
  name,
  providerId,
  providerName,
  regionCode,
  attribute,
  personLevel,
  sample,
  itemNames: items.map((item) => item.name),
});

function supplyOf(found: Resource | undefined): SupplyBrief | undefined {
  if (found === undefined || found.attribute === "none") return undefined;
  const { id: resourceId, code, name, providerName: provider, regionCode, attribute, sample } = found;
  const items = found.items.map((item) => item.name);
  return { resourceId, code, name, provider, regionCode, attribute, items, sample };
}

/** What a resource supplies to other slices as its record stands; undefined where it is not published, or not shared. */
export const supplierOf = (kept: Kept): SupplyBrief | undefined => supplyOf(resourceOf(kept));

/** The same of all, by their codes. */
export async function listSuppliers(desk: Pick<Desk, "sql">, given: Sql = desk.sql): Promise<SupplyBrief[]> {
  return (await listResources(desk, {}, given)).flatMap((each) => supplyOf(each) ?? []);
}
