import type { Panels } from "../../web/frame/panels.tsx";

/** What other slices' pages show of the desk. */
export const deskPanels: Panels = { account: [() => import("./choice-panel.tsx")] };
