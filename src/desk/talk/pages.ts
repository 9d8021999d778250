import type { Panels } from "../../web/frame/panels.tsx";

/** What every page of a record shows of the desk. */
export const talkPanels: Panels = {
  record: [() => import("./panel.tsx")],
  task: [() => import("./task-panel.tsx")],
  asks: { task: ["/api/talk/task/:task?size=20"] },
};
