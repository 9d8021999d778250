import type { Day } from "../../kernel/calendar.ts";
import type { ToldUnit } from "../../kernel/sheet.ts";
import type { RosterUnit } from "../domain/roster.ts";
import type { LedgerImportRow } from "./rows.ts";

/**
 * Which units are given how many tasks by rows that become tasks, and the first day from today on by which one is due; what is
 * registered already is given to nobody again.
 */
export function toldOf(
  rows: readonly Pick<LedgerImportRow, "becomes" | "units" | "deadline">[],
  roster: readonly Pick<RosterUnit, "id" | "name">[],
  asOf: Day,
): ToldUnit[] {
  const names = new Map(roster.map(({ id, name }) => [id, name]));
  const told = new Map<string, { lines: number; first: Day | null }>();
  for (const { becomes, units, deadline } of rows) {
    if (becomes !== "new" && becomes !== "undertaking") continue;
    const due = deadline.latest !== null && deadline.latest >= asOf ? deadline.latest : null;
    for (const unitId of new Set(units.map((unit) => unit.unitId))) {
      const { lines, first } = told.get(unitId) ?? { lines: 0, first: null };
      const earlier = first === null || (due !== null && due < first) ? due : first;
      told.set(unitId, { lines: lines + 1, first: earlier });
    }
  }
  return [...told].map(([unitId, of]) => ({ unitId, name: names.get(unitId) ?? "", ...of }));
}
