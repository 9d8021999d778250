import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Page } from "../../web/page.ts";

const reading = { access: BUSINESS_ROLES, measures: [], menu: null } as const;
const deciding = { access: ["office"], measures: [], menu: null } as const;

/** The pages of supervision, each one question. */
export const pages: readonly Page[] = [
  {
    ...reading,
    path: "/",
    title: { zh: "总览", en: "Overview" },
    menu: { group: "plan", order: 10, icon: "board" },
    load: () => import("./board/home-page.tsx"),
  },
  {
    path: "/my-work",
    title: { zh: "我的工作", en: "My work" },
    access: ["office", "unit-head", "liaison"],
    measures: [],
    menu: {
      group: "plan",
      order: 5,
      icon: "work",
      badge: () => import("./my-work/open-count.tsx"),
    },
    load: () => import("./my-work/my-work-page.tsx"),
  },
  {
    path: "/tasks/:task/report",
    within: "/my-work",
    title: { zh: "填报", en: "Report" },
    access: ["office", "unit-head", "liaison"],
    measures: [],
    menu: null,
    load: () => import("./report/report-page.tsx"),
  },
  {
    path: "/report-sheet",
    within: "/my-work",
    title: { zh: "报送单", en: "Report sheet" },
    access: ["office", "unit-head", "liaison"],
    measures: [],
    menu: null,
    load: () => import("./report/report-sheet-page.tsx"),
  },
  {
    ...reading,
    path: "/plans",
    title: { zh: "方案", en: "Plans" },
    menu: { group: "plan", order: 20, icon: "plans" },
    load: () => import("./plans/plans-page.tsx"),
  },
  {
    ...reading,
    path: "/plans/:plan",
    within: "/",
    title: { zh: "总览", en: "Overview" },
    load: () => import("./board/board-page.tsx"),
  },
  {
    ...reading,
    path: "/plans/:plan/questions",
    title: { zh: "待答问题", en: "Open questions" },
    load: () => import("./questions/questions-page.tsx"),
  },
  {
    ...reading,
    path: "/plans/:plan/comparison/:other",
    title: { zh: "逐项比对", en: "Comparison" },
    load: () => import("./comparison/comparison-page.tsx"),
  },
  {
    ...reading,
    path: "/measures/:measure",
    within: "/",
    title: { zh: "举措", en: "Measure" },
    load: () => import("./measure/measure-page.tsx"),
  },
  {
    ...reading,
    path: "/units/:organisation",
    within: "/",
    title: { zh: "单位", en: "Unit" },
    menu: { group: "plan", order: 15, icon: "units", title: { zh: "我的单位", en: "My unit" } },
    load: () => import("./unit/unit-page.tsx"),
  },
  {
    ...reading,
    path: "/search",
    title: { zh: "搜索", en: "Search" },
    load: () => import("./search/search-page.tsx"),
  },
  {
    ...deciding,
    path: "/imports",
    title: { zh: "导入", en: "Imports" },
    menu: { group: "plan", order: 30, icon: "import" },
    load: () => import("./imports/imports-page.tsx"),
  },
  {
    ...deciding,
    path: "/imports/:import/review",
    title: { zh: "审核", en: "Review" },
    load: () => import("./review/review-page.tsx"),
  },
];
