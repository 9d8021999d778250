import type { Page } from "../../../web/frame/page.ts";
import { DATA } from "../../../web/frame/workplaces.ts";
import { CATALOGUE_READERS, WORKERS } from "../domain/roles.ts";

const title = { zh: "政务数据目录", en: "Data catalogue" };
/** The catalogue, with the libraries that are made of it and what of it seems to be there twice. */
const section = { zh: "目录与数据库", en: "Catalogue" };
const tab = (order: number) => ({ workplace: DATA, order, section });
const within = { measures: [4], menu: null, within: "/data/catalogue" } as const;

export const cataloguePages: readonly Page[] = [
  {
    path: "/data/catalogue",
    title,
    access: CATALOGUE_READERS,
    measures: [4],
    menu: tab(10),
    load: () => import("./resource/list.tsx"),
  },
  {
    path: "/data/catalogue/imports/:import",
    title: { zh: "导入目录", en: "Import into the catalogue" },
    access: WORKERS,
    ...within,
    load: () => import("./import/page.tsx"),
  },
  {
    path: "/data/catalogue/:resource",
    title: { zh: "数据资源", en: "Resource" },
    access: CATALOGUE_READERS,
    ...within,
    load: () => import("./resource/page.tsx"),
  },
  ...["/data/catalogue/new", "/data/catalogue/:resource/edit"].map((path) => ({
    path,
    title,
    access: WORKERS,
    ...within,
    load: () => import("./resource/moved.tsx"),
  })),
  {
    path: "/data/libraries",
    title: { zh: "主题库和专题库", en: "Theme and special libraries" },
    access: CATALOGUE_READERS,
    measures: [4],
    menu: tab(11),
    load: () => import("./library/list.tsx"),
  },
  {
    path: "/data/libraries/:library",
    title: { zh: "数据库", en: "Library" },
    access: CATALOGUE_READERS,
    measures: [4],
    menu: null,
    within: "/data/libraries",
    load: () => import("./library/page.tsx"),
  },
  {
    path: "/data/duplicates",
    title: { zh: "重复目录", en: "Duplicates" },
    access: ["office", "leader", "unit-head", "liaison", "data-officer"],
    measures: [4],
    menu: tab(12),
    load: () => import("./duplicate/page.tsx"),
  },
];
