import { addDays, dayInShanghai, type Day } from "../../../../kernel/calendar.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import { orderedBy } from "../../../../platform/database/in-order.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Grant } from "./grant.ts";
import { partiesOf, readable } from "../../requests/store-list.ts";
import { GRANT_ORDERS, type GrantRow } from "../../requests/view.ts";
import type { Desk } from "../../store/desk.ts";

/** Days before its end from which a renewal is called for. */
const RENEWAL_NOTICE_DAYS = 30;
const MOST_GRANTS = 500;

/** Grants that the caller may read, those that end first coming first. */
export async function listGrants(
  desk: Desk,
  {
    status,
    side,
    ...asked
  }: { readonly status?: string | undefined; readonly side?: string | undefined } & OrderOf<
    typeof GRANT_ORDERS
  >,
  caller: Caller,
): Promise<{ rows: GrantRow[]; day: Day }> {
  const { sql } = desk;
  const actor = await whoActs(desk, caller);
  const day = dayInShanghai(desk.now());
  const units = partiesOf(actor);
  const order = orderedBy(
    sql,
    GRANT_ORDERS,
    asked,
    {
      name: sql`state ->> 'resourceName'`,
      status: sql`array_position(array['active', 'suspended', 'terminated'], status)`,
      until: sql`valid_until`,
      calls: sql`(state ->> 'callsPerDay')::numeric`,
    },
    sql`status, valid_until, id`,
  );
  const kept = await sql<{ grant: Grant; requester: string; provider: string; renewalOpen: boolean }[]>`
    select shown.state as grant, renewal_open, record.state #>> '{requester,name}' as requester,
      record.state #>> '{provider,name}' as provider
    from (select now.*, row_number() over (order by ${order}) as place from shared_data.grant_now now
    where ${readable(sql, actor)}
      ${status === undefined ? sql`` : sql`and status = ${status}`}
      ${side === "asked" ? sql`and requester_id = any(${units}::uuid[])` : sql``}
      ${side === "given" ? sql`and provider_id = any(${units}::uuid[])` : sql``}
    order by place limit ${MOST_GRANTS}) shown
    join shared_data.record using (id) order by place`;
  const rows = kept.map(({ grant, requester, provider, renewalOpen }): GrantRow => {
    const { id, resourceCode, resourceName, mode, from, until, callsPerDay, sample, items } = grant;
    const active = grant.status === "active";
    return {
      id,
      resourceCode,
      resourceName,
      mode,
      from,
      until,
      status: grant.status,
      callsPerDay,
      sample,
      requester,
      provider,
      items: items.map(({ name }) => name),
      expired: active && until < day,
      renewalDue: active && until >= day && until <= addDays(day, RENEWAL_NOTICE_DAYS) && !renewalOpen,
      asks: actor.unitIds.includes(grant.requesterId),
    };
  });
  return { rows, day };
}
