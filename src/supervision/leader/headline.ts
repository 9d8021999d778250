import type { Indicator } from "../../kernel/measure.ts";
import { disagrees, type FigurePair, type Reported } from "../domain/tasks/figure-pairs.ts";

/** A measure's figure beside what a unit reported of the same thing. */
export type Headline = {
  readonly figure: Indicator;
  readonly reported: Pick<Reported, "value" | "by" | "period" | "taskId"> | null;
  /** The two disagree beyond what rounding explains. */
  readonly disagrees: boolean;
};

/** The one figure that a cell of 22 has room for, beside the report that contradicts it or else the first; null where nothing is computed. */
export function headlineOf(pairs: readonly FigurePair[]): Headline | null {
  for (const pair of pairs) {
    const { computed: figure, reported } = pair;
    if (figure === null || figure.value === null) continue;
    const said = reported.find(({ difference }) => difference !== null) ?? reported[0] ?? null;
    return { figure, reported: said, disagrees: disagrees(pair) };
  }
  return null;
}
