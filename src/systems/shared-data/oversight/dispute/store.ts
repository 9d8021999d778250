import { FailureError } from "../../../../kernel/error.ts";
import type { UnitChoice } from "../../../../kernel/organisation.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { actorOf, today, unitsOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  type DisputableRecord,
  dispute,
  type DisputeAct,
  disputeRow,
  type DisputeSeed,
  type DisputeState,
} from "./kind.ts";
import { NOT_CONCERNED } from "../failures.ts";
import type { Desk } from "../../store/desk.ts";
import { kindDesk } from "../../store/records.ts";
import { partiesOf, visible } from "../store-visible.ts";

export const disputes = kindDesk(dispute, {
  visible,
  units: ({ opener, other }) => [opener.unitId, other.unitId],
  row: (kept, { units }) => disputeRow(kept, units.name),
});

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

export type DisputeAsk = Omit<DisputeSeed, "opener" | "other"> & { readonly otherId: string };

/** Opens a dispute. Throws `not-concerned` where the record is not one between the two, and what the kind refuses. */
export async function openDispute(
  desk: Desk,
  { key, seed: { otherId, ...seed } }: { readonly key: string; readonly seed: DisputeAsk },
  caller: Caller,
  options: DoingOptions<DisputeState, DisputeAct> = {},
): Promise<{ id: string }> {
  const { own: opener, other, units } = await partiesOf(desk, caller, otherId);
  const [record] = await desk.sql<{ unitIds: string[] }[]>`
    select unit_ids from shared_data.record where id = ${seed.about.id} and kind = ${seed.about.kind}`;
  const concerned = (record?.unitIds ?? []).map(units.canonical);
  if ([opener, other].some(({ unitId }) => !concerned.includes(unitId)))
    throw new FailureError(NOT_CONCERNED);
  return disputes.begin(desk, { key, seed: { ...seed, opener, other } }, caller, options);
}
