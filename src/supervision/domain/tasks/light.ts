import type { Sentence } from "../../../kernel/error.ts";

export const LIGHTS = ["red", "amber", "green", "grey"] as const;
export type LightColour = (typeof LIGHTS)[number];

/** What a rule looks at; the state of a task on a day decides whether it applies. */
export const LIGHT_CONDITIONS = [
  "overdue",
  "judged-overdue",
  "due-within",
  "reports-missing",
  "stage-late",
  "coordination-asked",
  "extension-refused",
] as const;
export type LightCondition = (typeof LIGHT_CONDITIONS)[number];

/**
 * One rule: `threshold` counts days for `due-within`, days past for `overdue` and `stage-late`, reports for
 * `reports-missing`; it means nothing elsewhere. Rules are data with effective dates; the reddest that applies decides.
 */
export type LightRule = {
  readonly id: string;
  readonly condition: LightCondition;
  readonly threshold: number;
  readonly light: "red" | "amber";
};

export type DatedLightRules = { readonly from: string; readonly rules: readonly LightRule[] };

/** `rule` is the id of the rule that decided, or why no rule was asked. */
export type Light = {
  readonly colour: LightColour;
  readonly rule: string;
  readonly reason: Sentence;
};
