import { orderedBy } from "../../../platform/database/in-order.ts";
import type { OrderOf } from "../../../kernel/list.ts";
import type { Page } from "../../../platform/records/list-records.ts";
import { addDays, type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import {
  RECEIPT_ORDERS,
  type CallableGrant,
  type ExchangeOverview,
  type ReceiptLine,
  type UsageDay,
  type UsedGrant,
} from "./view.ts";
import { linkageRuleOn } from "./reading/linkage-rules.ts";
import type { Outcome, Receipt } from "./receipt/receipt.ts";
import { type Grant, isOpen } from "./grant/grant.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import type { Desk } from "../store/desk.ts";
import { NO_GRANT } from "./reading/store-enforcement.ts";
import { unitNames } from "./grant/store.ts";
import { sentencesOf } from "../../../platform/witness/hold.ts";
import { currentHead, holdReceipts, listHeads } from "./receipt/store-heads.ts";
import { listPauses } from "./reading/store-pauses.ts";
import { seenBy, type Viewer, viewerOf } from "./store-viewers.ts";

const DAYS = 30;
const READ = ["reading", "batch"];

const counts = (sql: Sql) => sql`
  count(*) filter (where outcome <> 'denied') as calls,
  coalesce(sum(row_count) filter (where outcome <> 'denied'), 0)::bigint as rows,
  count(*) filter (where outcome = 'denied') as denied`;

/** Calls of each of the last thirty days, days without any included, the earliest first. */
async function usageByDay(sql: Sql, viewer: Viewer, asOf: Day, grantId: string | null): Promise<UsageDay[]> {
  const first = addDays(asOf, 1 - DAYS);
  const rows = await sql<UsageDay[]>`
    select day, ${counts(sql)} from shared_data.receipt
    where day >= ${first} and day <= ${asOf} and kind = any(${READ}) and ${seenBy(sql, viewer)}
      ${grantId === null ? sql`` : sql`and grant_id = ${grantId}`}
    group by day`;
  const known = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: DAYS }, (_, at) => {
    const day = addDays(first, at);
    return known.get(day) ?? { day, calls: 0, rows: 0, denied: 0 };
  });
}

async function usedGrants(desk: Desk, viewer: Viewer): Promise<UsedGrant[]> {
  const { sql } = desk;
  const nameOf = unitNames(await desk.organisations.list(sql));
  const grants = await sql<{ state: Grant }[]>`
    select state from shared_data.grant_now where ${seenBy(sql, viewer)} order by state ->> 'resourceCode', id`;
  const used = await sql<{ grantId: string; calls: number; rows: number; denied: number; lastAt: Date }[]>`
    select grant_id, ${counts(sql)}, max(at) as last_at from shared_data.receipt
    where grant_id is not null and kind = any(${READ}) and ${seenBy(sql, viewer)} group by grant_id`;
  const known = new Map(used.map((row) => [row.grantId, row]));
  return grants.map(({ state: { id, resourceName, requesterId, providerId, mode, sample } }) => {
    const row = known.get(id);
    return {
      id,
      resourceName,
      requester: nameOf(requesterId),
      provider: nameOf(providerId),
      mode,
      calls: row?.calls ?? 0,
      rows: row?.rows ?? 0,
      denied: row?.denied ?? 0,
      lastAt: row?.lastAt.toISOString() ?? null,
      sample,
    };
  });
}

/** How the grants that concern the caller are used, who is paused, and where the chain stands. */
export async function exchangeOverview(desk: Desk, caller: Caller): Promise<ExchangeOverview> {
  const asOf = dayInShanghai(desk.now());
  const viewer = await viewerOf(desk, caller);
  const [days, grants, pauses, head, heads, held] = await Promise.all([
    usageByDay(desk.sql, viewer, asOf, null),
    usedGrants(desk, viewer),
    listPauses(desk, viewer),
    currentHead(desk.sql, asOf),
    listHeads(desk.sql, 10),
    holdReceipts(desk),
  ]);
  const { subjectsPerDay } = linkageRuleOn(asOf);
  return {
    asOf,
    days,
    grants,
    pauses,
    head: head ?? null,
    heads,
    findings: sentencesOf(held),
    subjectsPerDay,
  };
}

export type ReceiptFilter = { readonly grant?: string | undefined; readonly outcome?: Outcome | undefined };

/** Receipts that concern the caller, the latest first. */
export async function listReceipts(
  desk: Desk,
  { grant, outcome }: ReceiptFilter,
  { page, size, ...asked }: Page & OrderOf<typeof RECEIPT_ORDERS>,
  caller: Caller,
): Promise<{ total: number; rows: ReceiptLine[] }> {
  const { sql } = desk;
  const viewer = await viewerOf(desk, caller);
  const where = sql`number is not null and ${seenBy(sql, viewer)}
    ${grant === undefined ? sql`` : sql`and grant_id = ${grant}`}
    ${outcome === undefined ? sql`` : sql`and outcome = ${outcome}`}`;
  const [counted] = await sql<{ total: number }[]>`
    select count(*) as total from shared_data.receipt where ${where}`;
  const rows = await sql<{ number: number; content: Buffer }[]>`
    select number, content from shared_data.receipt where ${where}
    order by ${orderedBy(sql, RECEIPT_ORDERS, asked, { number: sql`number` }, sql`number desc`)} limit ${size} offset ${(page - 1) * size}`;
  return {
    total: counted?.total ?? 0,
    rows: rows.map(({ number, content }) => {
      const said = JSON.parse(content.toString("utf8")) as Receipt;
      const { at, kind, purpose, caseNumber, items, outcome: result, code, rows: given, sample } = said;
      return {
        number,
        at,
        kind,
        requester: said.requester.name,
        provider: said.provider.name,
        resource: said.resource.name,
        purpose,
        caseNumber,
        items,
        outcome: result,
        code,
        rows: given,
        sample,
      };
    }),
  };
}

/** One grant's use by day; throws `not-found` for a grant that does not concern the caller. */
export async function usageOfGrant(
  desk: Desk,
  grantId: string,
  caller: Caller,
): Promise<{ days: UsageDay[] }> {
  const viewer = await viewerOf(desk, caller);
  const found = await desk.sql`
    select from shared_data.grant_now where id = ${grantId} and ${seenBy(desk.sql, viewer)}`;
  if (found.length === 0) throw new FailureError(NO_GRANT);
  return { days: await usageByDay(desk.sql, viewer, dayInShanghai(desk.now()), grantId) };
}

/** Grants under which the caller's unit may read now. */
export async function callableGrants(desk: Desk, caller: Caller): Promise<CallableGrant[]> {
  const { sql } = desk;
  const day = dayInShanghai(desk.now());
  const { unitIds } = await whoActs(desk, caller);
  const nameOf = unitNames(await desk.organisations.list(sql));
  const rows = await sql<{ state: Grant; calls: number | null }[]>`
    select g.state, u.calls from shared_data.grant_now g
    left join shared_data.grant_usage u on u.grant_id = g.id and u.day = ${day}
    where g.requester_id = any(${[...unitIds]}::uuid[]) order by g.state ->> 'resourceCode', g.id`;
  return rows
    .filter(({ state }) => isOpen(state, day))
    .map(({ state, calls }) => ({
      id: state.id,
      resourceName: state.resourceName,
      provider: nameOf(state.providerId),
      mode: state.mode,
      purposes: state.purposes,
      items: state.items.map(({ name }) => name),
      personLevel: state.personLevel,
      until: state.until,
      callsLeft: Math.max(0, state.callsPerDay - (calls ?? 0)),
      sample: state.sample,
    }));
}
