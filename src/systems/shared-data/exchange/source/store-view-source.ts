import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import type { SourceRow } from "../reading/row-conditions.ts";
import { type Source, sourceFails } from "./source.ts";

const TIMEOUT = "5s";
const NO_COLUMN = "42703";
/** PostgreSQL cuts longer names off, so that an item's name could become that of another column. */
const LONGEST_NAME_BYTES = 63;

/**
 * A view of the provider's in this database, in a transaction that can only read and does not take long. Names are those
 * that `jiziwan source add` registered; the database quotes them (migrations/0005-exchange.sql, `read_view`).
 */
export const viewSource = (sql: Sql, schema: string, view: string): Source => ({
  read: async ({ items, conditions, limit }) => {
    const names = [...items, ...conditions.map(({ item }) => item)];
    if (names.some((name) => Buffer.byteLength(name) > LONGEST_NAME_BYTES))
      return sourceFails("source-lacks");
    try {
      const rows = await inTransaction(sql, async (transaction) => {
        await transaction`set transaction read only`;
        await transaction`select set_config('statement_timeout', ${TIMEOUT}, true)`;
        return transaction<{ row: SourceRow }[]>`
          select shared_data.read_view(${schema}, ${view}, ${[...items]}, ${json(transaction, conditions)}, ${limit}) as row`;
      });
      return { ok: true, rows: rows.map(({ row }) => row) };
    } catch (error) {
      return sourceFails((error as { code?: string }).code === NO_COLUMN ? "source-lacks" : "source-away");
    }
  },
});
