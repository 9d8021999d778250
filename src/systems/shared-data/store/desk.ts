import type { Identity } from "../../../kernel/identity.ts";
import type { Organisation } from "../../../kernel/organisation.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { RosterUnit } from "../../../platform/records/units.ts";
import type { Caller, Shell } from "../../../platform/slice.ts";

/** What other slices hand to this one. Within a transaction give it, so that no second connection is asked for. */
export type SharedDataNeeds = {
  readonly organisations: {
    readonly list: (sql?: Sql) => Promise<readonly RosterUnit[]>;
    readonly propose: (
      names: { readonly name: string; readonly collective: boolean; readonly regionCode: string }[],
      transaction: Sql,
      caller: Caller,
    ) => Promise<ReadonlyMap<string, Organisation>>;
  };
  /** Whom an applicant's account stands for. */
  readonly identities: {
    readonly of: (accountId: string, sql?: Sql) => Promise<Identity | null>;
  };
  readonly isWorkingDay: IsWorkingDay;
};

/** Of the demonstration alone: opens an account at each of these sample units. */
export type SamplePeople = {
  readonly addSamplePeople: (
    role: "data-officer",
    units: readonly { readonly id: string; readonly name: string }[],
    createdAt: Date,
  ) => Promise<void>;
};

export type Desk = Shell & SharedDataNeeds;
