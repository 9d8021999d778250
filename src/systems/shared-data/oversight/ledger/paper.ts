import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import { MEDIA_TYPES } from "../../../../platform/files/sniff.ts";
import type { FileReply } from "../../../../platform/http/file-reply.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { LEDGER_KIND_NAMES } from "./ledger.ts";
import type { Desk } from "../../store/desk.ts";
import { ledgerDetail } from "./store.ts";

/** The records of use of a grant as they would be handed to an inspector. Throws `not-found`. */
export async function ledgerWorkbook(desk: Desk, grantId: string, caller: Caller): Promise<FileReply> {
  const ledger = await ledgerDetail(desk, grantId, caller);
  const gaps = ledger.gaps.map(({ kind, from, until }) =>
    kind === "no-records" ? `${from} 至 ${until} 没有使用记录` : `${from} 起授权已结束，没有处置记录`,
  );
  const bytes = await workbookInWorker([
    {
      name: "使用台账",
      title: `${ledger.resourceName}使用台账`,
      notes: [
        `需求部门：${ledger.requester}；提供部门：${ledger.provider}；授权期限：${ledger.from} 至 ${ledger.until}`,
        `截至 ${ledger.day}，依据政务数据共享条例第二十九条，记录保存不少于3年。${ledger.list === null ? "记录内容需登记查阅后导出。" : ""}`,
        gaps.length === 0 ? "没有发现缺口。" : `缺口：${gaps.join("；")}`,
      ],
      ...(ledger.sample ? { watermark: "示例" } : {}),
      columns: [
        { header: "日期", key: "day", width: 14, type: "date" },
        { header: "类别", key: "kind", width: 12 },
        { header: "记录", key: "text", width: 70 },
        { header: "记录人", key: "by", width: 20 },
        { header: "记录日期", key: "at", width: 14, type: "date" },
        { header: "保存至", key: "kept", width: 14, type: "date" },
      ],
      rows: (ledger.list ?? []).map(({ day, kind, text, by, at, deletableFrom }) => ({
        day,
        kind: LEDGER_KIND_NAMES[kind].zh,
        text,
        by,
        at: at.slice(0, 10),
        kept: deletableFrom,
      })),
    },
  ]);
  return { name: `${ledger.resourceName}使用台账.xlsx`, type: MEDIA_TYPES.xlsx, bytes };
}
