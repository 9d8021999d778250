import { dayInShanghai } from "../../kernel/calendar.ts";
import { type NamedUnit, unitFinder } from "../../kernel/sheet-units.ts";
import type { Caller } from "../../platform/slice.ts";
import { actorOf } from "../store/actor.ts";
import type { Desk } from "../store/desk.ts";
import type { MeasureChoice, RegisterChoices } from "./entry-row.ts";
import type { RegisterKind } from "./entry.ts";
import type { DeedGround } from "./import/deeds.ts";
import { linkReader } from "./import/links.ts";
import { specOf } from "./specs.ts";

/** What a row may hang on: plans in force with their measures, all published ones where none is; and single units. */
export async function registerChoices(desk: Desk, caller: Caller): Promise<RegisterChoices> {
  const all = await desk.plans.list();
  const current = all.filter((plan) => plan.current);
  const plans = current.length > 0 ? current : all;
  const measures = [];
  for (const { id: planId } of plans)
    for (const { id, number, ordinal, text, undertakings } of await desk.plans.measures(planId))
      measures.push({
        id,
        planId,
        number,
        ordinal,
        text,
        undertakings: undertakings.map((undertaking) => ({ id: undertaking.id, text: undertaking.text })),
      });
  const units = await desk.organisations.list();
  const { unitIds } = await actorOf(desk, caller);
  return {
    plans: plans.map(({ id, title, sample }) => ({ id, title, sample })),
    measures,
    units: units.filter(({ collective }) => !collective).map(({ id, name }) => ({ id, name })),
    unitIds,
  };
}

/** What imports and workbooks of a register stand on; read before a transaction. */
export type RegisterGround = DeedGround & {
  readonly units: readonly NamedUnit[];
  readonly measures: readonly MeasureChoice[];
};

const BAOTOU = "150200";

export async function registerGround(
  desk: Desk,
  { register, fileName }: { readonly register: RegisterKind; readonly fileName: string },
  caller: Caller,
): Promise<RegisterGround> {
  const plans = (await desk.plans.list(desk.sql)).filter(({ current }) => current);
  // The demonstration's own plan is the one that its workbooks mean.
  const meant = plans.find(({ sample }) => sample === desk.config.demo) ?? plans[0];
  const measures: MeasureChoice[] = [];
  for (const { id } of plans) measures.push(...(await desk.plans.measures(id, desk.sql)));
  const ordinals = new Map(measures.map(({ id, ordinal, number }) => [id, ordinal ?? String(number)]));
  const roster = await desk.organisations.list(desk.sql);
  const units = roster.filter(({ collective }) => !collective);
  const names = new Map(
    roster.flatMap(({ id, mergedIds = [], name }) => [id, ...mergedIds].map((each) => [each, name])),
  );
  const texts = new Map(
    measures.map(({ id, ordinal, number, text }) => [id, `${ordinal ?? number} ${text.slice(0, 40)}`]),
  );
  return {
    spec: specOf(register),
    asOf: dayInShanghai(desk.now()),
    findUnit: unitFinder(units),
    links: linkReader(measures.filter(({ planId }) => planId === meant?.id)),
    homeCity: meant?.regionCode ?? BAOTOU,
    actor: await actorOf(desk, caller),
    fileName,
    unitName: (id) => names.get(id) ?? id,
    measureText: (id) => texts.get(id) ?? id,
    ordinal: (id) => ordinals.get(id) ?? null,
    units,
    measures: measures.filter(({ planId }) => planId === meant?.id),
  };
}
