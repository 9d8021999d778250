import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { listTrail, type TrailFilter } from "../../platform/audit/trail.ts";
import { inTransaction } from "../../platform/database/database.ts";
import { writeWorkbook } from "../../platform/documents/workbook.ts";
import type { FileReply } from "../../platform/http/implement.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { XLSX } from "../roster/store.ts";

/** More than a workbook of this kind is read with, and what one request can write without stopping others. */
const MOST_ROWS = 20_000;

const inShanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
});

const asText = (value: unknown): string => (value === null ? "" : JSON.stringify(value));

/** The filtered trail as a workbook, newest first; that it was taken out is itself in the trail. */
export async function exportTrail(
  { sql, audit, config, now }: Shell,
  caller: Caller,
  filter: TrailFilter,
): Promise<FileReply> {
  const { total, entries } = await listTrail(sql, filter, { offset: 0, limit: MOST_ROWS });
  if (total > MOST_ROWS)
    throw new FailureError({
      code: "too-many-rows",
      sentence: {
        zh: `符合条件的记录有 ${total} 条，一次最多导出 ${MOST_ROWS} 条。请缩短日期范围后分次导出。`,
        en: `${total} entries match; one file holds ${MOST_ROWS}. Narrow the days and export in parts.`,
      },
    });
  const after = { ...filter, entries: entries.length };
  await inTransaction(sql, (transaction) =>
    audit.record(transaction, { caller, action: "accounts.export-trail", subject: "trail", after }),
  );
  const bytes = await writeWorkbook([
    {
      name: "操作记录",
      title: "操作记录",
      notes: [`导出时间 ${inShanghai.format(now())}（北京时间），共 ${entries.length} 条`],
      columns: [
        { header: "序号", key: "number", width: 8, type: "number" },
        { header: "时间", key: "at", width: 20 },
        { header: "账号", key: "actor", width: 14 },
        { header: "来源地址", key: "address", width: 16 },
        { header: "操作", key: "action", width: 26 },
        { header: "对象", key: "subject", width: 30 },
        { header: "之前", key: "before", width: 36 },
        { header: "之后", key: "after", width: 36 },
        { header: "请求编号", key: "requestId", width: 38 },
        { header: "校验值", key: "hash", width: 66 },
      ],
      rows: entries.map((entry) => ({
        number: entry.number,
        at: inShanghai.format(entry.at),
        actor: entry.actorName ?? "",
        address: entry.address,
        action: entry.action,
        subject: entry.subject,
        before: asText(entry.before),
        after: asText(entry.after),
        requestId: entry.requestId,
        hash: entry.hash,
      })),
      ...(config.demo ? { watermark: "示例" } : {}),
    },
  ]);
  return { name: `操作记录${dayInShanghai(now())}.xlsx`, type: XLSX, bytes };
}
