import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ENERGY } from "../web/workplace.ts";

const GRID = "/energy/grid";
const page = { access: BUSINESS_ROLES, measures: [16] } as const;

export const gridPages: readonly Page[] = [
  {
    ...page,
    path: GRID,
    title: { zh: "电网接入能力", en: "Grid capacity" },
    menu: { workplace: ENERGY, order: 40, title: { zh: "电网接入", en: "Grid" } },
    load: () => import("./list.tsx"),
  },
  {
    ...page,
    path: `${GRID}/:capacity`,
    title: { zh: "一处接入能力", en: "A grid capacity" },
    menu: null,
    load: () => import("./page.tsx"),
  },
  {
    ...page,
    path: "/energy/grid-imports/:import",
    title: { zh: "导入接入能力", en: "Import grid capacities" },
    within: GRID,
    menu: null,
    load: () => import("./import.tsx"),
  },
];
