import type { Day } from "./calendar.ts";
import type { Sentence } from "./error.ts";

// The header of a rule as data: limits, numbers and checks of the law change with it, so none of them is a constant in
// code. What a rule says, and which law it is of, stands with its slice.

/** Days within which something holds, both among them. `from` null: since ever; `until` null: no end is known. */
export type InForce = { readonly from: Day | null; readonly until: Day | null };

/**
 * How far what a rule rests on was read. `law`: its text was read. `form`: of the tables that it is exchanged in. `practice`:
 * found in use, published by nobody. `logic`: concluded, since the contrary would contradict itself. `setting`: chosen by
 * this product where the law names no number. `unverified`: known or proposed, no text was read.
 */
export type RuleStanding = "law" | "form" | "practice" | "logic" | "setting" | "unverified";

/** What a rule rests on. */
export type RuleSource = { readonly title: Sentence; readonly standing: RuleStanding };

/** What every dated rule begins with. */
export type DatedRule = InForce & { readonly source: RuleSource };

/** Whether it holds on a day: on its first and its last, too. */
export const isInForce = ({ from, until }: InForce, day: Day): boolean =>
  (from === null || from <= day) && (until === null || day <= until);

/** The rule that holds on a day; of several the one listed last, which came later. Undefined where none does. */
export const findInForce = <R extends InForce>(rules: readonly R[], day: Day): R | undefined =>
  rules.findLast((rule) => isInForce(rule, day));
