import type { Caller } from "../../../../platform/slice.ts";
import { actorOf } from "../../../../platform/records/units.ts";
import { seenBy, type SiteDesk } from "../store.ts";
import { DRAWN, dotsBytes, ORIGIN, type SiteAt } from "./dots.ts";

/** Sites that the caller sees in their list, as columns of bytes. The database makes them: rows would cost ten times as much. */
export async function dotsFile(desk: SiteDesk, caller: Caller): Promise<Uint8Array> {
  const { sql } = desk;
  const seen = seenBy(sql, await actorOf(desk, caller));
  const found = await sql<{ zone: string }[]>`
    select distinct zone from ecology.site_point where zone is not null and ${seen} order by zone`;
  // A byte tells 255 zones; a reserve has three, or nine.
  const zones = found.map(({ zone }) => zone).slice(0, 255);
  type Columns = {
    readonly count: number;
    readonly sample: boolean | null;
    readonly x: Buffer | null;
    readonly y: Buffer | null;
    readonly status: Buffer | null;
    readonly zone: Buffer | null;
  };
  const [row] = await sql<Columns[]>`
    select count(*)::int as count, bool_or(sample) as sample,
      string_agg(float4send((longitude - ${ORIGIN[0]})::real), '') as x,
      string_agg(float4send((latitude - ${ORIGIN[1]})::real), '') as y,
      string_agg(set_byte('\\x00'::bytea, 0, drawn - 1), '') as status,
      string_agg(set_byte('\\x00'::bytea, 0, coalesce(array_position(${zones}::text[], zone), 0)), '') as zone
    from (
      select longitude, latitude, zone, sample, array_position(${[...DRAWN]}::text[], status) as drawn
      from ecology.site_point where ${seen} order by drawn, id
    ) as dots`;
  const none = Buffer.alloc(0);
  return dotsBytes({ count: row?.count ?? 0, zones, sample: row?.sample === true }, [
    row?.x ?? none,
    row?.y ?? none,
    row?.status ?? none,
    row?.zone ?? none,
  ]);
}

/** Four bytes say a position to a few centimetres. */
const SAME_DEGREES = 2e-6;
const MOST_AT = 20;

/** The sites at a dot, of those that the caller sees. */
export async function sitesAt(
  desk: SiteDesk,
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
  caller: Caller,
): Promise<readonly SiteAt[]> {
  const seen = seenBy(desk.sql, await actorOf(desk, caller));
  return desk.sql<SiteAt[]>`
    select id, title, status from ecology.record where kind = 'site' and id in (
      select id from ecology.site_point
      where longitude between ${longitude - SAME_DEGREES} and ${longitude + SAME_DEGREES}
        and latitude between ${latitude - SAME_DEGREES} and ${latitude + SAME_DEGREES} and ${seen}
      limit ${MOST_AT}) order by title`;
}
