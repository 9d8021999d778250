import { allows, BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { fallsBy } from "../../../kernel/list.ts";
import { inOrder } from "../../../platform/database/in-order.ts";
import { actorOf, hidden, today, unitsOf } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Figure } from "./correction.ts";
import { type ItemCode, ITEMS } from "./item.ts";
import { type ListedReadings, READING_ORDERS } from "./listed-reading.ts";
import { corrects, type SectionState } from "./section.ts";
import { asFigure } from "./store-correction.ts";
import { settledOf, used } from "./store-settled.ts";
import type { WaterDesk } from "./store-section.ts";

type Asked = {
  readonly month?: string | undefined;
  readonly item?: ItemCode | undefined;
  readonly sort?: keyof typeof READING_ORDERS | undefined;
  readonly reversed: boolean;
  readonly page: number;
  readonly size: number;
};

/** Readings of a section as they stand today, a page of them. Throws `not-found`. */
export async function listReadings(
  desk: WaterDesk,
  id: string,
  { month, item, sort = "time", reversed, page, size }: Asked,
  caller: Caller,
): Promise<ListedReadings> {
  const { sql } = desk;
  const day = today(desk);
  const [record] = await sql<{ version: number; title: string; state: SectionState }[]>`
    select version, title, state from ecology.record where id = ${id} and kind = 'section'`;
  if (record === undefined) return hidden();
  const where = sql`section_id = ${id} and day <= ${day}
    ${month === undefined ? sql`` : sql`and day >= ${`${month}-01`}::date and day < ${`${month}-01`}::date + interval '1 month'`}
    ${item === undefined ? sql`` : sql`and item = ${item}`}`;
  const falls = fallsBy(READING_ORDERS, sort, reversed);
  // Of one item there is nothing to order items by, and its index has its times in their order.
  const order =
    item === undefined ? sql`array_position(${ITEMS.map(({ code }) => code)}::text[], item)` : null;
  // Every reading has a time: with its nulls last it could not be read off an index.
  const byTime = (falling: boolean) => (falling ? sql`time desc` : sql`time`);
  const ordered =
    order === null
      ? byTime(sort === "item" || falls)
      : sort === "item"
        ? sql`${inOrder(sql, order, falls)}, time desc`
        : sql`${byTime(falls)}, ${order}`;
  const [counted] = await sql<{ total: number }[]>`
    select count(*)::int as total from ecology.reading where ${where}`;
  const rows = await sql<(Figure & { time: string; item: ItemCode; day: Day })[]>`
    with page as (
      select time, item, row_number() over () as place
      from (select time, item from ecology.reading where ${where} order by ${ordered} limit ${size} offset ${(page - 1) * size}) paged
    )
    select time, item, day, printed, unit, judged::text as judged, below::text as below
    from page join ecology.readings_as_of(${day}) reading using (time, item)
    where section_id = ${id} order by place`;
  const signedIn = caller.actor !== null && allows(BUSINESS_ROLES, caller.actor.roles);
  const units = await unitsOf(desk);
  const settled = signedIn ? await settledOf(sql, record.title) : [];
  const may =
    signedIn &&
    record.state.status === "used" &&
    corrects(await actorOf(desk, caller), record.state) === null;
  const all = record.state.corrections ?? [];
  return {
    day,
    total: counted?.total ?? 0,
    version: may ? record.version : null,
    rows: rows.map((row) => ({
      ...asFigure(row),
      time: row.time,
      item: row.item,
      before: all
        .filter((each) => each.time === row.time && each.item === row.item)
        .map(({ was: { printed, unit, below }, on, unitId, reason, sheet }) => ({
          printed,
          unit,
          below,
          on,
          bureau: unitId === null ? "" : units.name(unitId),
          reason,
          sheet,
        }))
        .toReversed(),
      settled: settled.filter(used(row.day)).map(({ period }) => period),
    })),
  };
}
