import type { Indicator } from "../../kernel/measure.ts";
import { SUPERVISION_FIGURES } from "../domain/figures.ts";
import { checkFigures, type ReportedFigure } from "../domain/tasks/figure-checks.ts";

/** A measure's figure beside what a unit reported of the same thing. */
export type Headline = {
  readonly figure: Indicator;
  readonly reported: Pick<ReportedFigure, "value" | "by" | "period" | "taskId"> | null;
  /** The two disagree beyond what rounding explains. */
  readonly disagrees: boolean;
};

/** What says most of a measure: what is contradicted, what two speak of, what a system of its own counts, how its tasks stand. */
function rank({ figure, reported, disagrees }: Headline): number {
  if (figure.value === null) return 5;
  if (disagrees) return 0;
  if (reported !== null) return 1;
  if (!(figure.id in SUPERVISION_FIGURES)) return 2;
  return figure.id === "tasks-closed" ? 3 : 4;
}

/** Each figure of a measure beside its reported counterpart, in the order in which they were computed. */
export function besideReported(
  figures: readonly Indicator[],
  reported: readonly ReportedFigure[],
): Headline[] {
  const checks = checkFigures(figures, reported);
  return figures.map((figure, at) => ({
    figure,
    reported: checks[at]?.reported ?? null,
    disagrees: checks[at]?.disagrees ?? false,
  }));
}

/** The one figure that a cell of 22 has room for; null where nothing is computed. */
export function headlineOf(
  figures: readonly Indicator[],
  reported: readonly ReportedFigure[],
): Headline | null {
  const all = besideReported(figures, reported);
  const [best] = all.toSorted((a, b) => rank(a) - rank(b));
  return best === undefined || best.figure.value === null ? null : best;
}
