import type { Day } from "../../../../kernel/calendar.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { fallsBy } from "../../../../kernel/list.ts";
import { holdsWords } from "../../../../platform/database/holds-words.ts";
import { inOrder } from "../../../../platform/database/in-order.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import { today } from "../../../../platform/records/units.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { SHARING_ATTRIBUTES } from "./content.ts";
import { RESOURCE, type ResourceState, runningClocks } from "./state.ts";
import {
  fromOutside,
  isInside,
  RESOURCE_ORDERS,
  type ResourceOrder,
  type ResourceRow,
  rowOf,
} from "./replies.ts";
import type { Desk } from "../../store/desk.ts";
import { seenBy } from "./store-published.ts";

export type CatalogueFilter = {
  readonly q?: string | undefined;
  readonly class?: string | undefined;
  readonly city?: string | undefined;
  readonly attribute?: string | undefined;
  readonly status?: string | undefined;
  /** Resources of the caller's own units, or those that wait for the caller. */
  readonly mine?: string | undefined;
};

/** Of `resource_now`: resources that the reader may see. */
export const visible = (sql: Sql, actor: ActingFor) => seenBy(sql, actor, sql`is_published`);

/** Rows of `resource_now` on which the actor has the next step. */
export function waiting(sql: Sql, { roles, unitIds, regionCode }: ActingFor) {
  const [officer, head] = [roles.includes("data-officer"), roles.includes("unit-head")];
  const own = sql`unit_ids && ${[...unitIds]}::uuid[]`;
  return sql`(
    (${officer} and region_code = ${regionCode} and (status = 'under-review' or withdrawal_asked and status <> 'withdrawn'))
    or (${head} and ${own} and status in ('drafting', 'revising'))
    or (${roles.includes("liaison")} and ${own} and status in ('drafting', 'revising', 'approved', 'returned')))`;
}

/** What is being revised is published all the same, and to others it looks so. */
function statusIs(sql: Sql, status: string | undefined) {
  if (status === undefined) return sql``;
  if (status !== "published") return sql`and status = ${status}`;
  return sql`and is_published and status <> 'withdrawn'`;
}

/** A part of a statement that is true where a value was given. */
function matching(sql: Sql, filter: CatalogueFilter, actor: ActingFor) {
  const { q, city, attribute, status, mine } = filter;
  return sql`${visible(sql, actor)} and ${holdsWords(sql, q, sql`words`)}
    ${filter.class === undefined ? sql`` : sql`and code like ${`${filter.class}%`}`}
    ${city === undefined ? sql`` : sql`and region_code = ${city}`}
    ${attribute === undefined ? sql`` : sql`and attribute = ${attribute}`}
    ${statusIs(sql, status)}
    ${mine === "own" ? sql`and unit_ids && ${[...actor.unitIds]}::uuid[]` : sql``}
    ${mine === "waiting" ? sql`and ${waiting(sql, actor)}` : sql``}`;
}
type Where = ReturnType<typeof matching>;

export type KeptResource = { readonly id: string; readonly sample: boolean; readonly state: ResourceState };

const classesOf = (sql: Sql, where: Where) => sql<{ class: string; count: number }[]>`
  select left(code, 3) as class, count(*) as count from shared_data.resource_now where ${where} group by 1`;

/** A resource as the reader may see it: what is being revised is not for those outside. */
export const shownTo = (actor: ActingFor, state: ResourceState): ResourceState =>
  isInside(actor, state.content) ? state : (fromOutside(state) ?? state);

/** What is being revised stands among what is published: others are not to find out that it is. */
function orderBy(sql: Sql, { sort = "code", reversed = false }: ResourceOrder) {
  const status = sql`case when is_published and status <> 'withdrawn' then 'published' else status end`;
  const by = {
    name: sql`(select title from shared_data.record named where named.id = resource_now.id)`,
    attribute: sql`array_position(${[...SHARING_ATTRIBUTES]}::text[], attribute)`,
    status: sql`array_position(${Object.keys(RESOURCE.statuses)}::text[], ${status})`,
    code: sql`code`,
  }[sort];
  return sql`${inOrder(sql, by, fallsBy(RESOURCE_ORDERS, sort, reversed))}, code, id`;
}

/** A page of resources as the actor may see them, by their codes where no other order is asked for. */
async function keptWhere(
  sql: Sql,
  where: Where,
  actor: ActingFor,
  { page, size }: Page,
  order: ResourceOrder = {},
): Promise<KeptResource[]> {
  const found = await sql<{ id: string }[]>`
    select id from shared_data.resource_now where ${where}
    order by ${orderBy(sql, order)} limit ${size} offset ${(page - 1) * size}`;
  const ids = found.map(({ id }) => id);
  const rows = await sql<KeptResource[]>`
    select id, sample, state from shared_data.record where id = any(${ids}::uuid[])`;
  const kept = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = kept.get(id);
    return row === undefined ? [] : [{ ...row, state: shownTo(actor, row.state) }];
  });
}

/** Ids of all resources under a filter that the caller may see, by their codes. */
export async function visibleIds(desk: Desk, filter: CatalogueFilter, caller: Caller): Promise<string[]> {
  const { sql } = desk;
  const where = matching(sql, filter, await whoActs(desk, caller));
  const rows = await sql<{ id: string }[]>`
    select id from shared_data.resource_now where ${where} order by code, id`;
  return rows.map(({ id }) => id);
}

/** Of these resources those that the caller may see now, as the caller may see them, by their codes. */
export async function keptByIds(desk: Desk, ids: readonly string[], caller: Caller): Promise<KeptResource[]> {
  const { sql } = desk;
  const actor = await whoActs(desk, caller);
  const where = sql`${visible(sql, actor)} and id = any(${[...ids]}::uuid[])`;
  return keptWhere(sql, where, actor, { page: 1, size: ids.length });
}

/** A page of the catalogue, with how many resources stand under each class. */
export async function listCatalogue(
  desk: Desk,
  filter: CatalogueFilter,
  paging: Page,
  caller: Caller,
  order: ResourceOrder = {},
): Promise<{ total: number; rows: ResourceRow[]; day: Day; classes: Record<string, number> }> {
  const { sql } = desk;
  const [day, actor] = [today(desk), await whoActs(desk, caller)];
  const where = matching(sql, filter, actor);
  const rows = await keptWhere(sql, where, actor, paging, order);
  const chosen = await classesOf(sql, where);
  const counts =
    filter.class === undefined
      ? chosen
      : await classesOf(sql, matching(sql, { ...filter, class: undefined }, actor));
  const classes: Record<string, number> = {};
  for (const { class: code, count } of counts)
    for (const prefix of [code.slice(0, 1), code]) classes[prefix] = (classes[prefix] ?? 0) + count;
  return {
    total: chosen.reduce((sum, { count }) => sum + count, 0),
    rows: rows.map((row) => rowOf(row, runningClocks(row.state, day, desk.isWorkingDay)[0] ?? null)),
    day,
    classes,
  };
}

/** Units for which the caller may draft: its own; an officer's, those of the city. */
export async function resourceChoices(
  desk: Desk,
  caller: Caller,
): Promise<{ units: { id: string; name: string; regionCode: string }[]; day: Day }> {
  const { roles, unitIds, regionCode: own } = await whoActs(desk, caller);
  const units = (await desk.organisations.list(desk.sql)).flatMap(({ id, name, regionCode, collective }) =>
    !collective && (unitIds.includes(id) || (roles.includes("data-officer") && regionCode === own))
      ? [{ id, name, regionCode }]
      : [],
  );
  return { units, day: today(desk) };
}
