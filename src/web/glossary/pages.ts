import type { Page } from "../frame/page.ts";
import { DESK } from "../frame/workplaces.ts";

export const glossaryPages: readonly Page[] = [
  {
    path: "/glossary",
    title: { zh: "术语", en: "Glossary" },
    measures: [],
    access: "public",
    menu: null,
    within: DESK,
    load: () => import("./page.tsx"),
  },
];
