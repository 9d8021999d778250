import { FailureError } from "../../kernel/error.ts";
import { NO_RECORD } from "../../kernel/record.ts";
import type { ActingFor } from "../../kernel/actor.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import type { Organisation, UnitChoice } from "../../kernel/organisation.ts";
import { WHOLE_REGION } from "../../kernel/region.ts";
import type { Sql } from "../database/database.ts";
import type { Caller, Shell } from "../slice.ts";
import { whoActs } from "./who-acts.ts";

/** A unit of the roster; `mergedIds` are ids under which older records know it. */
export type RosterUnit = Organisation & { readonly mergedIds?: readonly string[] };

/** What a desk knows of the roster. */
export type RosterDesk = Pick<Shell, "sql"> & {
  readonly organisations: { readonly list: (sql?: Sql) => Promise<readonly RosterUnit[]> };
};

/** The roster as records ask it: a unit by any id under which it is or was known. */
export type Units = {
  readonly list: readonly RosterUnit[];
  readonly canonical: (id: string) => string;
  readonly name: (id: string) => string;
  readonly region: (id: string) => string;
  readonly find: (id: string) => UnitChoice | undefined;
};

export async function unitsOf(desk: RosterDesk, sql: Sql = desk.sql): Promise<Units> {
  const list = await desk.organisations.list(sql);
  const byId = new Map(list.flatMap((unit) => [unit.id, ...(unit.mergedIds ?? [])].map((id) => [id, unit])));
  return {
    list,
    canonical: (id) => byId.get(id)?.id ?? id,
    name: (id) => byId.get(id)?.name ?? "",
    region: (id) => byId.get(id)?.regionCode ?? WHOLE_REGION,
    find: (id) => {
      const unit = byId.get(id);
      return unit && { id: unit.id, name: unit.name, regionCode: unit.regionCode };
    },
  };
}

/** Names of the units with these ids. */
export const namesOf = (units: Units, ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, units.name(id)]));

export const actorOf = (desk: RosterDesk, caller: Caller): Promise<ActingFor> => whoActs(desk, caller);

/** The same as if it was not there: whether a record exists is not told to whom it does not concern. */
export function hidden(): never {
  throw new FailureError(NO_RECORD);
}

export const today = (desk: Pick<Shell, "now">): string => dayInShanghai(desk.now());

/** The id under which the caller's unit is on the roster. Throws `not-found` for who has none. */
export const ownUnit = (actor: ActingFor): string => actor.unitIds[0] ?? hidden();
