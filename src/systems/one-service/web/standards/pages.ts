import { BUSINESS_ROLES, type Role } from "../../../../kernel/access.ts";
import type { Page } from "../../../../web/frame/page.ts";
import { SERVICES } from "../../../../web/frame/workplaces.ts";

const READERS: readonly Role[] = [...BUSINESS_ROLES, "data-officer"];

const section = { zh: "对标与流程", en: "Standards" };

export const standardPages: readonly Page[] = [
  {
    path: "/items/comparison",
    title: { zh: "四市比对", en: "Four-city comparison" },
    access: READERS,
    measures: [4],
    menu: { workplace: SERVICES, order: 30, section },
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
    menu: { workplace: SERVICES, order: 31, section },
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
    menu: { workplace: SERVICES, order: 32, section },
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
    menu: { workplace: SERVICES, order: 33, section },
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
