import type { Sentence } from "./error.ts";
import type { FigureDefinition, Ratio } from "./figure.ts";

/** An indicator is a figure about a measure with its standing; see {@link Indicator}. */
export type Standing = "computed" | "reported" | "sample" | "unverified";

/**
 * A measure of a published plan, as figures are asked for it. `number` is its position in the plan; `served`: the plan is
 * the one whose 22 measures the systems of this product serve.
 */
export type MeasureOfPlan = {
  readonly id: string;
  readonly planId: string;
  readonly number: number;
  readonly sample: boolean;
  readonly served: boolean;
};

/**
 * How supervision knows a slice: a figure about one measure of a plan, as of a day, with its definition. Where there is a
 * series its last point is the value. A rate carries its parts.
 */
export type Indicator = FigureDefinition & {
  readonly id: string;
  readonly measure: number;
  readonly value: number | null;
  readonly standing: Standing;
  /** Which data of which system it was computed from, or who reported it. */
  readonly source: Sentence;
  readonly asOf: string;
  readonly target?: number;
  readonly ratio?: Ratio;
  readonly series?: readonly { readonly day: string; readonly value: number }[];
};
