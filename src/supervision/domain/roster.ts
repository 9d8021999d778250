import type { Organisation } from "../../kernel/organisation.ts";
import type { MeasureRow } from "./plan.ts";
import type { Draft } from "./review.ts";
import { unitsOf } from "./review-structure.ts";

/** A body of the roster; `mergedIds` are ids under which older plans may still know it. */
export type RosterUnit = Organisation & { readonly mergedIds?: readonly string[] };

const COLLECTIVE =
  /^(?:各|有关|相关|其他|其它|(?:省|市|区|县|旗|自治区|国务院|中央)?级?(?:有关|相关|各)|试点)|(?:各|有关|相关)(?:成员单位|部门|单位|地区|旗县|区县|县区|盟市|旗、县)|四市人民政府/u;

/** Whether a printed name stands for several bodies: 各旗县区人民政府, 各成员单位, 省级有关部门. */
export const isCollective = (name: string): boolean => COLLECTIVE.test(name);

/** The names of a draft that need a body of the roster, each once, in the order of the plan. */
export function namesOf(draft: Draft): { name: string; collective: boolean }[] {
  const names = new Set(draft.measures.flatMap((measure) => unitsOf(measure).map(({ name }) => name)));
  return [...names].map((name) => ({ name, collective: isCollective(name) }));
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
