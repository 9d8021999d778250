import { ROLE_NAMES, type Role, UNIT_ROLES } from "../../kernel/access.ts";
import { fail, ok, type Result } from "../../kernel/result.ts";

export type RoleCode =
  | "roles-apart"
  | "applicant-alone"
  | "unit-needed"
  | "own-roles"
  | "last-security-admin";

/** What the first account starts with, so that one person can begin. */
export const FIRST_ROLES: readonly Role[] = ["system-admin", "security-admin", "office"];

/** Whoever reads the trail must not be among those whose acts it records. */
const APART_FROM_AUDIT: readonly Role[] = ["system-admin", "security-admin"];

/** Whether one person may hold these roles together. */
export function checkRoles(roles: readonly Role[]): Result<null, RoleCode> {
  if (roles.includes("applicant") && roles.length > 1)
    return fail(
      "applicant-alone",
      "申请人账号只用于本人办事，不能同时有工作角色。请为工作另开账号。",
      "An applicant's account is for one's own matters and holds no working role. Open another account for work.",
    );
  if (!roles.includes("audit-admin") || !APART_FROM_AUDIT.some((role) => roles.includes(role)))
    return ok(null);
  return fail(
    "roles-apart",
    "审计管理员不能同时是系统管理员或安全管理员，请分给不同的人。",
    "The audit administrator cannot also be system or security administrator: give these roles to different people.",
  );
}

/** Whether somebody with these roles works for a unit, where one of them acts as it. */
export function checkUnit(
  roles: readonly Role[],
  organisationId: string | null,
): Result<null, "unit-needed"> {
  const role = UNIT_ROLES.find((each) => roles.includes(each));
  if (role === undefined || organisationId !== null) return ok(null);
  const { zh, en } = ROLE_NAMES[role];
  return fail(
    "unit-needed",
    `角色“${zh}”代表单位办事，请选定所在单位，或去掉这个角色。`,
    `The role “${en}” acts as a unit: choose the unit, or take the role away.`,
  );
}

/** A change of one account's roles, or its closing, by `actorId`. */
export type RoleChange = {
  readonly actorId: string | null;
  readonly accountId: string;
  readonly before: readonly Role[];
  readonly after: readonly Role[];
  readonly organisationId: string | null;
  readonly disabled: boolean;
  /** Open accounts other than this one that hold security-admin. */
  readonly otherSecurityAdmins: number;
};

/** Whether the change is allowed: nobody raises their own roles, and one security administrator always stays. */
export function checkRoleChange(change: RoleChange): Result<null, RoleCode> {
  const apart = checkRoles(change.after);
  if (!apart.ok) return apart;
  // Whoever lacks a unit can be closed as they are.
  const unit = change.disabled ? ok(null) : checkUnit(change.after, change.organisationId);
  if (!unit.ok) return unit;
  const added = change.after.filter((role) => !change.before.includes(role));
  if (change.actorId === change.accountId && added.length > 0)
    return fail(
      "own-roles",
      "不能给自己增加角色，请另一位安全管理员办理。",
      "Nobody can add roles to themselves: ask another security administrator.",
    );
  const leaves =
    change.before.includes("security-admin") && (change.disabled || !change.after.includes("security-admin"));
  if (leaves && change.otherSecurityAdmins === 0)
    return fail(
      "last-security-admin",
      "这是唯一的安全管理员，不能停用或去掉该角色。请先任命另一位。",
      "This is the only security administrator and cannot be closed or lose the role. Appoint another first.",
    );
  return ok(null);
}
