import { FailureError } from "../../../../kernel/error.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { NO_DECIDING_UNIT, NO_RECEIVING_UNIT } from "../../domain/cases/case-failures.ts";
import type { CasePlace } from "../../domain/cases/case.ts";
import type { Desk, RosterUnit } from "../desk.ts";

const placeOf = ({ id, name, regionCode }: RosterUnit): CasePlace => ({
  unitId: id,
  unitName: name,
  regionCode,
});

/** Units of the roster; within a transaction give it. */
export const rosterOf = async ({ organisations }: Pick<Desk, "organisations">, sql: Sql) =>
  (await organisations.list(sql)).filter(({ collective }) => !collective);

/** The unit that decides an item: its department on the roster, by name or alias. Throws where it is not there. */
export function decidingPlace(
  roster: readonly RosterUnit[],
  { dept, city }: { readonly dept: string | null; readonly city: string },
): CasePlace {
  const full = CITIES.find(({ code }) => code === city)?.full ?? "";
  const names = dept === null ? [] : [dept, full + dept];
  const unit = roster.find(
    (each) =>
      each.regionCode === city && names.some((name) => each.name === name || each.aliases.includes(name)),
  );
  if (!unit) throw new FailureError(NO_DECIDING_UNIT);
  return { ...placeOf(unit), regionCode: city };
}

/** The service centre that receives in a city. Throws where none is on the roster. */
export function receivingPlace(roster: readonly RosterUnit[], city: string): CasePlace {
  const centres = roster.filter(
    ({ name, regionCode }) => regionCode === city && name.includes("政务服务中心"),
  );
  const [centre] = centres.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (!centre) throw new FailureError(NO_RECEIVING_UNIT);
  return placeOf(centre);
}

/** The place that an official of a unit receives for. */
export function ownPlace(roster: readonly RosterUnit[], unitIds: readonly string[]): CasePlace {
  const unit = roster.find(({ id }) => unitIds.includes(id));
  if (!unit) throw new FailureError(NO_RECEIVING_UNIT);
  return placeOf(unit);
}
