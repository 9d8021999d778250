import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ECOLOGY } from "../web/workplace.ts";

const page = { access: BUSINESS_ROLES, measures: [13] } as const;

const ALERTS = "/ecology/alerts";
const REACHES = "/ecology/reaches";
const reaches = { ...page, title: { zh: "河段", en: "Reaches of the river" }, within: ALERTS } as const;

export const alertPages: readonly Page[] = [
  {
    ...page,
    path: ALERTS,
    title: { zh: "上下游联防联控", en: "Joint prevention along the river" },
    menu: { workplace: ECOLOGY, order: 40, title: { zh: "联防联控", en: "Alerts" } },
    load: () => import("./list.tsx"),
  },
  {
    ...page,
    path: `${ALERTS}/:alert`,
    title: { zh: "上下游预警", en: "Alert along the river" },
    menu: null,
    load: () => import("./page.tsx"),
  },
  { ...reaches, path: REACHES, menu: null, load: () => import("./reach/list.tsx") },
  { ...reaches, path: `${REACHES}/:reach`, menu: null, load: () => import("./reach/page.tsx") },
  {
    ...reaches,
    path: "/ecology/reach-imports/:import",
    title: { zh: "导入河段", en: "Import reaches" },
    access: ["unit-head", "liaison"],
    menu: null,
    load: () => import("./reach/import.tsx"),
  },
];
