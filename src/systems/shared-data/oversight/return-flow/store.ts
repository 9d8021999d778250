import { FailureError } from "../../../../kernel/error.ts";
import type { UnitChoice } from "../../../../kernel/organisation.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { actorOf, ownUnit, unitsOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { NO_UNIT } from "../failures.ts";
import type { FlowRow } from "./kind.ts";
import { type FlowAct, type FlowSeed, type FlowState, returnFlow } from "./kind.ts";
import { overdueCycles } from "./cycles.ts";
import type { Desk } from "../../store/desk.ts";
import { appendReceipt } from "../../exchange/receipt/store.ts";
import { kindDesk } from "../../store/records.ts";
import { visible } from "../store-visible.ts";

export const returnFlows = kindDesk(returnFlow, {
  visible,
  units: ({ asker, source }) => [asker.unitId, source.unitId],
  row: ({ id, sample, state }, { units, day }): FlowRow => ({
    id,
    title: state.title,
    asker: units.name(state.asker.unitId),
    source: units.name(state.source.unitId),
    status: state.status,
    cycle: state.cycle,
    askedOn: state.askedOn,
    lastDelivery:
      state.deliveries
        .map((each) => each.day)
        .toSorted()
        .at(-1) ?? null,
    deliveredRows: state.deliveries.reduce((sum, { rows }) => sum + rows, 0),
    overdue: overdueCycles(state, day).length,
    sample,
  }),
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

const partyOf = ({ id, regionCode }: UnitChoice) => ({ unitId: id, regionCode });

/** Asks the level above for data of one's own area. Throws `no-unit` and what the kind refuses. */
export async function askFlow(
  desk: Desk,
  { key, seed: { sourceId, ...seed } }: { readonly key: string; readonly seed: FlowAsk },
  caller: Caller,
  options: DoingOptions<FlowState, FlowAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const units = await unitsOf(desk);
  const [own, upper] = [units.find(ownUnit(actor)), units.find(sourceId)];
  if (!own || !upper) throw new FailureError(NO_UNIT);
  const whole = { ...seed, asker: partyOf(own), source: partyOf(upper) };
  return returnFlows.begin(desk, { key, seed: whole }, caller, options);
}
