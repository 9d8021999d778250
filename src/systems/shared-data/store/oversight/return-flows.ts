import { FailureError } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { NO_UNIT } from "../../domain/oversight/oversight-failures.ts";
import type { FlowDetail, FlowRow } from "../../domain/oversight/oversight-replies.ts";
import {
  type FlowAct,
  type FlowSeed,
  type FlowState,
  returnFlowShape,
} from "../../domain/oversight/return-flow.ts";
import { overdueCycles } from "../../domain/oversight/return-flow-cycles.ts";
import type { Desk } from "../desk.ts";
import { appendReceipt } from "../exchange/receipts.ts";
import { doAct, historyOf } from "../records.ts";
import { actorOf, hidden, namesOf, ownUnit, today, type Units, unitsOf } from "./units.ts";
import { findVisible, listVisible, type VisibleFilter } from "./visible.ts";

export type FlowAsk = Omit<FlowSeed, "asker" | "source"> & { readonly sourceId: string };

/** Asks the level above for data of one's own area. Throws `no-unit` and what `flowRefused` says. */
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
  const act = {
    type: "ask",
    seed: {
      ...seed,
      asker: { unitId: own.id, regionCode: own.regionCode },
      source: { unitId: upper.id, regionCode: upper.regionCode },
    },
  } as const;
  const { id } = await doAct(desk, returnFlowShape, { id: null, version: null, key, act }, caller, options);
  return { id };
}

/** Does one step; a delivery leaves a receipt. Throws `not-found` for others, and what `flowRefused` says. */
export async function actOnFlow(
  desk: Desk,
  id: string,
  {
    version,
    key,
    act,
  }: { readonly version: number; readonly key: string; readonly act: Exclude<FlowAct, { type: "ask" }> },
  caller: Caller,
  options: DoingOptions<FlowState, FlowAct> = {},
): Promise<void> {
  const actor = await actorOf(desk, caller);
  if (!(await findVisible(desk.sql, returnFlowShape.kind, actor, id))) hidden();
  const units = await unitsOf(desk);
  await doAct(desk, returnFlowShape, { id, version, key, act }, caller, {
    ...options,
    aside: async (sql, { after: { asker, source, title }, recorded }) => {
      if (act.type !== "deliver") return;
      await appendReceipt(desk, sql, {
        kind: "return-flow",
        at: recorded.at,
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
}

const rowOf =
  (units: Units, day: string) =>
  ({
    id,
    sample,
    state,
  }: {
    readonly id: string;
    readonly sample: boolean;
    readonly state: FlowState;
  }): FlowRow => ({
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
  });

/** A page of the return-flows that the caller may see. */
export async function listFlows(
  desk: Desk,
  filter: VisibleFilter,
  page: { readonly page: number; readonly size: number },
  caller: Caller,
): Promise<{ total: number; rows: FlowRow[]; day: string }> {
  const actor = await actorOf(desk, caller);
  const [units, day] = [await unitsOf(desk), today(desk)];
  const { total, rows } = await listVisible<FlowState>(desk.sql, returnFlowShape.kind, actor, filter, page);
  return { total, rows: rows.map(rowOf(units, day)), day };
}

/** A return-flow as its page shows it. Throws `not-found`. */
export async function flowDetail(desk: Desk, id: string, caller: Caller): Promise<FlowDetail> {
  const actor = await actorOf(desk, caller);
  const found = await findVisible<FlowState>(desk.sql, returnFlowShape.kind, actor, id);
  if (!found) throw new FailureError(NO_RECORD);
  const { version, sample, state } = found;
  const day = today(desk);
  return {
    id,
    version,
    sample,
    state,
    names: namesOf(await unitsOf(desk), [state.asker.unitId, state.source.unitId]),
    history: await historyOf(desk, returnFlowShape, id),
    overdue: overdueCycles(state, day),
    actor,
    day,
  };
}
