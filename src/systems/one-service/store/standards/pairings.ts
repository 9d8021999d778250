import type { Sql } from "../../../../platform/database/database.ts";
import type { Pairing } from "../../domain/standards/grouping.ts";

/** Every decision on items without a code, in one order. */
export const listPairings = (sql: Sql): Promise<Pairing[]> =>
  sql<Pairing[]>`
    select loose_key, target_key, verdict from one_service.pairing order by loose_key collate "C", target_key collate "C"`;
