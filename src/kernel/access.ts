/**
 * Who may do what. Administration is split in three (system, security, audit) as GB/T 22239-2019 asks:
 * the system administrator runs the machine, the security administrator manages accounts and roles,
 * the audit administrator reads the trail; none of them sees business data by that role.
 */
export const ROLES = [
  "system-admin",
  "security-admin",
  "audit-admin",
  "office",
  "leader",
  "unit-head",
  "liaison",
  "data-officer",
  "window-clerk",
  "applicant",
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that work with plans, as opposed to administering the system. */
export const BUSINESS_ROLES = ["office", "leader", "unit-head", "liaison"] as const satisfies readonly Role[];

/** Roles that serve citizens: the departments in charge of shared data and items, and the windows that take applications in. */
export const SERVICE_ROLES = ["data-officer", "window-clerk"] as const satisfies readonly Role[];

/**
 * Who may call a route or open a page: `public` needs no sign-in, `signed-in` any account,
 * a list the holders of one of its roles.
 */
export type Access = "public" | "signed-in" | readonly Role[];

/** Whether a caller with these roles (`null`: not signed in) passes. */
export function allows(access: Access, roles: readonly Role[] | null): boolean {
  if (access === "public") return true;
  if (roles === null) return false;
  return access === "signed-in" || access.some((role) => roles.includes(role));
}
