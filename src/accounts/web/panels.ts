import type { Panels } from "../../web/frame/panels.tsx";

/** What other slices' pages show of this one. */
export const panels: Panels = {
  desk: [() => import("./desk-panel.tsx")],
  asks: { desk: ["/api/system", "/api/accounts/states", "/api/audit/watch"] },
};
