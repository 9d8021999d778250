import type { Page } from "../../../../src/web/frame/page.ts";
import { found } from "./kind.ts";

const page = { title: found.name, access: ["window-clerk", "office"], measures: [8] } as const;

export const pages: readonly Page[] = [
  {
    ...page,
    path: "/found",
    menu: { group: "services", order: 900, icon: "box" },
    load: () => import("./list.tsx"),
  },
  { ...page, path: "/found/:found", menu: null, load: () => import("./page.tsx") },
];
