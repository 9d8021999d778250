import { byFit, type FindKinds, type Finds, type Found } from "../../kernel/find.ts";

/** How many of a kind are shown in the palette, and at most. */
export const SHOWN = 6;
export const MOST_SHOWN = 50;

const best = (of: readonly Found[]): number => of[0]?.fit ?? 0;

/** Groups what the slices found: within a kind by fit, kinds by their best fit and then in the order in which slices stand. */
export function findsOf(
  { found, late }: { readonly found: readonly Found[]; readonly late: readonly string[] },
  kinds: FindKinds,
  shown: number,
): Finds {
  const groups = new Map<string, Found[]>();
  for (const each of found) groups.set(each.kind, [...(groups.get(each.kind) ?? []), each]);
  return {
    kinds,
    late,
    groups: [...groups]
      .map(([kind, of]) => ({ kind, found: of.toSorted(byFit).slice(0, shown), more: of.length > shown }))
      .toSorted((a, b) => best(b.found) - best(a.found)),
  };
}
