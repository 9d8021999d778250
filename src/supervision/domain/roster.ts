import type { Organisation } from "../../kernel/organisation.ts";
import type { MeasureRow } from "./plan.ts";
import type { Draft } from "./review.ts";
import { unitsOf } from "./review-structure.ts";

/** A body of the roster; `mergedIds` are ids under which older plans may still know it. */
export type RosterUnit = Organisation & { readonly mergedIds?: readonly string[] };

/**
 * The names of a draft that need a body of the roster, each once, in the order of the plan; `collective` are those of
 * which the reader asks whom they stand for (各旗县区人民政府).
 */
export function namesOf(draft: Draft): { name: string; collective: boolean }[] {
  const asked = new Set(
    draft.questions.filter(({ kind }) => kind === "collective-unit").map(({ span }) => span?.[0]),
  );
  const names = new Map<string, boolean>();
  for (const { name, span } of draft.measures.flatMap(unitsOf))
    names.set(name, names.get(name) === true || (span !== null && asked.has(span[0])));
  return [...names].map(([name, collective]) => ({ name, collective }));
}

/** Finds bodies by the id that a plan remembers, merged ones included. */
export function rosterIndex(units: readonly RosterUnit[]): Map<string, RosterUnit> {
  return new Map(
    units.flatMap((unit) => [unit.id, ...(unit.mergedIds ?? [])].map((id) => [id, unit] as const)),
  );
}

/** Measures with each unit under the id and name that the roster has for it today; the print stays beside. */
export function withRoster(
  rows: readonly MeasureRow[],
  roster: ReadonlyMap<string, RosterUnit>,
): MeasureRow[] {
  return rows.map((row) => ({
    ...row,
    responsibilities: row.responsibilities.map((each) => {
      const unit = roster.get(each.organisationId);
      return unit ? { ...each, organisationId: unit.id, name: unit.name, collective: unit.collective } : each;
    }),
  }));
}
