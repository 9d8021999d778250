import { AT_ONCE, inPages, type Long } from "../../../../platform/exports/long.ts";
import type { PiecedFile } from "../../../../platform/http/file-reply.ts";
import { exportList } from "../../../../platform/records/exporter.ts";
import type { Filter } from "../../../../platform/records/kind-desk.ts";
import { actorOf, today } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type CompensationDesk, seenBy } from "../store.ts";
import { COLUMNS, POSTED, type Posted } from "./columns.ts";
import { settlement } from "./kind.ts";
import { settlements } from "./store.ts";

const isSample = ({ sample }: { readonly sample: boolean }): boolean => sample;
const words = { unitName: (id: string) => id };

/** What the list of settlements shows, to the fen. */
export async function settlementsWorkbook(
  desk: CompensationDesk,
  filter: Filter,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<PiecedFile> {
  const { total, day } = await settlements.list(desk, filter, { page: 1, size: 1 }, caller);
  return exportList(
    {
      name: settlement.name,
      columns: () => COLUMNS,
      chosen: null,
      rows: inPages(long, async (page) => (await settlements.list(desk, filter, page, caller)).rows),
      total,
      isSample,
      words,
      notes: (count) => [`截至 ${day}，${count} 期。付款方、收款方空着的，互不支付。`],
      asOf: day,
    },
    long,
  );
}

/** Every entry of the settlements that the caller may see, in the order in which they were posted. */
export async function booksWorkbook(
  desk: CompensationDesk,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<PiecedFile> {
  const { sql } = desk;
  const seen = seenBy(sql, await actorOf(desk, caller));
  const day = today(desk);
  const [about] = await sql<{ total: number }[]>`
    select count(*)::int as total
    from ecology.entry join ecology.record on record.id = entry.settlement_id where ${seen}`;
  const list = async ({ page, size }: { readonly page: number; readonly size: number }) => {
    const rows = await sql<
      (Omit<Posted, "debitFen" | "creditFen"> & { debitFen: string; creditFen: string })[]
    >`
      select entry.day, record.state #>> '{agreement,name}' as agreement, record.state ->> 'period' as period,
        entry.posting, entry.reversal, entry.account, entry.debit_fen, entry.credit_fen, entry.sample
      from ecology.entry join ecology.record on record.id = entry.settlement_id where ${seen}
      order by entry.day, entry.settlement_id, entry.posting, entry.line
      limit ${size} offset ${(page - 1) * size}`;
    return rows.map(({ debitFen, creditFen, ...row }): Posted => ({
      ...row,
      debitFen: Number(debitFen),
      creditFen: Number(creditFen),
    }));
  };
  return exportList(
    {
      name: { zh: "横向补偿账簿", en: "Books of compensation" },
      columns: () => POSTED,
      chosen: null,
      rows: inPages(long, list),
      total: about?.total ?? 0,
      isSample,
      words,
      notes: (count) => [
        `截至 ${day}，${count} 条分录。付方记借，收方记贷，每次入账借贷合计相等；冲正以相反方向的新分录记录。`,
      ],
      asOf: day,
    },
    long,
  );
}
