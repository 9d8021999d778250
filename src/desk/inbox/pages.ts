import { ROLES } from "../../kernel/access.ts";
import { FIRST_PEOPLE } from "../welcome/first-people.ts";
import type { Page } from "../../web/frame/page.ts";
import { DESK } from "../../web/frame/workplaces.ts";

/** Everybody who works here has a desk; applicants go to the hall. */
export const deskPages: readonly Page[] = [
  {
    path: "/",
    title: { zh: "我的桌面", en: "My desk" },
    measures: [],
    access: ROLES.filter((role) => role !== "applicant"),
    menu: { workplace: DESK, order: 0 },
    load: () => import("./page.tsx"),
    panels: ["desk"],
    asks: ["/api/preferences/tour"],
  },
  {
    path: "/welcome",
    title: { zh: "从这里开始", en: "Begin here" },
    measures: [],
    access: FIRST_PEOPLE,
    menu: null,
    within: DESK,
    load: () => import("../welcome/page.tsx"),
  },
  {
    path: "/background",
    was: "/exports",
    title: { zh: "后台工作", en: "Background work" },
    measures: [],
    access: ROLES.filter((role) => role !== "applicant"),
    menu: null,
    within: DESK,
    load: () => import("../background/page.tsx"),
  },
];
