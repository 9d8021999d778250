import type { Workplace } from "../../../web/frame/workplaces.ts";

/** One workplace, whose tabs are the concepts of the slice. */
export const ENERGY: Workplace = {
  id: "energy",
  title: { zh: "能源", en: "Energy" },
  icon: "energy",
  order: 13,
  system: true,
};
