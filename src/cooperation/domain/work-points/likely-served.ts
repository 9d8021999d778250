import { heldShare, pairsOf } from "../../../kernel/similarity.ts";
import type { PlanMeasureBrief } from "../../../kernel/work.ts";
import type { Served } from "./set.ts";

/** From this share of an undertaking's words on, a point that holds them is proposed as serving it. */
const LIKELY = 0.6;
const MOST = 5;

/** Undertakings of a plan that the words of a point hold, the likeliest first, five at most: proposals for a person. */
export function likelyServed(text: string, measures: readonly PlanMeasureBrief[]): Served[] {
  const words = pairsOf(text);
  return measures
    .flatMap(({ id: measureId, undertakings }) =>
      undertakings.map(({ id: undertakingId, text: undertaking }) => ({
        measureId,
        undertakingId,
        share: undertaking.length < 4 ? 0 : heldShare(pairsOf(undertaking), words),
      })),
    )
    .filter(({ share }) => share >= LIKELY)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ measureId, undertakingId }) => ({ measureId, undertakingId }));
}
