import type { Aside, Projected } from "../../../platform/records/records.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Recorded } from "../../../kernel/record.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import { workingDaysBetween } from "../../../kernel/working-days.ts";
import { ofGrant, type ReceiptKind } from "../exchange/receipt/receipt.ts";
import { breachesOf, clocksOf, findRunningClock } from "./clocks.ts";
import { grantOf } from "./grant.ts";
import { request, type RequestAct, stepsOf } from "./kind.ts";
import { isOver, openRenewal, openSuspension, type RequestState } from "./request.ts";
import { pruneDrop } from "../exchange/source/store-drops.ts";
import { appendReceipt } from "../exchange/receipt/store.ts";
import { projection } from "../store/records.ts";

/** What the enforcement point reads of the grant that came of a request: a grant widened here would open what nobody granted. */
export const grantNow = projection(request, "grant_now", {
  row: (record) => {
    const grant = grantOf(record);
    const { state, version } = record;
    return (
      grant && {
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
      }
    );
  },
});

const LEAVING: Partial<Readonly<Record<RequestAct["type"], ReceiptKind>>> = {
  deliver: "delivery",
  dispose: "disposal",
};

/** Opening the data and disposing of it leave their receipts in the chain, beside those of the readings between them. */
async function leaveReceipt(
  sql: Sql,
  record: Projected<RequestState>,
  { act, at, byId }: Recorded<RequestAct>,
): Promise<void> {
  const kind = LEAVING[act.type];
  const grant = grantOf(record);
  if (kind === undefined || grant === null) return;
  const { requester, provider } = record.state;
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
export const requestNow = projection(request, "request_now", {
  row: ({ sample, state, searchText, changedOn }, { isWorkingDay }) => {
    const { requester, provider, status, filed, granted, stop } = state;
    const suspension = openSuspension(state);
    const running = findRunningClock(clocksOf(state, isWorkingDay));
    return {
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
      sides: [...new Set(stepsOf(state, changedOn).map(({ side }) => side))],
      isOpen: !isOver(state),
      sample,
      words: searchText,
      ...answerOf(state, isWorkingDay),
    };
  },
});

/** With each act of a request: its receipts, and with what it opened goes what was kept for it. */
export const requestAside: Aside<RequestState, RequestAct> = async (sql, { after, recorded, record }) => {
  await pruneDrop(sql, after.resource.id, recorded.day);
  await leaveReceipt(sql, record, recorded);
};
