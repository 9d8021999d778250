import type { Aside } from "../../../platform/records/records.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Recorded } from "../../../kernel/record.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import { workingDaysBetween } from "../../../kernel/working-days.ts";
import { ofGrant, type ReceiptKind } from "../exchange/receipt/receipt.ts";
import { breachesOf, clocksOf, findRunningClock } from "./clocks.ts";
import { grantOf } from "./grant.ts";
import { type RequestAct, stepsOf } from "./kind.ts";
import { isOver, openRenewal, openSuspension, type RequestState } from "./request.ts";
import { pruneDrop } from "../exchange/source/store-drops.ts";
import { appendReceipt } from "../exchange/receipt/store.ts";
import { writeRequestLapses } from "../oversight/store-lapses.ts";

type Request = { id: string; version: number; sample: boolean; state: RequestState };

/** What the enforcement point reads of the grant that came of a request; null where none did. */
export function grantRow(request: Request) {
  const { id, version, state } = request;
  const grant = grantOf(request);
  if (grant === null) return null;
  return {
    id,
    regionCode: grant.regionCode,
    version,
    resourceId: grant.resourceId,
    providerId: grant.providerId,
    requesterId: grant.requesterId,
    status: grant.status,
    validFrom: grant.from,
    validUntil: grant.until,
    sample: grant.sample,
    state: grant,
    requesterRegion: state.requester.regionCode,
    renewalOpen: openRenewal(state) !== undefined,
    endedOn: state.ended?.on ?? null,
  };
}

async function writeGrant(sql: Sql, request: Request): Promise<void> {
  const made = grantRow(request);
  if (made === null) return;
  const row = { ...made, state: json(sql, made.state) };
  await sql`insert into shared_data.grant_now ${sql(row)} on conflict (id) do update set ${sql(row)}`;
}

const LEAVING: Partial<Readonly<Record<RequestAct["type"], ReceiptKind>>> = {
  deliver: "delivery",
  dispose: "disposal",
};

/** Opening the data and disposing of it leave their receipts in the chain, beside those of the readings between them. */
async function leaveReceipt(
  sql: Sql,
  request: Request,
  { act, at, byId }: Recorded<RequestAct>,
): Promise<void> {
  const kind = LEAVING[act.type];
  const grant = grantOf(request);
  if (kind === undefined || grant === null) return;
  const { requester, provider } = request.state;
  const seed = {
    ...ofGrant(grant, (id) => (id === requester.id ? requester.name : provider.name)),
    kind,
    at,
    account: byId,
    items: grant.items.map(({ name }) => name),
    outcome: "answered" as const,
  };
  await appendReceipt({ now: () => new Date(at) }, sql, seed);
}

/** The answer as figures count it; nulls before it was given, and where no limit ran. */
function answerOf(state: RequestState, isWorkingDay: IsWorkingDay) {
  const on = state.answered?.on;
  const clock = clocksOf(state, isWorkingDay).findLast(({ about }) => about === "answer")?.clock;
  if (on === undefined || clock === undefined)
    return { answeredOn: null, answerDays: null, answerLate: null };
  const late = breachesOf(state, on, isWorkingDay).some(
    ({ code, since }) => code === "late-answer" && since <= on,
  );
  return { answeredOn: on, answerDays: workingDaysBetween(clock.from, on, isWorkingDay), answerLate: late };
}

/** What lists read of a request: as of the day of its last act. */
export function requestRow(
  { id, sample, state, words, day }: Omit<Request, "version"> & { readonly words: string; readonly day: Day },
  isWorkingDay: IsWorkingDay,
) {
  const { requester, provider, status, filed, granted, stop } = state;
  const suspension = openSuspension(state);
  const running = findRunningClock(clocksOf(state, isWorkingDay));
  return {
    id,
    regionCode: provider.regionCode,
    requesterRegion: requester.regionCode,
    requesterId: requester.id,
    providerId: provider.id,
    status,
    filedOn: filed?.on ?? null,
    due: running?.clock.due ?? null,
    validUntil: granted?.until ?? null,
    rectifyBy: suspension?.rectifyBy ?? null,
    rectifySide:
      suspension === undefined ? null : suspension.side === "provider" ? "provider-head" : suspension.side,
    stopFrom: stop?.filed ? stop.from : null,
    sides: [...new Set(stepsOf(state, day).map(({ side }) => side))],
    isOpen: !isOver(state),
    sample,
    words,
    ...answerOf(state, isWorkingDay),
  };
}

/** Writes what lists and the enforcement point read of a request, with each of its acts. */
export const requestAside =
  (isWorkingDay: IsWorkingDay): Aside<RequestState, RequestAct> =>
  async (sql, { id, after: state, recorded }) => {
    const [record] = await sql<{ sample: boolean; words: string }[]>`
      select sample, search_text as words from shared_data.record where id = ${id}`;
    const sample = record?.sample ?? false;
    const row = requestRow(
      { id, sample, state, words: record?.words ?? "", day: recorded.day },
      isWorkingDay,
    );
    await sql`insert into shared_data.request_now ${sql(row)} on conflict (id) do update set ${sql(row)}`;
    const request = { id, version: recorded.version, sample, state };
    await writeGrant(sql, request);
    // With what it opened goes what was kept for it.
    await pruneDrop(sql, state.resource.id, recorded.day);
    await leaveReceipt(sql, request, recorded);
    await writeRequestLapses({ sql, isWorkingDay }, { id, sample, state });
  };
