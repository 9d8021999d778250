import { staffOf } from "../../../kernel/inbox.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import { corridor, type CorridorState } from "./kind.ts";

/** A corridor waits for who entered it until its stations are chosen. */
export const corridorWaits = waitsFor<unknown>("energy")(corridor, {
  link: (id) => `/energy/corridors/${id}`,
  waits: turnWaits<unknown, CorridorState>(corridor, {
    side: (_, { unit }) => ({ whom: staffOf(unit.unitId) }),
  }),
});
