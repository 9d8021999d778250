import type { ActingFor } from "../../../kernel/actor.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { actorOf, ownUnit, unitsOf } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Desk } from "../store/desk.ts";
import { NO_UNIT } from "./failures.ts";
import { isAbove, REGIONS } from "./regions.ts";

/** Divisions that a data officer oversees: the own one and all below it; every one for the region's. */
export const overseen = ({ roles, regionCode }: ActingFor): string[] => {
  if (!roles.includes("data-officer") || regionCode === null) return [];
  return REGIONS.map(({ code }) => code).filter((code) => code === regionCode || isAbove(regionCode, code));
};

/** Whether every record is for the reader to see. */
export const seesAll = ({ roles, system, regionCode }: ActingFor): boolean =>
  system || roles.includes("office") || (roles.includes("data-officer") && regionCode === WHOLE_REGION);

/**
 * Which records a reader may see, as a part of a statement on `record`: those of the own unit, a data officer those of the own
 * area as well, also where only a party of it is concerned, the office all; an applicant the own ones.
 */
export function visible(sql: Sql, actor: ActingFor) {
  if (seesAll(actor)) return sql`true`;
  if (actor.roles.includes("applicant")) return sql`state #>> '{asker,accountId}' = ${actor.accountId}`;
  return sql`(unit_ids && ${[...actor.unitIds]}::uuid[] or region_code = any(${overseen(actor)}::text[])
    or kind = 'dispute' and (state #>> '{opener,regionCode}' = any(${overseen(actor)}::text[])
      or state #>> '{other,regionCode}' = any(${overseen(actor)}::text[])))`;
}

/** The caller's unit and another, as they are parties to a record. Throws `no-unit` where the roster lacks one. */
export async function partiesOf(desk: Desk, caller: Caller, otherId: string) {
  const units = await unitsOf(desk);
  const found = [units.find(ownUnit(await actorOf(desk, caller))), units.find(otherId)];
  const [own, other] = found.map((unit) => unit && { unitId: unit.id, regionCode: unit.regionCode });
  if (!own || !other) throw new FailureError(NO_UNIT);
  return { own, other, units };
}
