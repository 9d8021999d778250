import { type Day, dayInShanghai } from "./calendar.ts";

// How a unit is reached by what is sent or decided here: by accounts of its people, which have it in their inbox.

/** How a unit is reached. */
export type UnitReach = {
  readonly unitId: string;
  /** Ids of units merged into it, under which older records know it. */
  readonly mergedIds?: readonly string[] | undefined;
  readonly name: string;
  /** Accounts that could act for it; with none nothing that is sent arrives. */
  readonly people: number;
  /** Whether one of them has a mail address. */
  readonly mail: boolean;
  /** Left out for who is not to know when people of others were here. */
  readonly lastSignIn?: Day | null;
};

/** An account as far as a unit is reached by it. */
export type ReachingAccount = {
  readonly accountId: string;
  readonly organisationId: string | null;
  readonly roles: readonly string[];
  readonly email: string | null;
};

const REPORTERS = ["liaison", "unit-head"];

/** How a unit is reached: by accounts of heads and liaison officers, or of holders of the roles that are named, also under ids of units merged into it. */
export function reachOf(
  {
    id,
    mergedIds,
    name,
  }: { readonly id: string; readonly mergedIds?: readonly string[] | undefined; readonly name: string },
  accounts: readonly ReachingAccount[],
  lastSignIns: ReadonlyMap<string, Date>,
  reporters: readonly string[] = REPORTERS,
): UnitReach {
  const ids = [id, ...(mergedIds ?? [])];
  const own = accounts.filter(
    ({ organisationId, roles }) =>
      organisationId !== null &&
      ids.includes(organisationId) &&
      roles.some((role) => reporters.includes(role)),
  );
  const days = own.flatMap(({ accountId }): Day[] => {
    const at = lastSignIns.get(accountId);
    return at ? [dayInShanghai(at)] : [];
  });
  return {
    unitId: id,
    ...(mergedIds?.length ? { mergedIds } : {}),
    name,
    people: own.length,
    mail: own.some(({ email }) => email !== null),
    lastSignIn: days.toSorted().at(-1) ?? null,
  };
}
