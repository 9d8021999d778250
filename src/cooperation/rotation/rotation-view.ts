import type { RotationState } from "./wheel.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { RecordHistory } from "../../kernel/record.ts";
import type { NextHost } from "./kind.ts";
import type { PreparationStep } from "./preparation.ts";

/** A meeting of the series as the calendar of meetings knows it. */
export type RotationMeeting = {
  readonly id: string;
  readonly edition: number;
  readonly title: string;
  readonly date: Day | null;
  readonly status: string;
};

export type RotationView = {
  readonly day: Day;
  readonly state: RotationState;
  /** Null: nobody has acted yet, `state` is what is printed and reported. */
  readonly record: { readonly id: string; readonly version: number; readonly sample: boolean } | null;
  readonly next: readonly NextHost[];
  /** The city whose office this is; null where no plan says so. */
  readonly ownCity: string | null;
  /** Our nearest turn among the next four and what it needs; where our city is not known, the next turn. */
  readonly preparation: {
    readonly edition: number;
    readonly meeting: RotationMeeting | null;
    /** The day it is reckoned from: the meeting's, or the one asked about. */
    readonly date: Day | null;
    readonly steps: readonly PreparationStep[];
  } | null;
  readonly meetings: readonly RotationMeeting[];
  readonly history: readonly RecordHistory[];
};
