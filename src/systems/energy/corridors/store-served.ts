import { projections } from "../../../platform/records/projection.ts";
import { corridor, type CorridorState } from "./kind.ts";

/** Trucks that chosen stations serve, from when to when: what figures of any day count. */
export const corridorServed = projections<unknown>("energy")(corridor, "corridor_served", {
  by: "corridorId",
  rows: ({
    state,
    sample,
    regionCode,
  }: {
    readonly state: CorridorState;
    readonly sample: boolean;
    readonly regionCode: string;
  }) => state.served.map(({ trucks, since, until }) => ({ regionCode, sample, trucks, since, until })),
});
