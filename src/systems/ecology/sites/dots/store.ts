import type { Caller } from "../../../../platform/slice.ts";
import { actorOf } from "../../../../platform/records/units.ts";
import { seenBy, type SiteDesk } from "../store.ts";
import type { SiteStatus } from "../kind.ts";
import { DRAWN, dotsBytes, type SiteAt } from "./dots.ts";

const SPOT_BYTES = 8;

type Together = {
  readonly status: SiteStatus;
  readonly zone: string | null;
  readonly sample: boolean;
  /** Eight bytes for each, as the table keeps them. */
  readonly spots: Buffer;
};

/** Sites that the caller sees in their list, as columns of bytes. The database strings them together: rows would cost ten times as much. */
export async function dotsFile(desk: SiteDesk, caller: Caller): Promise<Uint8Array> {
  const { sql } = desk;
  const rows = await sql<Together[]>`
    select status, zone, bool_or(sample) as sample, string_agg(spot, '') as spots from ecology.site_point
    where ${seenBy(sql, await actorOf(desk, caller))} group by status, zone order by zone`;
  // A byte tells 255 zones; a reserve has three, or nine.
  const zones = [...new Set(rows.flatMap(({ zone }) => (zone === null ? [] : [zone])))].slice(0, 255);
  const drawn = rows.toSorted((a, b) => DRAWN.indexOf(a.status) - DRAWN.indexOf(b.status));
  const each = (byte: (of: Together) => number): Buffer =>
    Buffer.concat(drawn.map((of) => Buffer.alloc(of.spots.length / SPOT_BYTES, byte(of))));
  const head = { zones, sample: rows.some(({ sample }) => sample) };
  const spots = Buffer.concat(drawn.map((of) => of.spots));
  return dotsBytes({ ...head, count: spots.length / SPOT_BYTES }, [
    spots,
    each(({ status }) => DRAWN.indexOf(status)),
    each(({ zone }) => (zone === null ? 0 : zones.indexOf(zone) + 1)),
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
