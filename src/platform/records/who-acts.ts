import type { ActingFor } from "../../kernel/actor.ts";
import type { Organisation } from "../../kernel/organisation.ts";
import type { Sql } from "../database/database.ts";
import type { Caller } from "../slice.ts";
import { nameOf } from "./records.ts";

type Roster = (sql?: Sql) => Promise<readonly (Organisation & { readonly mergedIds?: readonly string[] })[]>;

/** Who the caller acts as. Read before a transaction. */
export async function whoActs(
  { organisations, sql }: { readonly organisations: { readonly list: Roster }; readonly sql: Sql },
  caller: Caller,
): Promise<ActingFor> {
  const { actor } = caller;
  const own = actor?.organisationId ?? null;
  const unit =
    own === null
      ? undefined
      : (await organisations.list(sql)).find(({ id, mergedIds }) => id === own || mergedIds?.includes(own));
  return {
    accountId: actor?.accountId ?? null,
    name: nameOf(caller),
    roles: actor?.roles ?? [],
    system: actor === null,
    unitIds: unit ? [unit.id, ...(unit.mergedIds ?? [])] : own === null ? [] : [own],
    unitName: unit?.name ?? null,
    regionCode: unit?.regionCode ?? null,
  };
}
