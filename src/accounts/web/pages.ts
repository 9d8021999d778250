import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Page } from "../../web/page.ts";

export const pages: readonly Page[] = [
  {
    path: "/sign-in",
    title: { zh: "登录", en: "Sign in" },
    measures: [],
    access: "public",
    menu: null,
    load: () => import("./sign-in-page.tsx"),
  },
  {
    path: "/password",
    title: { zh: "修改口令", en: "Change password" },
    measures: [],
    access: "signed-in",
    menu: null,
    load: () => import("./password-page.tsx"),
  },
  {
    path: "/account",
    title: { zh: "我的账户", en: "My account" },
    measures: [],
    access: "signed-in",
    menu: null,
    load: () => import("./account-page.tsx"),
  },
  {
    path: "/accounts",
    title: { zh: "账号管理", en: "Accounts" },
    measures: [],
    access: ["security-admin"],
    menu: { group: "administration", order: 10, icon: "accounts" },
    load: () => import("./accounts-page.tsx"),
  },
  {
    path: "/roster",
    title: { zh: "单位名册", en: "Roster of units" },
    measures: [],
    access: [...BUSINESS_ROLES, "security-admin"],
    menu: { group: "office", order: 80, icon: "roster" },
    load: () => import("./roster-page.tsx"),
  },
  {
    path: "/audit",
    title: { zh: "审计记录", en: "Audit trail" },
    measures: [],
    access: ["audit-admin"],
    menu: { group: "administration", order: 20, icon: "audit" },
    load: () => import("./audit-page.tsx"),
  },
  {
    path: "/system",
    title: { zh: "系统状态", en: "System" },
    measures: [],
    access: ["system-admin"],
    menu: { group: "administration", order: 30, icon: "system" },
    load: () => import("./system-page.tsx"),
  },
];
