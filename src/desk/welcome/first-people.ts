import type { Role } from "../../kernel/access.ts";

/** Who sets an installation up. */
export const FIRST_PEOPLE = ["office", "system-admin", "security-admin"] as const satisfies readonly Role[];
