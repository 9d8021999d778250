import { addDays, dayInShanghai, type Day } from "../../../../kernel/calendar.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Grant } from "../../domain/grants/grant.ts";
import type { GrantRow } from "../../domain/requests/request-row.ts";
import { openRenewal, type RequestState } from "../../domain/requests/request.ts";
import type { Desk } from "../desk.ts";

/** Days before its end from which a renewal is called for. */
const RENEWAL_NOTICE_DAYS = 30;
const MOST_GRANTS = 500;

/** Grants that the caller may read, those that end first coming first. */
export async function listGrants(
  desk: Desk,
  { status, side }: { readonly status?: string | undefined; readonly side?: string | undefined },
  caller: Caller,
): Promise<{ rows: GrantRow[]; day: Day }> {
  const { sql } = desk;
  const actor = await whoActs(desk, caller);
  const day = dayInShanghai(desk.now());
  const units = actor.roles.some(
    (role) => role === "liaison" || role === "unit-head" || role === "data-officer",
  )
    ? [...actor.unitIds]
    : [];
  const region = actor.roles.includes("data-officer") ? actor.regionCode : null;
  const own = sql`(requester_id = any(${units}::uuid[]) or provider_id = any(${units}::uuid[]))`;
  const wider =
    region === null
      ? sql`false`
      : sql`(record.state -> 'provider' ->> 'regionCode' = ${region} or record.state -> 'requester' ->> 'regionCode' = ${region})`;
  const kept = await sql<{ grant: Grant; request: RequestState }[]>`
    select grant_now.state as grant, record.state as request
    from shared_data.grant_now join shared_data.record using (id)
    where (${actor.roles.includes("office") ? sql`true` : sql`${own} or ${wider}`})
      ${status === undefined ? sql`` : sql`and grant_now.status = ${status}`}
      ${side === "asked" ? sql`and requester_id = any(${units}::uuid[])` : sql``}
      ${side === "given" ? sql`and provider_id = any(${units}::uuid[])` : sql``}
    order by grant_now.status, valid_until, grant_now.id limit ${MOST_GRANTS}`;
  const rows = kept.map(({ grant, request }): GrantRow => {
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
      requester: request.requester.name,
      provider: request.provider.name,
      items: items.map(({ name }) => name),
      expired: active && until < day,
      renewalDue:
        active && until >= day && until <= addDays(day, RENEWAL_NOTICE_DAYS) && !openRenewal(request),
      asks: actor.unitIds.includes(grant.requesterId),
    };
  });
  return { rows, day };
}
