import type { PageHelp } from "../../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/energy/projects": {
    zh: "四市的市场化风光项目：哪一类、多大、按实施细则符合不符合、走到哪一步。",
    en: "Market-based projects of wind and sun: which category, how large, whether they keep its rule, how far they are.",
  },
  "/energy/projects/:project": {
    zh: "一个项目：装机和电量，七类细则逐条对照，定容，报送、批复、建成。",
    en: "One project: capacities and energies, seven rules article by article, sizing, review, approval, building.",
  },
};
