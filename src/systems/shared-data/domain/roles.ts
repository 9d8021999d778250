import { BUSINESS_ROLES, type Role, SERVICE_ROLES } from "../../../kernel/access.ts";

/** Who works for a unit; who besides acts for a data authority; who takes part in a matter of shared data. */
export const UNITS = ["liaison", "unit-head"] as const satisfies readonly Role[];
export const WORKERS = [...UNITS, "data-officer"] as const satisfies readonly Role[];
export const PARTIES = [...WORKERS, "office"] as const satisfies readonly Role[];

/** Who reads the catalogue. */
export const CATALOGUE_READERS = [...BUSINESS_ROLES, ...SERVICE_ROLES] as const satisfies readonly Role[];
