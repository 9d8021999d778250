import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";

/** What of the whole system the notices depend on. */
export type Standing = {
  readonly demo: boolean;
  readonly securityAdmins: number;
  readonly auditAdmins: number;
};

const DEMO: Sentence = {
  zh: "示例数据：单位、人员和数字均为虚构，不反映真实情况。",
  en: "Sample data: units, people and figures are invented.",
};
const ONE_SECURITY_ADMIN: Sentence = {
  zh: "目前只有一名安全管理员，且可能兼任其他管理员。请新建账号，把系统、安全、审计管理员分给不同的人。",
  en: "There is only one security administrator, who may hold other administration too. Create accounts so that system, security and audit administration are with different people.",
};
const NO_AUDIT_ADMIN: Sentence = {
  zh: "还没有审计管理员，没有人查看操作记录。请新建一个只有该角色的账号。",
  en: "There is no audit administrator, so nobody reads the trail. Create an account with that role alone.",
};

/** What someone with these roles (`null`: not signed in) should be told at every sign-in. */
export function noticesFor(roles: readonly Role[] | null, standing: Standing): Sentence[] {
  const manages = roles?.includes("security-admin") && !standing.demo;
  return [
    ...(standing.demo ? [DEMO] : []),
    ...(manages && standing.securityAdmins < 2 ? [ONE_SECURITY_ADMIN] : []),
    ...(manages && standing.auditAdmins === 0 ? [NO_AUDIT_ADMIN] : []),
  ];
}

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === "::1";
}
