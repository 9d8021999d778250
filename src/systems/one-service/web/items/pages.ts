import { BUSINESS_ROLES, type Role, SERVICE_ROLES } from "../../../../kernel/access.ts";
import type { Page } from "../../../../web/frame/page.ts";
import { SERVICES } from "../../../../web/frame/workplaces.ts";

const READERS: readonly Role[] = [...BUSINESS_ROLES, ...SERVICE_ROLES];

export const itemPages: readonly Page[] = [
  {
    path: "/items",
    title: { zh: "事项库", en: "Items" },
    access: READERS,
    measures: [4],
    menu: { workplace: SERVICES, order: 20 },
    load: () => import("./items-page.tsx"),
  },
  {
    path: "/items/asked-again",
    title: { zh: "重复收集的材料", en: "Asked again" },
    access: READERS,
    measures: [4],
    menu: null,
    within: "/items",
    load: () => import("./asked-again-page.tsx"),
  },
  {
    path: "/items/imports/:import",
    title: { zh: "事项导入", en: "Import of items" },
    access: READERS,
    measures: [4],
    menu: null,
    within: "/items",
    load: () => import("../../item-import/page.tsx"),
  },
  {
    path: "/items/:item",
    title: { zh: "事项", en: "Item" },
    access: READERS,
    measures: [4],
    menu: null,
    within: "/items",
    load: () => import("./item-page.tsx"),
  },
];
