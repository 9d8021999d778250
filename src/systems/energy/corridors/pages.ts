import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ENERGY } from "../web/workplace.ts";

const page = { access: BUSINESS_ROLES, measures: [16] } as const;

export const corridorPages: readonly Page[] = [
  {
    ...page,
    path: "/energy/corridors",
    title: { zh: "货运走廊", en: "Truck corridors" },
    menu: { workplace: ENERGY, order: 20, title: { zh: "走廊", en: "Corridors" } },
    load: () => import("./list.tsx"),
  },
  {
    ...page,
    path: "/energy/corridors/:corridor",
    title: { zh: "货运走廊", en: "Truck corridor" },
    menu: null,
    load: () => import("./page.tsx"),
  },
];
