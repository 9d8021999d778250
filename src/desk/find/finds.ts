import type { FindKinds, Found } from "../../kernel/find.ts";

/** Finds in groups of one kind, the group with the best fit first. */
export type Finds = {
  readonly kinds: FindKinds;
  readonly groups: readonly { readonly kind: string; readonly found: readonly Found[] }[];
};

/** How many of a kind are shown. */
export const SHOWN = 6;

const best = (of: readonly Found[]): number => of[0]?.fit ?? 0;

/** Groups what the slices found: within a kind by fit, kinds by their best fit and then in the order in which slices stand. */
export function findsOf(found: readonly Found[], kinds: FindKinds): Finds {
  const groups = new Map<string, Found[]>();
  for (const each of found) groups.set(each.kind, [...(groups.get(each.kind) ?? []), each]);
  return {
    kinds,
    groups: [...groups]
      .map(([kind, of]) => ({ kind, found: of.toSorted((a, b) => b.fit - a.fit).slice(0, SHOWN) }))
      .toSorted((a, b) => best(b.found) - best(a.found)),
  };
}
