import { pairsOf, sharedShare } from "../../../../kernel/similarity.ts";

export type Likely = { readonly index: number; readonly likeness: number };

/**
 * Finds names that are alike without holding every name against every other: prefix filtering (Chaudhuri, Ganti,
 * Kaushik, ICDE 2006). Two names of Dice's coefficient ≥ `least` share one of their rarest pairs, as many as the rest of
 * the pairs could not make up for; so nothing is lost that comparing all would find.
 */
export function similarNames(names: readonly string[], least: number) {
  const all = names.map(pairsOf);
  const frequency = new Map<string, number>();
  for (const pairs of all) for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const prefixOf = (pairs: ReadonlySet<string>): string[] => {
    const rarest = [...pairs].toSorted(
      (a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    // The other name has at least least/(2-least) as many pairs, so at least that share of these is in both.
    const needed = Math.ceil((least / (2 - least)) * pairs.size - 1e-9);
    return rarest.slice(0, pairs.size - needed + 1);
  };
  const byPair = new Map<string, number[]>();
  for (const [index, pairs] of all.entries())
    for (const pair of prefixOf(pairs)) {
      const known = byPair.get(pair);
      if (known) known.push(index);
      else byPair.set(pair, [index]);
    }

  /** Names alike to `name`, the likeliest first; `least` to 1. */
  return (name: string): Likely[] => {
    const pairs = pairsOf(name);
    const candidates = new Set(prefixOf(pairs).flatMap((pair) => byPair.get(pair) ?? []));
    return [...candidates]
      .map((index) => ({ index, likeness: sharedShare(pairs, all[index] ?? new Set<string>()) }))
      .filter(({ likeness }) => likeness >= least)
      .toSorted((a, b) => b.likeness - a.likeness || a.index - b.index);
  };
}
