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
    acts: [{ title: { zh: "看帮助和术语", en: "Read help and terms" } }],
    load: () => import("./page.tsx"),
  },
];
