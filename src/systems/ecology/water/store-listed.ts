import { allows, BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { fallsBy } from "../../../kernel/list.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { inOrder, type Part } from "../../../platform/database/in-order.ts";
import { actorOf, hidden, today, unitsOf } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Figure } from "./correction.ts";
import { type ItemCode, ITEMS } from "./item.ts";
import { type ListedReadings, READING_ORDERS } from "./listed-reading.ts";
import { corrects, type SectionState } from "./section.ts";
import { asFigure } from "./store-correction.ts";
import { settledOf, used } from "./store-settled.ts";
import type { WaterDesk } from "./store-section.ts";

/** What is asked of the readings of a section. */
export type Asked = {
  readonly month?: string | undefined;
  readonly item?: ItemCode | undefined;
  readonly sort?: keyof typeof READING_ORDERS | undefined;
  readonly reversed: boolean;
  readonly page: number;
  readonly size: number;
};

const itemOrder = (sql: Sql) => sql`array_position(${ITEMS.map(({ code }) => code)}::text[], item)`;

type Listed = Pick<Asked, "month" | "item" | "page" | "size"> & {
  readonly id: string;
  readonly day: Day;
  readonly sort: keyof typeof READING_ORDERS;
  readonly falls: boolean;
};

/**
 * How many readings a list has, in which months the readings of a page lie, and behind how many of these it begins. Months say
 * how many they have, so that a deep page reads no more than the months that it shows.
 */
async function placeOf(
  sql: Sql,
  { id, day, month, item, sort, falls, page, size }: Listed,
): Promise<{ readonly total: number; readonly where: Part; readonly skip: number }> {
  const byItem = sort === "item" && item === undefined;
  const all = await sql<{ item: ItemCode; month: string; count: number }[]>`
    select ${byItem ? sql`item` : sql`''`} as item, month, sum(count)::int as count
    from ecology.month_sums_as_of(${day})
    where section_id = ${id} ${month === undefined ? sql`` : sql`and month = ${month}`}
      ${item === undefined ? sql`` : sql`and item = ${item}`}
    group by 1, 2
    order by ${byItem ? sql`${inOrder(sql, itemOrder(sql), falls)},` : sql``} month ${sort === "item" || falls ? sql`desc` : sql``}`;
  const offset = (page - 1) * size;
  let [total, before] = [0, 0];
  const shown = all.filter(({ count }) => {
    const begins = total;
    total += count;
    if (total <= offset) before = total;
    return total > offset && begins < offset + size;
  });
  const months = shown.map((each) => each.month);
  const sorted = months.toSorted();
  const of = item === undefined ? (byItem ? shown.map((each) => each.item) : null) : [item];
  return {
    total,
    skip: offset - before,
    where: sql`time >= ${sorted[0] ?? ""} and time < ecology.month_after(${sorted.at(-1) ?? "1000-01"})
      ${of === null ? sql`` : sql`and item = any(${of}::text[])`}
      ${byItem ? sql`and (item, left(time, 7)) in (select * from unnest(${of}::text[], ${months}::text[]))` : sql``}`,
  };
}

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
  const falls = fallsBy(READING_ORDERS, sort, reversed);
  const { total, where, skip } = await placeOf(sql, { id, day, month, item, sort, falls, page, size });
  // Of one item there is nothing to order items by, and its index has its times in their order.
  const order = item === undefined ? itemOrder(sql) : null;
  // Every reading has a time: with its nulls last it could not be read off an index.
  const byTime = (falling: boolean) => (falling ? sql`time desc` : sql`time`);
  const ordered =
    order === null
      ? byTime(sort === "item" || falls)
      : sort === "item"
        ? sql`${inOrder(sql, order, falls)}, time desc`
        : sql`${byTime(falls)}, ${order}`;
  const rows = await sql<(Figure & { time: string; item: ItemCode; day: Day })[]>`
    with page as (
      select time, item, row_number() over () as place
      from (select time, item from ecology.reading where section_id = ${id} and day <= ${day} and ${where} order by ${ordered} limit ${size} offset ${skip}) paged
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
    total,
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
