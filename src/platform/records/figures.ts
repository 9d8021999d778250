import type { Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { type FigureDefinition, seriesDays } from "../../kernel/figure.ts";
import { type Figured, type Indicator, indicatorOf, type Standing } from "../../kernel/measure.ts";

/** Figures of one source as they come out of what was counted. */
export type Counted<K extends string> = {
  readonly source: Sentence;
  readonly standing: Standing;
  /** By their ids, in the order in which they are told; over time one for each of the days. */
  readonly figures: { readonly [id in K]?: Figured | readonly Figured[] };
  readonly targets?: { readonly [id in K]?: number };
  /** Where they are told of another day than was asked for. */
  readonly asOf?: Day;
};

/** Counts figures that come of one look. `days`: those of a series, the last of which is `asOf`. */
export type CountFigures<D, K extends string> = (
  desk: D,
  asOf: Day,
  days: readonly Day[],
) => Promise<Counted<K> | readonly Counted<K>[]>;

/** Invented rows make a figure a sample. */
export const standingOf = (sample: boolean | null | undefined): Standing =>
  sample === true ? "sample" : "computed";

/**
 * The figures of a slice about its measure, for `Slice.indicators`; of any other measure it has none:
 * `figures(4, SHARED_DATA_FIGURES, [async ({ sql }, asOf) => ({ source, standing, figures: { … } })])`.
 * All are counted at once and told in order.
 */
export const figures =
  <D, K extends string>(
    measure: number,
    definitions: Readonly<Record<K, FigureDefinition>>,
    counts: readonly CountFigures<D, K>[],
  ) =>
  async (desk: D, of: number, day: Day): Promise<Indicator[]> => {
    if (of !== measure) return [];
    const counted = await Promise.all(counts.map((count) => count(desk, day, seriesDays(day))));
    return counted.flat().flatMap(({ source, standing, figures: told, targets, asOf = day }) =>
      (Object.keys(told) as K[]).map((id) => {
        const target = targets?.[id];
        const about = { measure, standing, source, asOf, ...(target === undefined ? {} : { target }) };
        return indicatorOf(id, definitions[id], told[id] ?? null, about);
      }),
    );
  };
