import { compareMeasures, type Comparable, counterparts } from "./comparison.ts";
import { type DatedDecision, historyOf } from "./history.ts";
import type { MeasureDetail, MeasureRow, PlanSummary } from "./plan.ts";
import type { PlanReading } from "./reading.ts";
import type { DraftQuestion } from "./review.ts";

/** What a comparison looks at in a published measure. */
export const comparableOf = (row: MeasureRow): Comparable => ({
  id: row.id,
  ordinal: row.ordinal,
  section: row.section,
  text: row.text,
  units: row.responsibilities.map(({ name }) => name),
  deadline: row.deadline.raw ?? row.deadline.latest,
});

/** A superior document with its measures, and those of the plan that descends from it. */
export type Superior = {
  readonly plan: PlanSummary;
  readonly measures: readonly MeasureRow[];
  readonly descendants: readonly MeasureRow[];
};

/** The measure of a superior document from which one descends, and the way from there (left) to here (right). */
function descentOf(row: MeasureRow, { plan, measures, descendants }: Superior): MeasureDetail["superior"] {
  const above = measures.map(comparableOf);
  const origin = counterparts(above, descendants.map(comparableOf)).get(row.id);
  const left = above.find(({ id }) => id === origin);
  if (!left) return null;
  const { title, incomplete } = plan;
  return { ...compareMeasures(left, comparableOf(row)), planTitle: title, incomplete };
}

/** How the plan of a measure came about: what was read, what was decided on it, and when it was published. */
export type Origin = {
  readonly reading: PlanReading;
  readonly recorded: readonly DatedDecision[];
  readonly text: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly questions: readonly DraftQuestion[];
};

const PUBLISHED = { zh: "随方案发布", en: "Published with the plan" };

function historyOfMeasure(draftId: string, origin: Origin): MeasureDetail["history"] {
  const decisions = historyOf(origin.reading, origin.recorded, draftId, origin.text);
  const published = { at: origin.publishedAt, by: origin.publishedBy, sentence: PUBLISHED };
  return [...decisions, published]
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((entry) => ({ ...entry, at: entry.at.toISOString() }));
}

type Published = Pick<MeasureDetail, "printed" | "spans" | "previous" | "next"> & {
  readonly row: MeasureRow;
  readonly draftId: string;
};

/** Everything that the page of a measure shows. */
export function measureDetail(
  { row, draftId, printed, spans, previous, next }: Published,
  plan: PlanSummary,
  origin: Origin,
  superior: Superior | undefined,
): MeasureDetail {
  const { kind, latest } = printed.deadline;
  const asked = origin.questions.filter(
    ({ answer, measure }) => answer === null && (measure === null || measure + 1 === row.number),
  );
  return {
    ...row,
    plan,
    printed,
    decided: {
      text: printed.text !== row.text,
      deadline: kind !== row.deadline.kind || latest !== row.deadline.latest,
    },
    spans,
    superior: superior ? descentOf(row, superior) : null,
    questions: asked.map(({ id, sentence }) => ({ id, sentence })),
    history: historyOfMeasure(draftId, origin),
    previous,
    next,
  };
}

/** Whether a plan is the one whose 22 measures the systems of this product serve. */
export const isBaotouPlan = ({ title, regionCode }: Pick<PlanSummary, "title" | "regionCode">): boolean =>
  regionCode === "150200" && /推动\s*呼包鄂乌一体化发展若干举措工作方案/u.test(title);
