import type { Page } from "../../../../web/frame/page.ts";
import { SERVICES } from "../../../../web/frame/workplaces.ts";

export const hallPages: readonly Page[] = [
  {
    path: "/hall",
    title: { zh: "办事大厅", en: "Service hall" },
    measures: [4],
    access: "public",
    menu: { workplace: SERVICES, order: 50, icon: "services" },
    load: () => import("./hall-page.tsx"),
    asks: ["/api/hall/bundles", "/api/hall/events"],
  },
  {
    path: "/hall/items/:item",
    title: { zh: "办事指南", en: "Guidance" },
    measures: [4],
    access: "public",
    menu: null,
    load: () => import("./guidance-page.tsx"),
  },
  {
    path: "/apply/bundle/:bundle",
    title: { zh: "一次申请", en: "Apply at once" },
    measures: [4],
    access: ["applicant"],
    menu: null,
    within: "/hall",
    load: () => import("./apply-page.tsx"),
  },
  {
    path: "/apply/:item",
    title: { zh: "申请", en: "Apply" },
    measures: [4],
    access: ["applicant"],
    menu: null,
    within: "/hall",
    load: () => import("./apply-page.tsx"),
  },
  {
    path: "/my-licences",
    title: { zh: "我的证照", en: "My licences" },
    measures: [4],
    access: ["applicant"],
    menu: { workplace: SERVICES, order: 70, icon: "licences" },
    load: () => import("./my-licences-page.tsx"),
  },
  {
    path: "/licences",
    title: { zh: "电子证照登记", en: "Licences" },
    measures: [4],
    access: ["window-clerk", "liaison", "unit-head", "data-officer"],
    menu: { workplace: SERVICES, order: 40 },
    load: () => import("./licences-page.tsx"),
  },
];
