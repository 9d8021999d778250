import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ENERGY } from "../web/workplace.ts";

const page = { access: BUSINESS_ROLES, measures: [16] } as const;

export const projectPages: readonly Page[] = [
  {
    ...page,
    path: "/energy/projects",
    title: { zh: "市场化新能源项目", en: "Market-based energy projects" },
    menu: { workplace: ENERGY, order: 10, title: { zh: "项目", en: "Projects" } },
    load: () => import("./list.tsx"),
  },
  {
    ...page,
    path: "/energy/projects/:project",
    title: { zh: "能源项目", en: "Energy project" },
    menu: null,
    load: () => import("./page.tsx"),
  },
];
