import type {
  GrantBrief,
  PersonQuery,
  PersonReading,
  SupplyBrief,
  SupplyStamp,
  SupplyWords,
} from "../../../kernel/sharing.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import { grantsOf } from "../exchange/grant/store.ts";
import { readPerson } from "../exchange/reading/store-read-person.ts";
import { suppliersSaying, supplyStamp } from "../catalogue/resource/store-suppliers.ts";
import type { Desk } from "./desk.ts";

/** Shared data as other slices are handed it. */
export type Sharing = {
  /**
   * Published resources that are shared and say one of the words: of each word and city the first by its code, and of
   * the resources in `among` all.
   */
  readonly suppliers: (
    words: SupplyWords,
    asked?: { readonly among?: readonly string[]; readonly sql?: Sql },
  ) => Promise<readonly SupplyBrief[]>;
  readonly supplyStamp: (sql?: Sql) => Promise<SupplyStamp>;
  /** Grants under which the unit may read now, on a day. */
  readonly grantsOf: (unitIds: readonly string[], sql?: Sql) => Promise<readonly GrantBrief[]>;
  /**
   * Reads one subject's data through the provider's enforcement point; leaves its receipt whatever comes of it. Throws a
   * `FailureError` where the grant does not open it. Not within a transaction: the receipt of a refusal must stay.
   */
  readonly readPerson: (query: PersonQuery, caller: Caller) => Promise<PersonReading>;
};

export const sharingOf = (desk: Desk): Sharing => ({
  suppliers: (words, { among, sql = desk.sql } = {}) => suppliersSaying(sql, words, among),
  supplyStamp: (sql = desk.sql) => supplyStamp(sql),
  grantsOf: (unitIds, sql = desk.sql) => grantsOf(desk, sql, unitIds),
  readPerson: async (query, caller) => {
    const { rows, receipt } = await readPerson(desk, query, caller);
    return { rows, receipt };
  },
});
