import type { PageHelp } from "../frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/systems": {
    zh: "全部系统，各为哪条举措服务；可固定到导航。",
    en: "All systems and the measures they serve; pin them to the navigation.",
  },
};
