import { outlineOfWkb } from "../../../platform/geo/wkb.ts";
import type { Caller } from "../../../platform/slice.ts";
import { outlineView, type SiteOutline } from "./outline-view.ts";
import { type SiteDesk, sites } from "./store.ts";
import { zonesNow } from "./zones/store.ts";

/** The outline of a site with the edges of zones around it, for who sees the site. Throws `not-found`. */
export async function outlineOf(desk: SiteDesk, id: string, caller: Caller): Promise<SiteOutline> {
  const { state } = await sites.open(desk, id, caller);
  const [own] = await desk.sql<{ wkb: Buffer }[]>`
    select wkb from ecology.site_outline where site_id = ${id}`;
  const set = await zonesNow(desk.sql);
  const zones =
    set === undefined
      ? []
      : await desk.sql<{ name: string; wkb: Buffer }[]>`
          select name, wkb from ecology.zone where set_id = ${set.id} order by number`;
  return outlineView(
    own === undefined ? [] : outlineOfWkb(own.wkb),
    state.place[0] ?? [0, 0],
    zones.map(({ name, wkb }) => ({ name, outline: outlineOfWkb(wkb) })),
    set?.approval ?? null,
  );
}
