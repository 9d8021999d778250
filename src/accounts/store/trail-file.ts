import { dayInShanghai } from "../../kernel/calendar.ts";
import { say } from "../../kernel/fields.ts";
import { listTrail, trailEntries, type TrailFilter } from "../../platform/audit/trail.ts";
import { inTransaction } from "../../platform/database/database.ts";
import type { SheetHead } from "../../platform/documents/long-workbook.ts";
import { inPages, type Long } from "../../platform/exports/long.ts";
import type { PiecedFile } from "../../platform/http/file-reply.ts";
import { exportRows } from "../../platform/records/exporter.ts";
import type { Caller, Shell } from "../../platform/slice.ts";

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
  long: Long,
): Promise<PiecedFile> {
  const { total, entries } = await listTrail(sql, filter, { offset: 0, limit: 1 });
  const name = say("操作记录", "Audit trail");
  await long.takes(name, total);
  const after = { ...filter, entries: total };
  await inTransaction(sql, (transaction) =>
    audit.record(transaction, { caller, action: "accounts.export-trail", subject: "trail", after }),
  );
  // The trail grows while it is read: from here on, each page begins below the one before it.
  let below = (entries[0]?.number ?? 0) + 1;
  const rows = inPages(long, async ({ size }) => {
    const found = await trailEntries(sql, { ...filter, below }, { offset: 0, limit: size });
    below = found.at(-1)?.number ?? below;
    return found.map((entry) => ({
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
    }));
  });
  const head = (count: number) =>
    ({
      name: "操作记录",
      title: "操作记录",
      notes: [`导出时间 ${inShanghai.format(now())}（北京时间），共 ${count} 条`],
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
      ...(config.demo ? { watermark: "示例" } : {}),
    }) satisfies SheetHead;
  return exportRows({ name, total, rows, head, file: () => `操作记录${dayInShanghai(now())}.xlsx` }, long);
}
