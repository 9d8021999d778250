import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { guidedMaterials, handlingOf } from "../../domain/hall/guide.ts";
import type { Guidance } from "../../domain/hall/hall-view.ts";
import type { StandardState } from "../../domain/standards/standard.ts";
import type { Desk } from "../desk.ts";
import { bundlesWith } from "./bundles.ts";
import { getHallItem, partOf, suppliersOf } from "./item-parts.ts";
import { otherOffers } from "./search-hall.ts";

/** What the latest issued standard of the four cities promises for an item. */
async function standardFor(sql: Sql, code: string | null): Promise<Guidance["standard"]> {
  if (code === null) return null;
  const rows = await sql<{ title: string; state: StandardState }[]>`
    select title, state from one_service.record where kind = 'standard' and state ->> 'stage' = 'issued'
    order by changed_at desc`;
  for (const { title, state } of rows) {
    const item = state.items.find((each) => each.code === code && each.leftOut === null);
    if (!item) continue;
    const days = item.fields.promisedDays;
    return { title, promised: days === null ? null : { value: days, unit: "working-day" } };
  }
  return null;
}

/** Guidance to an item that is handled now: what anybody may know of it, and no more. Throws `not-found`. */
export async function guidanceOf(desk: Desk, id: string): Promise<Guidance> {
  const hallItem = await getHallItem(desk, id);
  const { item, key, sample } = hallItem;
  const day = dayInShanghai(desk.now());
  const part = await partOf(desk, hallItem);
  return {
    itemId: id,
    asOf: day,
    sample,
    item: {
      catalogCode: item.catalogCode,
      name: item.name,
      type: item.type,
      city: item.city,
      dept: item.dept,
      basis: item.basis,
      projectType: item.projectType,
      legal: item.legal,
      promised: item.promised,
      visits: item.visits,
      visitReason: item.visitReason,
      charges: item.charges,
      feeBasis: item.feeBasis,
      resultName: item.resultName,
      acceptCondition: item.acceptCondition,
      specialProcedure: item.specialProcedure,
      serves: item.serves,
      contact: item.contact,
      complaint: item.complaint,
      place: item.place,
      hours: item.hours,
      appointment: item.appointment,
      online: item.online,
      post: item.post,
    },
    materials: guidedMaterials(part, await suppliersOf(desk, [part])),
    handling: handlingOf(item),
    others: await otherOffers(desk.sql, key, id, day),
    bundles: await bundlesWith(desk, item),
    standard: await standardFor(desk.sql, item.catalogCode),
  };
}
