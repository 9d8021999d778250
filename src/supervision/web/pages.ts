import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Page } from "../../web/frame/page.ts";
import { DESK, PLAN } from "../../web/frame/workplaces.ts";

const reading = { access: BUSINESS_ROLES, measures: [], menu: null } as const;
const deciding = { access: ["office"], measures: [], menu: null } as const;

const CHASING = { zh: "审核与催报", en: "Review and chasing" };
const PLANS = { zh: "方案与导入", en: "Plans and imports" };

/** The pages of supervision, each one question. */
export const pages: readonly Page[] = [
  {
    ...reading,
    path: "/plan",
    title: { zh: "总览", en: "Overview" },
    menu: { workplace: PLAN, order: 10 },
    load: () => import("./board/home-page.tsx"),
  },
  {
    path: "/my-work",
    title: { zh: "我的工作", en: "My work" },
    acts: [
      { title: { zh: "上报本月进展", en: "Report this month's progress" }, access: ["unit-head", "liaison"] },
    ],
    access: ["office", "unit-head", "liaison"],
    measures: [20],
    menu: { workplace: PLAN, order: 20 },
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
    menu: { workplace: PLAN, order: 60, section: PLANS },
    load: () => import("./plans/plans-page.tsx"),
  },
  {
    ...reading,
    path: "/plans/:plan",
    within: "/plan",
    title: { zh: "总览", en: "Overview" },
    load: () => import("./board/board-page.tsx"),
  },
  {
    ...reading,
    path: "/plans/:plan/settings",
    title: { zh: "督办设置", en: "Supervision settings" },
    load: () => import("./settings/settings-page.tsx"),
  },
  {
    ...deciding,
    path: "/plans/:plan/dispatch",
    title: { zh: "交办", en: "Dispatch" },
    load: () => import("./dispatch/dispatch-page.tsx"),
  },
  {
    ...deciding,
    path: "/ledger-imports/:import",
    within: "/ledger",
    title: { zh: "接入台账", en: "Take over a ledger" },
    load: () => import("../ledger-import/page.tsx"),
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
    within: "/plan",
    title: { zh: "举措", en: "Measure" },
    load: () => import("./measure/measure-page.tsx"),
  },
  {
    ...reading,
    path: "/units/:organisation",
    within: "/plan",
    title: { zh: "单位", en: "Unit" },
    menu: { workplace: PLAN, order: 70, title: { zh: "我的单位", en: "My unit" } },
    load: () => import("./unit/unit-page.tsx"),
  },
  {
    ...reading,
    access: "signed-in",
    path: "/search",
    within: DESK,
    title: { zh: "搜索", en: "Search" },
    load: () => import("./search/search-page.tsx"),
  },
  {
    ...deciding,
    path: "/imports",
    acts: [{ title: { zh: "导入方案", en: "Import a plan" } }],
    title: { zh: "导入", en: "Imports" },
    menu: { workplace: PLAN, order: 61, section: PLANS },
    load: () => import("./imports/imports-page.tsx"),
  },
  {
    ...deciding,
    path: "/imports/:import/review",
    title: { zh: "审核", en: "Review" },
    load: () => import("./review/review-page.tsx"),
  },
  {
    ...reading,
    path: "/ledger",
    title: { zh: "台账", en: "Ledger" },
    menu: { workplace: PLAN, order: 30 },
    load: () => import("./ledger/ledger-page.tsx"),
  },
  {
    ...reading,
    path: "/tasks/:task",
    within: "/ledger",
    title: { zh: "任务", en: "Task" },
    load: () => import("./task/task-page.tsx"),
  },
  {
    ...reading,
    path: "/plans/:plan/statistics",
    within: "/plan",
    access: ["office", "leader"],
    title: { zh: "统计", en: "Statistics" },
    load: () => import("./statistics/statistics-page.tsx"),
  },
  {
    ...reading,
    path: "/review-queue",
    access: ["office", "unit-head", "liaison"],
    title: { zh: "待审", en: "To review" },
    menu: { workplace: PLAN, order: 40, section: CHASING },
    load: () => import("./review-queue/review-queue-page.tsx"),
  },
  {
    ...reading,
    path: "/missing",
    access: ["office", "leader"],
    title: { zh: "未报清单", en: "Not reported" },
    menu: { workplace: PLAN, order: 41, section: CHASING },
    load: () => import("./missing/missing-page.tsx"),
  },
  {
    ...deciding,
    path: "/workbooks",
    title: { zh: "表格回收", en: "Workbooks" },
    menu: { workplace: PLAN, order: 42, section: CHASING },
    load: () => import("./workbooks/workbooks-page.tsx"),
  },
  {
    ...deciding,
    path: "/papers",
    access: ["office", "leader"],
    title: { zh: "公文", en: "Papers" },
    menu: { workplace: PLAN, order: 50 },
    load: () => import("./papers/papers-page.tsx"),
  },
  {
    ...deciding,
    path: "/papers/:paper",
    within: "/papers",
    access: ["office", "leader"],
    title: { zh: "公文", en: "Paper" },
    load: () => import("./papers/paper-page.tsx"),
  },
  {
    ...deciding,
    path: "/paper-templates",
    within: "/papers",
    title: { zh: "公文模板", en: "Templates of papers" },
    load: () => import("./papers/templates-page.tsx"),
  },
];
