import { FailureError } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  type DisputeAct,
  type DisputeParty,
  type DisputeSeed,
  type DisputeState,
  disputeShape,
} from "../../domain/oversight/dispute.ts";
import { NO_UNIT, NOT_CONCERNED } from "../../domain/oversight/oversight-failures.ts";
import type {
  DisputableRecord,
  DisputeDetail,
  DisputeRow,
  UnitChoice,
} from "../../domain/oversight/oversight-replies.ts";
import type { Desk } from "../desk.ts";
import { doAct, historyOf } from "../records.ts";
import { actorOf, hidden, namesOf, ownUnit, today, type Units, unitsOf } from "./units.ts";
import { findVisible, listVisible, type VisibleFilter } from "./visible.ts";

/** Records between the caller's unit and others, the latest first: what a dispute may be about. */
async function disputable(desk: Desk, unitIds: readonly string[]): Promise<DisputableRecord[]> {
  return desk.sql<DisputableRecord[]>`
    select kind, id, title, unit_ids from shared_data.record
    where kind in ('request', 'correction', 'return-flow') and unit_ids && ${[...unitIds]}::uuid[]
    order by changed_at desc limit 200`;
}

/** Units, and what the caller's may open a dispute about. In a demonstration its own units only, so that no real office seems to take part. */
export async function oversightChoices(
  desk: Desk,
  caller: Caller,
): Promise<{ units: UnitChoice[]; own: UnitChoice | null; records: DisputableRecord[]; day: string }> {
  const actor = await actorOf(desk, caller);
  const units = await unitsOf(desk);
  return {
    units: units.list
      .filter(({ collective, name }) => !collective && (!desk.config.demo || name.includes("示例")))
      .map(({ id, name, regionCode }) => ({ id, name, regionCode })),
    own: units.find(actor.unitIds[0] ?? "") ?? null,
    records: await disputable(desk, actor.unitIds),
    day: today(desk),
  };
}

const partyOf = ({ id, regionCode }: UnitChoice): DisputeParty => ({ unitId: id, regionCode });

export type DisputeAsk = Omit<DisputeSeed, "opener" | "other"> & { readonly otherId: string };

/** Opens a dispute. Throws `not-concerned` where the record is not one between the two, and what `disputeRefused` says. */
export async function openDispute(
  desk: Desk,
  { key, seed: { otherId, ...seed } }: { readonly key: string; readonly seed: DisputeAsk },
  caller: Caller,
  options: DoingOptions<DisputeState, DisputeAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const units = await unitsOf(desk);
  const [own, other] = [units.find(ownUnit(actor)), units.find(otherId)];
  if (!own || !other) throw new FailureError(NO_UNIT);
  const [record] = await desk.sql<{ unitIds: string[] }[]>`
    select unit_ids from shared_data.record where id = ${seed.about.id} and kind = ${seed.about.kind}`;
  const concerned = (record?.unitIds ?? []).map(units.canonical);
  if (!concerned.includes(own.id) || !concerned.includes(other.id)) throw new FailureError(NOT_CONCERNED);
  const act = { type: "open", seed: { ...seed, opener: partyOf(own), other: partyOf(other) } } as const;
  const { id } = await doAct(desk, disputeShape, { id: null, version: null, key, act }, caller, options);
  return { id };
}

/** What a caller asks to do; who negotiates is the caller's unit. */
export type DisputeStepAsked =
  | { readonly type: "negotiate"; readonly text: string }
  | Exclude<DisputeAct, { type: "open" | "negotiate" }>;

/** Does one step. Throws `not-found` for others, and what `disputeRefused` says. */
export async function actOnDispute(
  desk: Desk,
  id: string,
  {
    version,
    key,
    act: step,
  }: { readonly version: number; readonly key: string; readonly act: DisputeStepAsked },
  caller: Caller,
  options: DoingOptions<DisputeState, DisputeAct> = {},
): Promise<void> {
  const actor = await actorOf(desk, caller);
  if (!(await findVisible(desk.sql, disputeShape.kind, actor, id))) hidden();
  const act: DisputeAct = step.type === "negotiate" ? { ...step, unitId: ownUnit(actor) } : step;
  await doAct(desk, disputeShape, { id, version, key, act }, caller, options);
}

const rowOf =
  (units: Units) =>
  ({
    id,
    sample,
    state,
  }: {
    readonly id: string;
    readonly sample: boolean;
    readonly state: DisputeState;
  }): DisputeRow => ({
    id,
    title: state.title,
    opener: units.name(state.opener.unitId),
    other: units.name(state.other.unitId),
    status: state.status,
    openedOn: state.openedOn,
    route: state.route,
    step: state.step,
    sample,
  });

/** A page of the disputes that the caller may see. */
export async function listDisputes(
  desk: Desk,
  filter: VisibleFilter,
  page: { readonly page: number; readonly size: number },
  caller: Caller,
): Promise<{ total: number; rows: DisputeRow[]; day: string }> {
  const actor = await actorOf(desk, caller);
  const units = await unitsOf(desk);
  const { total, rows } = await listVisible<DisputeState>(desk.sql, disputeShape.kind, actor, filter, page);
  return { total, rows: rows.map(rowOf(units)), day: today(desk) };
}

/** A dispute as its page shows it. Throws `not-found`. */
export async function disputeDetail(desk: Desk, id: string, caller: Caller): Promise<DisputeDetail> {
  const actor = await actorOf(desk, caller);
  const found = await findVisible<DisputeState>(desk.sql, disputeShape.kind, actor, id);
  if (!found) throw new FailureError(NO_RECORD);
  const { version, sample, state } = found;
  return {
    id,
    version,
    sample,
    state,
    names: namesOf(await unitsOf(desk), [state.opener.unitId, state.other.unitId]),
    history: await historyOf(desk, disputeShape, id),
    actor,
    day: today(desk),
  };
}
