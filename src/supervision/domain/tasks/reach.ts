import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import type { RosterUnit } from "../roster.ts";
import type { UnitReach } from "./task-row.ts";

/** An account as far as a unit is reached by it. */
export type ReachingAccount = {
  readonly accountId: string;
  readonly organisationId: string | null;
  readonly roles: readonly string[];
  readonly email: string | null;
};

const REPORTERS = ["liaison", "unit-head"];

/** How a unit is reached: by accounts of heads and liaison officers, also under ids of units merged into it. */
export function reachOf(
  { id, mergedIds, name }: Pick<RosterUnit, "id" | "mergedIds" | "name">,
  accounts: readonly ReachingAccount[],
  lastSignIns: ReadonlyMap<string, Date>,
): UnitReach {
  const ids = [id, ...(mergedIds ?? [])];
  const own = accounts.filter(
    ({ organisationId, roles }) =>
      organisationId !== null &&
      ids.includes(organisationId) &&
      roles.some((role) => REPORTERS.includes(role)),
  );
  const days = own.flatMap(({ accountId }): Day[] => {
    const at = lastSignIns.get(accountId);
    return at ? [dayInShanghai(at)] : [];
  });
  return {
    unitId: id,
    name,
    people: own.length,
    mail: own.some(({ email }) => email !== null),
    lastSignIn: days.toSorted().at(-1) ?? null,
  };
}
