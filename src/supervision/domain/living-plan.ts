/** The plan that everybody's desk shows; `pinned` by the office, else it follows from the plans. */
export type LivingPlan = {
  readonly plan: { readonly id: string; readonly title: string; readonly sample: boolean } | null;
  readonly pinned: boolean;
  /** Plans that have tasks, of which another can be pinned. */
  readonly choices: readonly { readonly id: string; readonly title: string }[];
};
