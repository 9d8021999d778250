import type { Grant } from "../exchange/grant/grant.ts";
import type { RequestState } from "./request.ts";

const STATUSES: Partial<Readonly<Record<RequestState["status"], Grant["status"]>>> = {
  delivered: "active",
  "in-use": "active",
  suspended: "suspended",
  // A delivery that was rejected: nothing is read until there is another.
  granted: "suspended",
};

/** What a request opens now as the enforcement point reads it; null before the first delivery. */
export function grantOf({
  id,
  version,
  sample,
  state,
}: {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly state: RequestState;
}): Grant | null {
  const { granted, openedOn, resource, requester, provider, asked, status } = state;
  if (granted === null || openedOn === null) return null;
  return {
    id,
    version,
    regionCode: provider.regionCode,
    resourceId: resource.id,
    resourceCode: resource.code,
    resourceName: resource.name,
    providerId: provider.id,
    requesterId: requester.id,
    basis: `${asked.basis.title}${asked.basis.article}`,
    purposes: granted.purposes,
    mode: granted.mode,
    items: granted.items,
    rows: granted.rows,
    personLevel: resource.personLevel,
    subjectItem: resource.subjectItem,
    callsPerDay: granted.callsPerDay,
    rowsPerCall: granted.rowsPerCall,
    from: openedOn,
    until: granted.until,
    status: STATUSES[status] ?? "terminated",
    sample,
  };
}
