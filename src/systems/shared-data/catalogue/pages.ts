import type { Page } from "../../../web/frame/page.ts";

const READERS = ["office", "leader", "unit-head", "liaison", "data-officer", "window-clerk"] as const;
const WRITERS = ["unit-head", "liaison", "data-officer"] as const;

export const cataloguePages: readonly Page[] = [
  {
    path: "/data/catalogue",
    title: { zh: "政务数据目录", en: "Data catalogue" },
    access: READERS,
    measures: [4],
    menu: { group: "data", order: 10, icon: "catalogue" },
    load: () => import("./resource/list.tsx"),
  },
  {
    path: "/data/catalogue/new",
    title: { zh: "编制目录", en: "New resource" },
    access: WRITERS,
    measures: [4],
    menu: null,
    within: "/data/catalogue",
    load: () => import("../web/catalogue/new-resource-page.tsx"),
  },
  {
    path: "/data/catalogue/imports/:import",
    title: { zh: "导入目录", en: "Import into the catalogue" },
    access: WRITERS,
    measures: [4],
    menu: null,
    within: "/data/catalogue",
    load: () => import("../web/catalogue/import-page.tsx"),
  },
  {
    path: "/data/catalogue/:resource",
    title: { zh: "数据资源", en: "Resource" },
    access: READERS,
    measures: [4],
    menu: null,
    within: "/data/catalogue",
    load: () => import("./resource/page.tsx"),
  },
  {
    path: "/data/catalogue/:resource/edit",
    title: { zh: "修改目录", en: "Edit resource" },
    access: WRITERS,
    measures: [4],
    menu: null,
    within: "/data/catalogue",
    load: () => import("../web/catalogue/edit-resource-page.tsx"),
  },
  {
    path: "/data/libraries",
    title: { zh: "主题库和专题库", en: "Theme and special libraries" },
    access: READERS,
    measures: [4],
    menu: { group: "data", order: 12, icon: "bundles" },
    load: () => import("./library/list.tsx"),
  },
  {
    path: "/data/libraries/:library",
    title: { zh: "数据库", en: "Library" },
    access: READERS,
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
    menu: { group: "data", order: 14, icon: "comparison" },
    load: () => import("./duplicate/page.tsx"),
  },
];
