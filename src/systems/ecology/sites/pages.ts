import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ECOLOGY } from "../web/workplace.ts";

// Written out: the menu comes with every page, the description of the kind only with those that need it.
const page = {
  title: { zh: "大青山图斑", en: "Sites of Daqingshan" },
  access: BUSINESS_ROLES,
  measures: [14],
} as const;

export const sitePages: readonly Page[] = [
  {
    ...page,
    path: "/ecology/sites",
    menu: { workplace: ECOLOGY, order: 50, title: { zh: "大青山", en: "Daqingshan" } },
    acts: [
      {
        title: { zh: "登记图斑", en: "Enter a site" },
        access: ["liaison", "unit-head"],
        to: "/ecology/sites?new=1",
      },
    ],
    load: () => import("./list.tsx"),
  },
  {
    ...page,
    path: "/ecology/site-imports/:import",
    title: { zh: "导入图斑边界", en: "Import outlines" },
    access: ["unit-head", "liaison"],
    menu: null,
    within: "/ecology/sites",
    load: () => import("./import/page.tsx"),
  },
  { ...page, path: "/ecology/sites/:site", menu: null, load: () => import("./page.tsx") },
];
