import type { Panels } from "../../web/frame/panels.tsx";

/** What other slices' pages show of this one. */
export const panels: Panels = {
  desk: [() => import("./my-work/desk-panel.tsx"), () => import("./board/desk-panel.tsx")],
  asks: {
    desk: [
      "/api/living-plan",
      "/api/plans/{0.plan.id}/roll-up",
      "/api/missing?plan={0.plan.id}",
      "/api/my-period",
    ],
  },
};
