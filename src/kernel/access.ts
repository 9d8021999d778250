import type { Sentence } from "./error.ts";

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

/** What roles are called: on pages, in sentences, and in lists that people write. */
export const ROLE_NAMES: Readonly<Record<Role, Sentence>> = {
  "system-admin": { zh: "系统管理员", en: "System administrator" },
  "security-admin": { zh: "安全管理员", en: "Security administrator" },
  "audit-admin": { zh: "审计管理员", en: "Audit administrator" },
  office: { zh: "领导小组办公室", en: "Leading group's office" },
  leader: { zh: "领导", en: "Leader" },
  "unit-head": { zh: "单位负责人", en: "Head of unit" },
  liaison: { zh: "联络员", en: "Liaison officer" },
  "data-officer": { zh: "数据管理部门", en: "Data authority" },
  "window-clerk": { zh: "综合窗口", en: "Service window" },
  applicant: { zh: "申请人", en: "Applicant" },
};

/** Roles that work with plans, as opposed to administering the system. */
export const BUSINESS_ROLES = ["office", "leader", "unit-head", "liaison"] as const satisfies readonly Role[];

/** Roles that run the system. */
export const ADMIN_ROLES = [
  "system-admin",
  "security-admin",
  "audit-admin",
] as const satisfies readonly Role[];

/** Roles that act as a unit: what they see, sign and answer for is the unit's, and which city's follows from it. */
export const UNIT_ROLES = [
  "unit-head",
  "liaison",
  "data-officer",
  "window-clerk",
] as const satisfies readonly Role[];

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
