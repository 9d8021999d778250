import type { ActingFor } from "../../../kernel/actor.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { today } from "../../../platform/records/units.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Resource } from "../catalogue/resource/content.ts";
import { getResource, listResources } from "../catalogue/resource/store-published.ts";
import { grantLapses, requestLapses } from "../oversight/store-lapses.ts";
import type { Desk } from "../store/desk.ts";
import { kindDesk } from "../store/records.ts";
import { breachesOf, disposeBy } from "./clocks.ts";
import { NOT_SHARED, REQUESTER_LIAISON } from "./failures.ts";
import type { Asked } from "./fields.ts";
import { grantOf } from "./grant.ts";
import { request, type RequestAct, stepsOf } from "./kind.ts";
import type { AskedResource, Party, RequestState } from "./request.ts";
import { scopeWarnings } from "./scope.ts";
import { calendarOf, readable } from "./store-list.ts";
import { grantNow, requestAside, requestNow } from "./store-now.ts";
import { type AskableResource, type RequestForm, type RequestMore, shownClocks } from "./view.ts";

export const requests = kindDesk(request, {
  visible: (sql, actor) =>
    sql`id in (select id from shared_data.request_now now where ${readable(sql, actor)})`,
  // Parties stand in the state with their names of the day.
  units: () => [],
  more: (desk, opened): RequestMore => {
    const { state, actor, day } = opened;
    return {
      clocks: shownClocks(state, day, calendarOf(desk)),
      breaches: breachesOf(state, day, desk.isWorkingDay),
      steps: stepsOf(state, day),
      may: request.offers(state, actor, day),
      warnings: scopeWarnings(state.asked, state.resource, state.requester),
      grant: grantOf(opened),
      disposeBy: disposeBy(state, day, desk.isWorkingDay),
    };
  },
  projections: [requestNow, grantNow, requestLapses, grantLapses],
  aside: () => requestAside,
});

/** What a request keeps of the resource as published now. Throws where it is not shared. */
function askedResourceOf(resource: Resource): AskedResource {
  const { id, version, code, name, attribute, items, modes, conditions, personLevel, subjectItem } = resource;
  if (attribute === "none") throw new FailureError(NOT_SHARED);
  const names = items.map((item) => item.name);
  return { id, version, code, name, attribute, items: names, modes, conditions, personLevel, subjectItem };
}

const providerOf = ({ providerId, providerName, regionCode }: Resource): Party => ({
  id: providerId,
  name: providerName,
  regionCode,
});

/** The unit for which the caller acts, null where the caller has none. */
const partyOf = ({ unitIds, unitName, regionCode }: ActingFor): Party | null => {
  const [id] = unitIds;
  return id === undefined || unitName === null || regionCode === null
    ? null
    : { id, name: unitName, regionCode };
};

/** What the form for a new request starts from. Throws where the resource is not shared or not published. */
export async function requestForm(desk: Desk, resourceId: string, caller: Caller): Promise<RequestForm> {
  const [resource, actor] = await Promise.all([getResource(desk, resourceId), whoActs(desk, caller)]);
  return {
    resource: askedResourceOf(resource),
    provider: providerOf(resource),
    requester: partyOf(actor),
    day: today(desk),
  };
}

export type NewRequest = { readonly key: string; readonly resourceId: string; readonly asked: Asked };

/** Drafts a request for a published resource; the same key drafts once. */
export async function draftRequest(
  desk: Desk,
  { key, resourceId, asked }: NewRequest,
  caller: Caller,
  options: DoingOptions<RequestState, RequestAct> = {},
): Promise<{ id: string; version: number }> {
  const { resource, provider, requester } = await requestForm(desk, resourceId, caller);
  if (requester === null) throw new FailureError(REQUESTER_LIAISON);
  return requests.begin(desk, { key, seed: { resource, requester, provider, asked } }, caller, options);
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
