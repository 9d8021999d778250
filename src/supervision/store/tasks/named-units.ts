import type { NamedUnit } from "../../domain/tasks/action.ts";
import type { RosterUnit } from "../../domain/roster.ts";

/** Units by the ids under which the roster knows them today; undefined where it does not know one. */
export function onRoster(
  units: readonly NamedUnit[],
  roster: ReadonlyMap<string, RosterUnit>,
): readonly NamedUnit[] | undefined {
  const known = units.flatMap(({ unitId, role, via }) => {
    const unit = roster.get(unitId);
    return unit ? [{ unitId: unit.id, role, via }] : [];
  });
  return known.length === units.length ? known : undefined;
}
