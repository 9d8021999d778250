import type { Identity } from "../../../kernel/identity.ts";
import type { Organisation } from "../../../kernel/organisation.ts";
import type {
  GrantBrief,
  PersonQuery,
  PersonReading,
  SupplyBrief,
  SupplyStamp,
  SupplyWords,
} from "../../../kernel/sharing.ts";
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
    /** Resources that say one of the words: of each word and city the first, and of `among` all. */
    readonly suppliers: (
      words: SupplyWords,
      asked?: { readonly among?: readonly string[]; readonly sql?: Sql },
    ) => Promise<readonly SupplyBrief[]>;
    /** The same stamp, the same suppliers. */
    readonly supplyStamp: (sql?: Sql) => Promise<SupplyStamp>;
    readonly grantsOf: (unitIds: readonly string[], sql?: Sql) => Promise<readonly GrantBrief[]>;
    readonly readPerson: (query: PersonQuery, caller: Caller) => Promise<PersonReading>;
  };
  readonly isWorkingDay: IsWorkingDay;
};

export type Desk = Shell & OneServiceNeeds;
