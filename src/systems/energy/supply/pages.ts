import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ENERGY } from "../web/workplace.ts";

const BASES = "/energy/bases";
const page = { access: BUSINESS_ROLES, measures: [16] } as const;

export const supplyPages: readonly Page[] = [
  {
    ...page,
    path: BASES,
    title: { zh: "装备供应链", en: "Supply chain" },
    menu: { workplace: ENERGY, order: 30, title: { zh: "供应链", en: "Supply chain" } },
    load: () => import("./list.tsx"),
  },
  {
    ...page,
    path: `${BASES}/:base`,
    title: { zh: "装备基地", en: "Equipment base" },
    menu: null,
    load: () => import("./page.tsx"),
  },
  {
    ...page,
    path: "/energy/base-imports/:import",
    title: { zh: "导入装备基地", en: "Import equipment bases" },
    within: BASES,
    menu: null,
    load: () => import("./import.tsx"),
  },
];
