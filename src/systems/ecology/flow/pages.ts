import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ECOLOGY } from "../web/workplace.ts";

export const flowPages: readonly Page[] = [
  {
    path: "/ecology/flow",
    access: BUSINESS_ROLES,
    measures: [12],
    title: { zh: "泥沙与工程", en: "Sediment and works" },
    menu: { workplace: ECOLOGY, order: 20 },
    load: () => import("./page.tsx"),
  },
];
