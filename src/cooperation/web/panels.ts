import type { Panels } from "../../web/frame/panels.tsx";

/** What other slices' pages show of this one. */
export const panels: Panels = {
  desk: [() => import("./meetings/desk-panel.tsx")],
  task: [() => import("../meeting-papers/minutes/task-meeting.tsx")],
  leader: [() => import("../leading/panel.tsx")],
  works: [() => import("../registers/measure/works.tsx")],
  measure: [() => import("../registers/measure/measure-entries.tsx")],
  asks: {
    desk: ["/api/meetings"],
    task: ["/api/tasks/:task/meeting"],
    measure: ["/api/measures/:measure/entries"],
  },
};
