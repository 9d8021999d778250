import type { Page } from "../../../../src/web/frame/page.ts";
import { found } from "./kind.ts";

const page = { title: found.name, access: ["window-clerk", "office"], measures: [8] } as const;

const MENU = { group: "services", order: 900, icon: "box" } as const;

export const pages: readonly Page[] = [
  { ...page, path: "/found", menu: MENU, load: () => import("./list.tsx") },
  { ...page, path: "/found/imports/:import", menu: null, load: () => import("./import.tsx") },
  { ...page, path: "/found/:found", menu: null, load: () => import("./page.tsx") },
];
