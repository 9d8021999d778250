import { compareMeasures, type Comparable, counterparts } from "./comparison.ts";
import type { MeasureDetail, MeasureRow, PlanSummary } from "./plan.ts";

/** What a comparison looks at in a published measure. */
export const comparableOf = (row: MeasureRow): Comparable => ({
  id: row.id,
  ordinal: row.ordinal,
  section: row.section,
  text: row.text,
  units: row.responsibilities.map(({ name }) => name),
  deadline: row.deadline.raw ?? row.deadline.latest,
});

/** The measure of a superior document from which one descends, and the way from there (left) to here (right). */
export function descentOf(
  measure: MeasureRow,
  plan: readonly MeasureRow[],
  superior: { readonly plan: PlanSummary; readonly measures: readonly MeasureRow[] },
): MeasureDetail["superior"] {
  const above = superior.measures.map(comparableOf);
  const origin = counterparts(above, plan.map(comparableOf)).get(measure.id);
  const left = above.find(({ id }) => id === origin);
  if (!left) return null;
  const { title, incomplete } = superior.plan;
  return { ...compareMeasures(left, comparableOf(measure)), planTitle: title, incomplete };
}

/** Whether a plan is the one whose 22 measures the systems of this product serve. */
export const isBaotouPlan = ({ title, regionCode }: Pick<PlanSummary, "title" | "regionCode">): boolean =>
  regionCode === "150200" && /推动\s*呼包鄂乌一体化发展若干举措工作方案/u.test(title);
