import { heldShare, pairsOf, sharedShare } from "../../../kernel/similarity.ts";
import type { PlanMeasureBrief } from "../../../kernel/work.ts";

/** An undertaking that says much the same as a text; `likeness` from 0 to 1. */
export type NearPlace = {
  readonly measureId: string;
  readonly ordinal: string | null;
  readonly number: number;
  readonly undertakingId: string;
  readonly text: string;
  readonly likeness: number;
};

/** Below this two texts of plans share no more than the words that all of them share. */
const LEAST_LIKENESS = 0.3;
/** Short undertakings are held by chance; what both share of each other weighs against it. */
const FEWEST_PAIRS = 4;

type Known = Omit<NearPlace, "likeness"> & { readonly pairs: ReadonlySet<string> };

/** Prepares the undertakings of a plan, so that many texts can be compared with them. */
export function nearestPlaces(
  measures: readonly PlanMeasureBrief[],
): (text: string, most: number) => NearPlace[] {
  const known: Known[] = measures.flatMap(({ id, ordinal, number, undertakings }) =>
    undertakings.map((undertaking) => ({
      measureId: id,
      ordinal,
      number,
      undertakingId: undertaking.id,
      text: undertaking.text,
      pairs: pairsOf(undertaking.text),
    })),
  );
  return (text, most) => {
    const own = pairsOf(text);
    return known
      .map(({ pairs, ...place }) => ({ ...place, likeness: likenessOf(own, pairs) }))
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .toSorted((a, b) => b.likeness - a.likeness || a.number - b.number)
      .slice(0, most);
  };
}

function likenessOf(own: ReadonlySet<string>, pairs: ReadonlySet<string>): number {
  if (Math.min(own.size, pairs.size) < FEWEST_PAIRS) return 0;
  return (heldShare(own, pairs) + sharedShare(own, pairs)) / 2;
}
