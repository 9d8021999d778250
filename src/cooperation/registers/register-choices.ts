/** A measure of a plan in force, with its undertakings. */
export type MeasureChoice = {
  readonly id: string;
  readonly planId: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly text: string;
  readonly undertakings: readonly { readonly id: string; readonly text: string }[];
};

/** What a row may hang on and name. `unitIds` of the caller are those that they act for. */
export type RegisterChoices = {
  readonly plans: readonly { readonly id: string; readonly title: string; readonly sample: boolean }[];
  readonly measures: readonly MeasureChoice[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly unitIds: readonly string[];
};
