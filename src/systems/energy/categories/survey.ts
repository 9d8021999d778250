import type { Day } from "../../../kernel/calendar.ts";
import type { Ran } from "../runs/run.ts";
import type { Sizing } from "../sizing/size.ts";
import type { RuleId } from "../verdict/facts.ts";
import type { Assumed } from "../workbench/assumption.ts";

// The cheapest design of each category, all under one set of assumptions and one year of hours.

/** What one category comes to; `rule` null: no rule at all. `binds`: whether it has a number that a design has to keep. */
export type Cheapest = Pick<Sizing, "status" | "lowerYuan" | "upperYuan" | "capacities" | "because"> & {
  readonly rule: RuleId | null;
  readonly binds: boolean;
};
/** A survey of a project as its page shows it. */
export type Survey = Ran<{ readonly rows: readonly Cheapest[] }> & {
  readonly assumed: Assumed;
  readonly hoursName: string;
  readonly synthetic: boolean;
};
export type Surveys = {
  readonly surveys: readonly Survey[];
  /** The sizing whose assumptions the next one takes; null: none has ended yet. */
  readonly sizing: { readonly id: string; readonly on: Day } | null;
};

/** About so many programs are solved for all categories. */
export const USUAL_PROGRAMS = 45;

/** What a design costs a year more under a rule than under none, as bounds: a rule never makes it cheaper. */
export function moreThanWithout(
  of: Pick<Sizing, "lowerYuan" | "upperYuan">,
  without: Pick<Sizing, "lowerYuan" | "upperYuan">,
): readonly [least: number, most: number] | null {
  const { lowerYuan, upperYuan } = of;
  if (lowerYuan === null || upperYuan === null || without.lowerYuan === null || without.upperYuan === null)
    return null;
  return [Math.max(0, lowerYuan - without.upperYuan), Math.max(0, upperYuan - without.lowerYuan)];
}
