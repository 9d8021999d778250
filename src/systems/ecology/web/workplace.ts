import type { Workplace } from "../../../web/frame/workplaces.ts";

/** One workplace, whose tabs are the concepts of the slice. */
export const ECOLOGY: Workplace = {
  id: "ecology",
  title: { zh: "生态环境", en: "Ecology" },
  icon: "ecology",
  order: 12,
  system: true,
};
