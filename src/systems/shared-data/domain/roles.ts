import { BUSINESS_ROLES, type Role, SERVICE_ROLES } from "../../../kernel/access.ts";
import type { ActingFor } from "../../../kernel/actor.ts";
import { holder } from "../../../kernel/inbox.ts";

/** Who works for a unit; who besides acts for a data authority; who takes part in a matter of shared data. */
export const UNITS = ["liaison", "unit-head"] as const satisfies readonly Role[];
export const WORKERS = [...UNITS, "data-officer"] as const satisfies readonly Role[];
export const PARTIES = [...WORKERS, "office"] as const satisfies readonly Role[];

/** Who reads the catalogue. */
export const CATALOGUE_READERS = [...BUSINESS_ROLES, ...SERVICE_ROLES] as const satisfies readonly Role[];

/** Whether the actor works for a unit, in one of these roles. */
export const worksFor = (
  { roles, unitIds }: Pick<ActingFor, "roles" | "unitIds">,
  unitId: string,
  as: readonly Role[] = WORKERS,
): boolean => unitIds.includes(unitId) && as.some((role) => roles.includes(role));

/** The same people, as what waits for them names them. */
export const workersOf = (unitId: string, as: readonly Role[] = WORKERS): string[] =>
  as.map((role) => holder(role, unitId));
