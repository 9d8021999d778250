import { actorOf } from "../store/actor.ts";
import type { Caller } from "../../platform/slice.ts";
import type { RegisterChoices } from "./register-choices.ts";
import type { Desk } from "../store/desk.ts";

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
