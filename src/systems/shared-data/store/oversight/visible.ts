import type { ActingFor } from "../../../../kernel/actor.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { isAbove, REGIONS } from "../../domain/oversight/regions.ts";

/** Divisions that a data officer oversees: the own one and all below it; every one for the region's. */
export const overseen = ({ roles, regionCode }: ActingFor): string[] => {
  if (!roles.includes("data-officer") || regionCode === null) return [];
  return REGIONS.map(({ code }) => code).filter((code) => code === regionCode || isAbove(regionCode, code));
};

/** Whether every record is for the reader to see. */
export const seesAll = ({ roles, system, regionCode }: ActingFor): boolean =>
  system || roles.includes("office") || (roles.includes("data-officer") && regionCode === WHOLE_REGION);

/**
 * Which records a reader may see, as a part of a statement on `record`: those of the own unit, a data officer those of the own
 * area as well, also where only a party of it is concerned, the office all; an applicant the own ones.
 */
export function visible(sql: Sql, actor: ActingFor) {
  if (seesAll(actor)) return sql`true`;
  if (actor.roles.includes("applicant")) return sql`state #>> '{asker,accountId}' = ${actor.accountId}`;
  return sql`(unit_ids && ${[...actor.unitIds]}::uuid[] or region_code = any(${overseen(actor)}::text[])
    or kind = 'dispute' and (state #>> '{opener,regionCode}' = any(${overseen(actor)}::text[])
      or state #>> '{other,regionCode}' = any(${overseen(actor)}::text[])))`;
}

type Row<S> = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly state: S;
};

export type VisibleFilter = { readonly status?: string | undefined; readonly q?: string | undefined };

/** A page of the records of a kind that the reader may see, the latest first. */
export async function listVisible<S>(
  sql: Sql,
  kind: string,
  actor: ActingFor,
  { status, q }: VisibleFilter,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ total: number; rows: Row<S>[] }> {
  const where = sql`kind = ${kind} and ${visible(sql, actor)}
    ${status === undefined ? sql`` : sql`and status = ${status}`}
    ${q === undefined || q === "" ? sql`` : sql`and strpos(search_text, ${q.toLowerCase()}) > 0`}`;
  const [counted] = await sql<
    { total: number }[]
  >`select count(*) as total from shared_data.record where ${where}`;
  const rows = await sql<Row<S>[]>`
    select id, version, sample, state from shared_data.record where ${where}
    order by day desc nulls last, id limit ${size} offset ${(page - 1) * size}`;
  return { total: counted?.total ?? 0, rows };
}

/** A record that the reader may see, or undefined. */
export async function findVisible<S>(
  sql: Sql,
  kind: string,
  actor: ActingFor,
  id: string,
): Promise<Row<S> | undefined> {
  const [row] = await sql<Row<S>[]>`
    select id, version, sample, state from shared_data.record
    where id = ${id} and kind = ${kind} and ${visible(sql, actor)}`;
  return row;
}
