import { BUSINESS_ROLES, type Role } from "../../../../kernel/access.ts";
import type { Page } from "../../../../web/frame/page.ts";

const READERS: readonly Role[] = [...BUSINESS_ROLES, "data-officer"];

export const standardPages: readonly Page[] = [
  {
    path: "/items/comparison",
    title: { zh: "四市比对", en: "Four-city comparison" },
    access: READERS,
    measures: [4],
    menu: { group: "services", order: 20, icon: "comparison" },
    load: () => import("./comparison-page.tsx"),
  },
  {
    path: "/items/comparison/:code",
    title: { zh: "事项并列", en: "Item side by side" },
    access: READERS,
    measures: [4],
    menu: null,
    load: () => import("./compared-item-page.tsx"),
  },
  {
    path: "/items/standards",
    title: { zh: "共同清单", en: "Common lists" },
    access: READERS,
    measures: [4],
    menu: { group: "services", order: 30, icon: "standards" },
    load: () => import("./standards-page.tsx"),
  },
  {
    path: "/items/standards/:standard",
    title: { zh: "共同清单", en: "Common list" },
    access: READERS,
    measures: [4],
    menu: null,
    load: () => import("./standard-page.tsx"),
  },
  {
    path: "/items/bundles",
    title: { zh: "一件事", en: "Bundles" },
    access: READERS,
    measures: [4],
    menu: { group: "services", order: 40, icon: "bundles" },
    load: () => import("./bundles-page.tsx"),
  },
  {
    path: "/items/bundles/:bundle",
    title: { zh: "一件事", en: "Bundle" },
    access: READERS,
    measures: [4],
    menu: null,
    load: () => import("./bundle-page.tsx"),
  },
  {
    path: "/items/chains",
    title: { zh: "产业审批链", en: "Chains of approvals" },
    access: READERS,
    measures: [4],
    menu: { group: "services", order: 50, icon: "chains" },
    load: () => import("./chains-page.tsx"),
  },
  {
    path: "/items/chains/:chain",
    title: { zh: "产业审批链", en: "Chain of approvals" },
    access: READERS,
    measures: [4],
    menu: null,
    load: () => import("./chain-page.tsx"),
  },
];
