import type { Page } from "../frame/page.ts";
import { SYSTEMS } from "../frame/workplaces.ts";

/** What serves each measure of the plan: the way to every system. */
export const systemsPages: readonly Page[] = [
  {
    path: "/systems",
    title: { zh: "系统", en: "Systems" },
    measures: [],
    access: "signed-in",
    menu: { workplace: SYSTEMS, order: 10 },
    load: () => import("./systems-page.tsx"),
  },
];
