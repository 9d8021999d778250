import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";
import { ECOLOGY } from "../web/workplace.ts";

const WATER = "/ecology/water";
const open = { access: "public", measures: [12] } as const;
// Not from its description, which would be loaded with the first page.
const NAME = { zh: "监测断面", en: "Monitoring section" };
const kept = { title: NAME, access: BUSINESS_ROLES, measures: [12], within: WATER } as const;

export const waterPages: readonly Page[] = [
  {
    ...open,
    path: WATER,
    title: { zh: "四市水质", en: "Water of four cities" },
    menu: { workplace: ECOLOGY, order: 10, title: { zh: "水质", en: "Water" } },
    load: () => import("./page.tsx"),
  },
  {
    ...open,
    path: "/ecology/water/:section",
    title: { zh: "断面水质", en: "Water at a section" },
    menu: null,
    load: () => import("./section-page.tsx"),
  },
  {
    ...open,
    path: "/ecology/basins",
    title: { zh: "流域水质", en: "Water by basin" },
    menu: null,
    within: WATER,
    load: () => import("./basin-page.tsx"),
  },
  {
    ...kept,
    path: "/ecology/imports/:import",
    title: { zh: "导入监测数据", en: "Import readings" },
    access: ["unit-head", "liaison"],
    menu: null,
    load: () => import("./import.tsx"),
  },
  { ...kept, path: "/ecology/sections", menu: null, load: () => import("./list.tsx") },
  { ...kept, path: "/ecology/sections/:section", menu: null, load: () => import("./record.tsx") },
];
