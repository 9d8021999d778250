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
];
