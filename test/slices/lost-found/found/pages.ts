import type { Page } from "../../../../src/web/frame/page.ts";
import type { Workplace } from "../../../../src/web/frame/workplaces.ts";
import { found } from "./kind.ts";

const page = { title: found.name, access: ["window-clerk", "office"], measures: [8] } as const;

/** A system of its own: under 系统 beside measure （八）, and in the menu of who pins it. */
export const LOST_FOUND: Workplace = {
  id: "lost-found",
  title: found.name,
  icon: "lost-found",
  order: 8,
  system: true,
};

export const pages: readonly Page[] = [
  { ...page, path: "/found", menu: { workplace: LOST_FOUND, order: 10 }, load: () => import("./list.tsx") },
  { ...page, path: "/found/imports/:import", menu: null, load: () => import("./import.tsx") },
  { ...page, path: "/found/:found", menu: null, load: () => import("./page.tsx") },
];
