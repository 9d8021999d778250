import postgres from "postgres";
import { type Database, inTransaction, type Sql } from "../database/database.ts";
import { portions } from "../database/json.ts";
import { audit } from "./audit.ts";
import { newSalt, sealed, type SealedTable } from "./seals.ts";

/** The action under which rows that are older than seals were sealed: what they said before, nothing vouches for. */
export const SEALS_BEGIN = "platform.seals-begin";

const UPGRADE = { actor: null, address: "127.0.0.1", requestId: "upgrade" };
const AT_ONCE = 1_000;

type Row = Readonly<Record<string, unknown>> & { readonly salt: Buffer | null };

async function sealTable(sql: Sql, table: SealedTable): Promise<void> {
  const { of, record, part, content } = table;
  const [known] = await sql`select from platform.sealed_since where target = ${of}`;
  if (known) return;
  // The trail vouches for it already, as in a database that was copied or restored.
  const [own] = await sql`select from platform.audit where seals @> ${sql.json([{ of }])} limit 1`;
  if (own) return;
  const name = (column: string) => sql(postgres.fromCamel(column));
  await sql`lock table ${sql(of)} in share row exclusive mode`;
  const rows = await sql<Row[]>`
    select ${sql([...new Set([record, part, ...content, "salt"])])} from ${sql(of)}
    order by ${name(record)}, ${name(part)}`;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const all = rows
      .slice(from, from + AT_ONCE)
      .map((row) => ({ ...sealed(table, row, row.salt ?? newSalt()), row }));
    for (const some of portions(all.filter(({ row }) => row.salt === null)))
      await sql`
        update ${sql(of)} t set salt = decode(v.salt, 'hex')
        from unnest(${some.map(({ seal }) => seal.record)}::text[], ${some.map(({ seal }) => seal.part)}::text[],
          ${some.map(({ salt }) => salt.toString("hex"))}::text[]) as v (record, part, salt)
        where t.${name(record)}::text = v.record and t.${name(part)}::text = v.part`;
    const seals = all.map(({ seal }) => seal);
    await audit.record(sql, { caller: UPGRADE, action: SEALS_BEGIN, subject: of, seals });
  }
  await sql`insert into platform.sealed_since ${sql({ target: of, rows: rows.length })}`;
}

/** Seals what stood in these tables before they were sealed, once, so that it cannot change from now on. */
export async function sealExisting(owner: Database, tables: readonly SealedTable[]): Promise<void> {
  for (const table of tables) await inTransaction(owner, (sql) => sealTable(sql, table));
}
