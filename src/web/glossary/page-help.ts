import type { PageHelp } from "../frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/glossary": {
    zh: "页面上常见的词是什么意思，中英对照。",
    en: "What the words of these pages mean, in Chinese and English.",
  },
};
