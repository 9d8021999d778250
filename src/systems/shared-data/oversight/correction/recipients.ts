import type { Day } from "../../../../kernel/calendar.ts";

export type GrantSpan = { readonly requesterId: string; readonly from: Day; readonly until: Day };
/** A receipt of a reading of the resource by a unit. */
export type ReadingMark = { readonly unitId: string; readonly day: Day };

export type RecipientSource = "grant" | "reading" | "both";

/**
 * Every unit that may hold what was wrong, each once, in the order of its id: who held a grant on the resource on any day from `since` to
 * `day`, and who has a receipt of reading it on one of them; `since` null for ever. The provider corrects at the source and is
 * left out. `canonical` gives the one id of a unit that older records know under others.
 */
export function recipientsOf(
  { grants, readings }: { readonly grants: readonly GrantSpan[]; readonly readings: readonly ReadingMark[] },
  { since, day, providerId }: { readonly since: Day | null; readonly day: Day; readonly providerId: string },
  canonical: (unitId: string) => string = (unitId) => unitId,
): { readonly unitId: string; readonly via: RecipientSource }[] {
  const began = since ?? "";
  const granted = new Set(
    grants
      .filter(({ from, until }) => from <= day && until >= began)
      .map(({ requesterId }) => canonical(requesterId)),
  );
  const read = new Set(
    readings.filter((each) => each.day >= began && each.day <= day).map(({ unitId }) => canonical(unitId)),
  );
  return [...new Set([...granted, ...read])]
    .filter((unitId) => unitId !== canonical(providerId))
    .toSorted()
    .map((unitId) => ({
      unitId,
      via: granted.has(unitId) ? (read.has(unitId) ? "both" : "grant") : "reading",
    }));
}
