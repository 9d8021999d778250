import type { PlanSummary } from "../../domain/plan.ts";

const rank = (plan: PlanSummary) => (plan.supersededBy === null ? 0 : 4) + (plan.sample ? 2 : 0) + (plan.incomplete ? 1 : 0);

/** Plans a reader wants first: in force before revised, real before sample, whole before excerpt, then the latest. */
export function byInterest(plans: readonly PlanSummary[]): readonly PlanSummary[] {
  const sorted = [...plans];
  sorted.sort((a, b) => rank(a) - rank(b) || b.publishedAt.localeCompare(a.publishedAt));
  return sorted;
}

/** The same where work is looked for: in the demonstration only sample plans have any. */
export const byWork = (plans: readonly PlanSummary[], isDemo: boolean): readonly PlanSummary[] =>
  isDemo ? byInterest(plans).toSorted((a, b) => Number(b.sample) - Number(a.sample)) : byInterest(plans);

/** The plan that the start opens; undefined when none is published. */
export const newestPlan = (plans: readonly PlanSummary[]): PlanSummary | undefined => byInterest(plans)[0];
