import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import { breachesOf, disposeBy } from "../../domain/requests/request-clocks.ts";
import { grantOf } from "../../domain/requests/request-grant.ts";
import { requestShape } from "../../domain/requests/request-record.ts";
import {
  type AskableResource,
  type RequestDetail,
  type RequestForm,
  shownClocks,
} from "../../domain/requests/request-row.ts";
import { scopeWarnings } from "../../domain/requests/request-scope.ts";
import { offeredTo, stepsOf } from "../../domain/requests/request-steps.ts";
import { getResource, listResources } from "../../catalogue/resource/store-published.ts";
import type { Desk } from "../desk.ts";
import { historyOf } from "../records.ts";
import { askedResourceOf, getReadable, partyOf } from "./act-on-request.ts";
import { calendarOf } from "./list-requests.ts";

/** A request as its page shows it to the caller. Throws `not-found`. */
export async function requestDetail(desk: Desk, id: string, caller: Caller): Promise<RequestDetail> {
  const { record, actor } = await getReadable(desk, id, caller);
  const { state, version, sample } = record;
  const day = dayInShanghai(desk.now());
  const calendar = calendarOf(desk);
  return {
    id,
    version,
    sample,
    state,
    clocks: shownClocks(state, day, calendar),
    breaches: breachesOf(state, day, desk.isWorkingDay),
    steps: stepsOf(state, day),
    may: offeredTo(state, actor, day),
    warnings: scopeWarnings(state.asked, state.resource, state.requester),
    grant: grantOf(record),
    disposeBy: disposeBy(state, day, desk.isWorkingDay),
    history: await historyOf(desk, requestShape, id),
    actor,
    day,
  };
}

/** What the form for a new request starts from. Throws where the resource is not shared or not published. */
export async function requestForm(desk: Desk, resourceId: string, caller: Caller): Promise<RequestForm> {
  const [resource, actor] = await Promise.all([getResource(desk, resourceId), whoActs(desk, caller)]);
  const { providerId, providerName, regionCode } = resource;
  return {
    resource: askedResourceOf(resource),
    provider: { id: providerId, name: providerName, regionCode },
    requester: partyOf(actor),
    day: dayInShanghai(desk.now()),
  };
}

const MOST_CHOICES = 50;

/** Published resources that can be asked for, the own unit's left out. */
export async function askableResources(
  desk: Desk,
  q: string | undefined,
  caller: Caller,
): Promise<AskableResource[]> {
  const [resources, actor] = await Promise.all([listResources(desk), whoActs(desk, caller)]);
  const words = (q ?? "").trim();
  return resources
    .flatMap(({ id, code, name, providerId, providerName, attribute }): AskableResource[] =>
      attribute === "none" || actor.unitIds.includes(providerId)
        ? []
        : [{ id, code, name, provider: providerName, attribute }],
    )
    .filter(({ code, name, provider }) => `${code} ${name} ${provider}`.includes(words))
    .slice(0, MOST_CHOICES);
}
