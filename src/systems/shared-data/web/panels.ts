import type { Panels } from "../../../web/frame/panels.tsx";

/** What other slices' pages show of this one. */
export const panels: Panels = {
  desk: [() => import("../requests/desk-panel.tsx")],
  asks: { desk: ["/api/data/request-counts"] },
};
