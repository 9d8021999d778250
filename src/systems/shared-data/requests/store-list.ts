import type { ActingFor } from "../../../kernel/actor.ts";
import { dayInShanghai, type Day } from "../../../kernel/calendar.ts";
import { queryWords } from "../../../kernel/search-tokens.ts";
import { fallsBy, RECORD_ORDERS, type RecordOrder } from "../../../kernel/list.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { inOrder, type Part } from "../../../platform/database/in-order.ts";
import type { Page } from "../../../platform/records/list-records.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import type { Caller } from "../../../platform/slice.ts";
import { PUBLISHED_THROUGH } from "../../../platform/working-days.ts";
import type { RequestTab } from "./fields.ts";
import { request } from "./kind.ts";
import type { RequestState } from "./request.ts";
import { requestRow, type RequestCounts, type RequestRow } from "./view.ts";
import type { Desk } from "../store/desk.ts";

export type RequestFilter = {
  readonly tab?: RequestTab | undefined;
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly overdue?: boolean | undefined;
};

export const calendarOf = ({ isWorkingDay }: Pick<Desk, "isWorkingDay">) => ({
  isWorkingDay,
  publishedThrough: PUBLISHED_THROUGH,
});

/** Units for which the actor takes part; of who has no role in it none. */
export const partiesOf = ({ roles, unitIds }: ActingFor): string[] =>
  roles.some((role) => role === "liaison" || role === "unit-head" || role === "data-officer")
    ? [...unitIds]
    : [];

/**
 * Rows that the actor may read: of both parties, of the data authorities of either's level, for the office all. To everybody
 * else a request does not exist.
 */
export function readable(sql: Sql, actor: ActingFor) {
  if (actor.roles.includes("office")) return sql`true`;
  const units = partiesOf(actor);
  const region = actor.roles.includes("data-officer") ? actor.regionCode : null;
  return sql`(requester_id = any(${units}::uuid[]) or provider_id = any(${units}::uuid[])
    ${region === null ? sql`` : sql`or now.region_code = ${region} or requester_region = ${region}`})`;
}

/** Rows of `request_now now` that wait for the actor; some only begin to wait as days pass. */
export function waiting(sql: Sql, actor: ActingFor, day: Day) {
  const { roles, regionCode } = actor;
  const units = [...actor.unitIds];
  const [liaison, head, officer] = (["liaison", "unit-head", "data-officer"] as const).map((role) =>
    roles.includes(role),
  );
  return sql`(
    ${
      liaison
        ? sql`(requester_id = any(${units}::uuid[]) and 'requester-liaison' = any(sides))
      or (provider_id = any(${units}::uuid[]) and 'provider-liaison' = any(sides))`
        : sql`false`
    }
    or ${
      head
        ? sql`(requester_id = any(${units}::uuid[]) and ('requester-head' = any(sides)
        or (now.status in ('in-use', 'delivered') and valid_until < ${day})))
      or (provider_id = any(${units}::uuid[]) and ('provider-head' = any(sides)
        or (now.status = 'suspended' and rectify_side = 'provider-head' and rectify_by < ${day})
        or (now.status in ('in-use', 'delivered') and stop_from <= ${day})))`
        : sql`false`
    }
    or ${
      officer && regionCode !== null
        ? sql`(now.region_code = ${regionCode} and ('data-officer' = any(sides)
        or (now.status = 'suspended' and rectify_side = 'data-officer' and rectify_by < ${day})))`
        : sql`false`
    })`;
}

function inTab(sql: Sql, tab: RequestTab, actor: ActingFor, day: Day) {
  const units = [...actor.unitIds];
  switch (tab) {
    case "mine":
      return waiting(sql, actor, day);
    case "asked":
      return sql`requester_id = any(${units}::uuid[])`;
    case "given":
      return sql`provider_id = any(${units}::uuid[])`;
    case "all":
      return sql`true`;
  }
}

type Kept = { readonly id: string; readonly sample: boolean; readonly state: RequestState };

/** A page of requests that the caller may read: what is due first comes first. */
export async function listRequests(
  desk: Desk,
  { tab = "mine", q, status, overdue = false, sort, reversed = false }: RequestFilter & RecordOrder,
  { page, size }: Page,
  caller: Caller,
): Promise<{ total: number; rows: RequestRow[]; day: Day }> {
  const { sql } = desk;
  const actor = await whoActs(desk, caller);
  const day = dayInShanghai(desk.now());
  const words =
    q === undefined
      ? sql``
      : queryWords(q).reduce((found, word) => sql`${found} and strpos(words, ${word}) > 0`, sql``);
  // Records are joined only for the one page that is shown.
  const from = sql`
    from shared_data.request_now now
    where ${readable(sql, actor)} and ${inTab(sql, tab, actor, day)} ${words}
      ${status === undefined ? sql`` : sql`and now.status = ${status}`}
      ${overdue ? sql`and due < ${day}` : sql``}`;
  const [counted] = await sql<{ total: number }[]>`select count(*) as total ${from}`;
  const usual = sql`due nulls last, filed_on desc nulls first, id`;
  const place = (by: Part) =>
    sort === undefined ? usual : sql`${inOrder(sql, by, fallsBy(RECORD_ORDERS, sort, reversed))}, ${usual}`;
  const by = {
    title: sql`(select title from shared_data.record named where named.id = now.id)`,
    status: sql`array_position(${Object.keys(request.statuses)}::text[], now.status)`,
    day: sql`filed_on`,
    until: sql`due`,
  }[sort ?? "until"];
  const rows = await sql<Kept[]>`
    select id, sample, record.state
    from (select id, due, filed_on, ${by} as by_asked ${from}
      order by ${place(by)} limit ${size} offset ${(page - 1) * size}) shown
    join shared_data.record using (id) order by ${place(sql`by_asked`)}`;
  const calendar = calendarOf(desk);
  return {
    total: counted?.total ?? 0,
    rows: rows.map((row) => requestRow(row, actor, day, calendar)),
    day,
  };
}

/** How many requests there are for the caller; those who may not read any are told open and overdue ones only. */
export async function countRequests(desk: Desk, caller: Caller): Promise<RequestCounts & { day: Day }> {
  const { sql } = desk;
  const actor = await whoActs(desk, caller);
  const day = dayInShanghai(desk.now());
  const seen = actor.roles.includes("leader") ? sql`true` : readable(sql, actor);
  const units = [...actor.unitIds];
  const [counts] = await sql<RequestCounts[]>`
    select count(*) filter (where ${waiting(sql, actor, day)}) as mine,
      count(*) filter (where requester_id = any(${units}::uuid[])) as asked,
      count(*) filter (where provider_id = any(${units}::uuid[])) as given,
      count(*) as "all",
      count(*) filter (where is_open and filed_on is not null) as open,
      count(*) filter (where due < ${day}) as overdue
    from shared_data.request_now now where ${seen}`;
  return { mine: 0, asked: 0, given: 0, all: 0, open: 0, overdue: 0, ...counts, day };
}
