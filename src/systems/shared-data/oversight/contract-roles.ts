import type { Role } from "../../../kernel/access.ts";

/** Who works for a unit, who besides acts for a data authority, who reads. */
export const UNITS = ["liaison", "unit-head"] as const satisfies readonly Role[];
export const WORKERS = [...UNITS, "data-officer"] as const satisfies readonly Role[];
export const READERS = [...WORKERS, "office"] as const satisfies readonly Role[];
