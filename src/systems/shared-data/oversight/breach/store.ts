import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { BreachCode } from "../../domain/clocks/breaches.ts";
import { type BreachAct, type BreachAsked, breach, type BreachState, seesBreach } from "./kind.ts";
import { NO_UNIT, NOT_YOURS } from "../failures.ts";
import type { Desk } from "../../store/desk.ts";
import { doAct } from "../../store/records.ts";
import { allBreaches } from "./store-board.ts";
import { actorOf, hidden, today, unitsOf } from "../../../../platform/records/units.ts";

export type BreachReport = {
  readonly key: string;
  readonly code: BreachCode;
  readonly unitId: string;
  readonly began: Day;
  readonly title: string;
  readonly evidence: string;
};

/**
 * Reports a breach with evidence. Only units between which something is shared, or their authorities, know of one: who may not see
 * the unit's data authority's area is refused unless a record joins the two units.
 */
export async function reportBreach(
  desk: Desk,
  { key, unitId, title, ...seed }: BreachReport,
  caller: Caller,
  options: DoingOptions<BreachState, BreachAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const unit = (await unitsOf(desk)).find(unitId);
  if (!unit) throw new FailureError(NO_UNIT);
  await checkReporter(desk, actor, unit);
  const act = {
    type: "report",
    seed: {
      ...seed,
      unitId: unit.id,
      regionCode: unit.regionCode,
      about: { kind: "other", id: null, title },
      source: "reported",
    },
  } as const;
  const { id } = await doAct(desk, breach, { id: null, version: null, key, act }, caller, options);
  return { id };
}

async function checkReporter(
  { sql }: Desk,
  actor: ActingFor,
  unit: { readonly id: string; readonly regionCode: string },
): Promise<void> {
  if (seesBreach(actor, { unitId: unit.id, regionCode: unit.regionCode })) return;
  const own = [...actor.unitIds];
  const [joined] = await sql`
    select id from shared_data.record
    where kind in ('request', 'correction', 'return-flow') and unit_ids && ${own}::uuid[] and ${unit.id}::uuid = any(unit_ids)
    limit 1`;
  if (!joined) throw new FailureError(NOT_YOURS);
}

/** Does one step on a breach; one that was computed gets its record with its first answer. Throws `not-found` for others. */
export async function actOnBreach(
  desk: Desk,
  id: string,
  {
    version,
    key,
    act,
  }: {
    readonly version: number | null;
    readonly key: string;
    readonly act: BreachAsked;
  },
  caller: Caller,
  options: DoingOptions<BreachState, BreachAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const [line] = await allBreaches(desk, today({ now: () => options.at ?? desk.now() }), undefined, [id]);
  if (!line || !seesBreach(actor, line)) hidden();
  let on = line.version === null ? null : version;
  if (line.version === null) {
    const { code, unitId, regionCode, about, began, source, evidence } = line;
    const seed = { code, unitId, regionCode, about, began, source, evidence };
    // Refused before a record of it is made.
    const refused = breach.permit(
      { ...seed, reportedOn: began, answer: null, judgement: null, ended: line.ended },
      act,
      actor,
      today(desk),
    );
    if (refused) throw new FailureError(refused);
    const begin = {
      id: null,
      version: null,
      key: derivedKey(id, "report"),
      act: { type: "report", seed } as const,
    };
    on = (await doAct(desk, breach, begin, caller, { ...options, newId: id })).version;
  }
  await doAct(desk, breach, { id, version: on, key, act }, caller, options);
  return { id };
}
