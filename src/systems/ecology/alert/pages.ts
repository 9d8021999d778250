import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ECOLOGY } from "../web/workplace.ts";

const page = { access: BUSINESS_ROLES, measures: [13] } as const;

export const alertPages: readonly Page[] = [
  {
    ...page,
    path: "/ecology/alerts",
    title: { zh: "上下游联防联控", en: "Joint prevention along the river" },
    menu: { workplace: ECOLOGY, order: 40, title: { zh: "联防联控", en: "Alerts" } },
    load: () => import("./list.tsx"),
  },
  {
    ...page,
    path: "/ecology/alerts/:alert",
    title: { zh: "上下游预警", en: "Alert along the river" },
    menu: null,
    load: () => import("./page.tsx"),
  },
];
