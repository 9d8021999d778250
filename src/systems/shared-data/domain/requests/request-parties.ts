import type { Role } from "../../../../kernel/access.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Party, RequestState } from "./request.ts";

/** Whether the actor acts for a unit in a role. */
export const actsFor = (
  { unitIds, roles }: Pick<ActingFor, "unitIds" | "roles">,
  { id }: Pick<Party, "id">,
  role: Role,
): boolean => unitIds.includes(id) && roles.includes(role);

/** Whether the actor is the data authority of a party's own level. */
export const isOfficerOf = (
  { regionCode, roles }: Pick<ActingFor, "regionCode" | "roles">,
  party: Pick<Party, "regionCode">,
): boolean => roles.includes("data-officer") && regionCode === party.regionCode;

/**
 * Who may read a request: both parties, the data authorities of either's level, the office. To everybody else it does not
 * exist.
 */
export const mayReadRequest = (
  { requester, provider }: Pick<RequestState, "requester" | "provider">,
  actor: Pick<ActingFor, "unitIds" | "roles" | "regionCode">,
): boolean =>
  actor.roles.includes("office") ||
  [requester, provider].some(
    (party) =>
      isOfficerOf(actor, party) ||
      (actor.unitIds.includes(party.id) &&
        actor.roles.some((role) => role === "liaison" || role === "unit-head" || role === "data-officer")),
  );
