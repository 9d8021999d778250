import type { Identity } from "../../../kernel/identity.ts";
import type { Organisation } from "../../../kernel/organisation.ts";
import type { GrantBrief, PersonQuery, PersonReading, SupplyBrief } from "../../../kernel/sharing.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";

/** A unit of the roster; `mergedIds` are ids under which older records know it. */
export type RosterUnit = Organisation & { readonly mergedIds?: readonly string[] };

/** What other slices hand to this one. Within a transaction give it, so that no second connection is asked for. */
export type OneServiceNeeds = {
  readonly organisations: {
    readonly list: (sql?: Sql) => Promise<readonly RosterUnit[]>;
  };
  readonly identities: {
    /** Whom an applicant's account stands for. */
    readonly of: (accountId: string, sql?: Sql) => Promise<Identity | null>;
  };
  readonly sharing: {
    readonly suppliers: (sql?: Sql) => Promise<readonly SupplyBrief[]>;
    readonly grantsOf: (unitIds: readonly string[], sql?: Sql) => Promise<readonly GrantBrief[]>;
    readonly readPerson: (query: PersonQuery, caller: Caller) => Promise<PersonReading>;
  };
  readonly isWorkingDay: IsWorkingDay;
};

export type Desk = Shell & OneServiceNeeds;
