import { projections } from "../../../platform/records/projection.ts";
import { type GridState, gridCapacity } from "./kind.ts";

/** What the grid takes, confirmed or only stated, and since when: what balances and figures of any day count. */
export const gridStated = projections<unknown>("energy")(gridCapacity, "grid_stated", {
  by: "capacityId",
  rows: ({
    state,
    sample,
    regionCode,
  }: {
    readonly state: GridState;
    readonly sample: boolean;
    readonly regionCode: string;
  }) => {
    const { known, status, statedOn, node, importMw, exportMw, from, until } = state;
    const confirmed = known.map((each) => ({ ...each, confirmed: true }));
    const open = { node, importMw, exportMw, from, until, since: statedOn, ended: null, confirmed: false };
    return [...confirmed, ...(status === "stated" ? [open] : [])].map((each) => ({
      regionCode,
      sample,
      node: each.node.trim() || null,
      importMw: each.importMw,
      exportMw: each.exportMw,
      fromDay: each.from,
      untilDay: each.until,
      confirmed: each.confirmed,
      since: each.since,
      ended: each.ended,
    }));
  },
});
