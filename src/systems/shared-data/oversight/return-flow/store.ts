import type { DoingOptions } from "../../../../platform/records/records.ts";
import { unitsOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type FlowAct, flowRow, type FlowSeed, type FlowState, returnFlow } from "./kind.ts";
import { overdueCycles } from "./cycles.ts";
import type { Desk } from "../../store/desk.ts";
import { appendReceipt } from "../../exchange/receipt/store.ts";
import { kindDesk } from "../../store/records.ts";
import { partiesOf, visible } from "../store-visible.ts";

export const returnFlows = kindDesk(returnFlow, {
  visible,
  units: ({ asker, source }) => [asker.unitId, source.unitId],
  row: (kept, { units, day }) => flowRow(kept, units.name, day),
  more: (_, { state }, { day }) => ({ overdue: overdueCycles(state, day) }),
  // A delivery leaves a receipt.
  aside:
    (desk) =>
    async (sql, { id, after: { asker, source, title }, recorded: { act, at } }) => {
      if (act.type !== "deliver") return;
      const units = await unitsOf(desk, sql);
      await appendReceipt(desk, sql, {
        kind: "return-flow",
        at,
        regionCode: asker.regionCode,
        requester: { id: asker.unitId, name: units.name(asker.unitId) },
        provider: { id: source.unitId, name: units.name(source.unitId) },
        basis: "政务数据共享条例第二十四条",
        resource: { id, code: "", name: title },
        rows: act.rows,
        outcome: "answered",
        sample: desk.config.demo,
      });
    },
});

export type FlowAsk = Omit<FlowSeed, "asker" | "source"> & { readonly sourceId: string };

/** Asks the level above for data of one's own area. Throws `no-unit` and what the kind refuses. */
export async function askFlow(
  desk: Desk,
  { key, seed: { sourceId, ...seed } }: { readonly key: string; readonly seed: FlowAsk },
  caller: Caller,
  options: DoingOptions<FlowState, FlowAct> = {},
): Promise<{ id: string }> {
  const { own: asker, other: source } = await partiesOf(desk, caller, sourceId);
  return returnFlows.begin(desk, { key, seed: { ...seed, asker, source } }, caller, options);
}
