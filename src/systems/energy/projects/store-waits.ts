import { staffOf } from "../../../kernel/inbox.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import { energyProject, type ProjectState } from "./kind.ts";

/** Drafts and what was returned wait for who proposed them, what was submitted for the office. */
export const projectWaits = waitsFor<unknown>("energy")(energyProject, {
  link: (id) => `/energy/projects/${id}`,
  waits: turnWaits<unknown, ProjectState>(energyProject, {
    side: (by, { unit }) => ({ whom: by === "office" ? ["office"] : staffOf(unit.unitId) }),
  }),
});
