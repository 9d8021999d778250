import type { Sentence } from "./error.ts";
import { type FigureDefinition, type Ratio, seriesDays, seriesOf, share, UNITS } from "./figure.ts";

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

/** What a figure comes to: a number, null where there is none, or a part of a whole. */
export type Figured = number | null | Ratio;

/** Of a part of a whole the share, where the figure is told in per cent, and the part where it counts something. */
function valueOf(figured: Figured, unit: Sentence): number | null {
  if (typeof figured !== "object" || figured === null) return figured;
  return unit.zh === UNITS.percent.zh ? share(figured) : figured.part;
}

/**
 * A figure of its definition as of a day: `figured` what it comes to on that day, or on each of `seriesDays(asOf)`, the last
 * of which is that day.
 */
export function indicatorOf(
  id: string,
  definition: FigureDefinition,
  figured: Figured | readonly Figured[],
  about: Pick<Indicator, "measure" | "standing" | "source" | "asOf" | "target">,
): Indicator {
  const days = Array.isArray(figured) ? (figured as readonly Figured[]) : null;
  const now = days === null ? (figured as Figured) : (days.at(-1) ?? null);
  const valueAt = (at: number) => valueOf(days?.[at] ?? null, definition.unit);
  return {
    id,
    ...definition,
    ...about,
    value: valueOf(now, definition.unit),
    ...(typeof now === "object" && now !== null ? { ratio: now } : {}),
    ...(days === null ? {} : { series: seriesOf(seriesDays(about.asOf), (_, at) => valueAt(at)) }),
  };
}
