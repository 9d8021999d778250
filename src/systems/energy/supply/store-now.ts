import { projections } from "../../../platform/records/projection.ts";
import { type BaseState, equipmentBase } from "./kind.ts";

/** What the balance counts of bases that are used, so that it reads no records. */
export const baseNow = projections<unknown>("energy")(equipmentBase, "base_now", {
  by: "baseId",
  row: ({
    state: { status, product, perYear, level, since },
    sample,
    regionCode,
  }: {
    readonly state: BaseState;
    readonly sample: boolean;
    readonly regionCode: string;
  }) => (status === "used" ? { regionCode, sample, product, perYear, level, since } : null),
});
