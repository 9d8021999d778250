import type { Role } from "../../kernel/access.ts";
import type { Sql } from "../../platform/database/database.ts";
import { listLiaisons } from "./organisation.ts";

/** Somebody with an open account, as other slices know them. */
export type Person = {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
};

/** Everyone with an open account, by name. */
export async function listPeople(sql: Sql): Promise<Person[]> {
  return sql<Person[]>`
    select id as account_id, display_name, null::text as email, organisation_id, roles
    from accounts.account where not disabled order by name`;
}

/** Who works where, as other slices are handed it: accounts, and the contacts of units that the roster holds. */
export const people = (sql: Sql) => ({
  list: () => listPeople(sql),
  contacts: () => listLiaisons(sql),
});
