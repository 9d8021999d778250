import type { Panels } from "../../../web/frame/panels.tsx";

/** What other slices' pages show of this one. */
export const panels: Panels = {
  desk: [() => import("./cases/desk-panel.tsx")],
  asks: { desk: ["/api/window-cases?list=all&page=1&size=1"] },
};
