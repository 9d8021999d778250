import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Page } from "../../web/page.ts";

/** The pages of the organisation and of the registers, each one question. */
export const pages: readonly Page[] = [
  {
    path: "/meetings",
    title: { zh: "会议", en: "Meetings" },
    access: BUSINESS_ROLES,
    measures: [20, 21, 22],
    menu: { group: "organisation", order: 10, icon: "meetings" },
    load: () => import("./meetings/meetings-page.tsx"),
  },
  {
    path: "/meetings/:meeting",
    title: { zh: "会议", en: "Meeting" },
    access: BUSINESS_ROLES,
    measures: [20, 21, 22],
    menu: null,
    load: () => import("./meetings/meeting-page.tsx"),
  },
  {
    path: "/registers/project",
    title: { zh: "项目库", en: "Projects" },
    access: BUSINESS_ROLES,
    measures: [1, 2, 3, 12, 14, 16, 19],
    menu: { group: "registers", order: 10, icon: "projects" },
    load: () => import("./registers/register-page.tsx"),
  },
  {
    path: "/registers/application",
    title: { zh: "创建申报", en: "Applications" },
    access: BUSINESS_ROLES,
    measures: [9, 10, 19],
    menu: { group: "registers", order: 20, icon: "applications" },
    load: () => import("./registers/register-page.tsx"),
  },
  {
    path: "/registers/fund",
    title: { zh: "争取资金政策", en: "Funds and policies" },
    access: BUSINESS_ROLES,
    measures: [9, 10, 12, 15],
    menu: { group: "registers", order: 30, icon: "funds" },
    load: () => import("./registers/register-page.tsx"),
  },
  {
    path: "/registers/agreement",
    title: { zh: "合作协议", en: "Agreements" },
    access: BUSINESS_ROLES,
    measures: [13, 20, 21],
    menu: { group: "registers", order: 40, icon: "agreements" },
    load: () => import("./registers/register-page.tsx"),
  },
  {
    path: "/registers/problem",
    title: { zh: "重大问题清单", en: "Hard problems" },
    access: BUSINESS_ROLES,
    measures: [20, 21],
    menu: { group: "registers", order: 50, icon: "problems" },
    load: () => import("./registers/register-page.tsx"),
  },
  {
    path: "/registers/:register/new",
    title: { zh: "新增", en: "New row" },
    access: ["office", "unit-head", "liaison"],
    measures: [],
    menu: null,
    load: () => import("./registers/new-entry-page.tsx"),
  },
  {
    path: "/entries/:entry",
    title: { zh: "清单条目", en: "Row of a register" },
    access: BUSINESS_ROLES,
    measures: [],
    menu: null,
    load: () => import("./registers/entry-page.tsx"),
  },
];
