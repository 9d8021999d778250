import type { ActingFor } from "../../../../kernel/actor.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { NO_RECORD, type RecordView } from "../../../../kernel/record.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { Resource } from "../../catalogue/resource/content.ts";
import { NOT_SHARED, REQUESTER_LIAISON } from "../../domain/requests/request-failures.ts";
import { mayReadRequest } from "../../domain/requests/request-parties.ts";
import { requestShape } from "../../domain/requests/request-record.ts";
import type { Asked, AskedResource, Party, RequestAct, RequestState } from "../../domain/requests/request.ts";
import { getResource } from "../../catalogue/resource/store-published.ts";
import type { Desk } from "../desk.ts";
import { doAct, getRecord } from "../records.ts";
import { requestAside } from "./request-now.ts";

/** A request as the caller may read it; to others it does not exist. Throws `not-found`. */
export async function getReadable(
  desk: Desk,
  id: string,
  caller: Caller,
): Promise<{ record: RecordView<RequestState>; actor: ActingFor }> {
  const [record, actor] = await Promise.all([
    getRecord<RequestState, RequestAct>(desk.sql, requestShape, id),
    whoActs(desk, caller),
  ]);
  if (!mayReadRequest(record.state, actor)) throw new FailureError(NO_RECORD);
  return { record, actor };
}

/** What a request keeps of the resource as published now. Throws where it is not shared. */
export function askedResourceOf(resource: Resource): AskedResource {
  const { id, version, code, name, attribute, items, modes, conditions, personLevel, subjectItem } = resource;
  if (attribute === "none") throw new FailureError(NOT_SHARED);
  return {
    id,
    version,
    code,
    name,
    attribute,
    items: items.map((item) => item.name),
    modes,
    conditions,
    personLevel,
    subjectItem,
  };
}

/** The unit for which the caller acts, null where the caller has none. */
export const partyOf = ({ unitIds, unitName, regionCode }: ActingFor): Party | null => {
  const [id] = unitIds;
  return id === undefined || unitName === null || regionCode === null
    ? null
    : { id, name: unitName, regionCode };
};

export type NewRequest = { readonly key: string; readonly resourceId: string; readonly asked: Asked };

/** Drafts a request for a published resource; the same key drafts once. */
export async function draftRequest(
  desk: Desk,
  { key, resourceId, asked }: NewRequest,
  caller: Caller,
  at?: Date,
): Promise<RecordView<RequestState>> {
  const [resource, actor] = await Promise.all([getResource(desk, resourceId), whoActs(desk, caller)]);
  const requester = partyOf(actor);
  if (requester === null) throw new FailureError(REQUESTER_LIAISON);
  const { providerId, providerName, regionCode } = resource;
  const provider = { id: providerId, name: providerName, regionCode };
  const act = { type: "draft", resource: askedResourceOf(resource), requester, provider, asked } as const;
  return doAct<RequestState, RequestAct>(desk, requestShape, { id: null, version: null, key, act }, caller, {
    aside: requestAside(desk.isWorkingDay),
    ...(at ? { at } : {}),
  });
}

export type Acting = { readonly version: number; readonly key: string; readonly act: RequestAct };

/** Does one act on a request that the caller may read. */
export async function actOnRequest(
  desk: Desk,
  id: string,
  { version, key, act }: Acting,
  caller: Caller,
  at?: Date,
): Promise<RecordView<RequestState>> {
  await getReadable(desk, id, caller);
  return doAct<RequestState, RequestAct>(desk, requestShape, { id, version, key, act }, caller, {
    aside: requestAside(desk.isWorkingDay),
    ...(at ? { at } : {}),
  });
}
