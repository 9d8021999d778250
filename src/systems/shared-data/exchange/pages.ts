import type { Page } from "../../../web/frame/page.ts";

export const exchangePages: readonly Page[] = [
  {
    path: "/data/exchange",
    title: { zh: "调用与凭据", en: "Readings and receipts" },
    access: ["data-officer", "liaison", "unit-head", "office", "leader"],
    measures: [4],
    menu: { group: "data", order: 40, icon: "exchange" },
    load: () => import("./page.tsx"),
  },
  {
    path: "/data/readings",
    title: { zh: "查询共享数据", en: "Read shared data" },
    access: ["liaison", "window-clerk"],
    measures: [4],
    menu: { group: "data", order: 42, icon: "readings" },
    load: () => import("./reading/page.tsx"),
  },
  {
    path: "/data/sources",
    title: { zh: "数据来源", en: "Sources of data" },
    access: ["data-officer", "liaison", "unit-head"],
    measures: [4],
    menu: { group: "data", order: 44, icon: "sources" },
    load: () => import("./source/list.tsx"),
  },
  {
    path: "/my-data-visitors",
    title: { zh: "谁查了我的数据", en: "Who read my data" },
    access: ["applicant"],
    measures: [4],
    menu: { group: "services", order: 60, icon: "visitors" },
    load: () => import("./visitor/page.tsx"),
  },
];
