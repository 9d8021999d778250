import { dayInChinese, dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { writeOfficialPaper } from "../../../../platform/documents/official-paper.ts";
import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import type { Column } from "../../../../platform/documents/workbook.ts";
import { MEDIA_TYPES } from "../../../../platform/files/sniff.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { breachOf } from "../../domain/clocks/breaches.ts";
import { NOT_ANSWERED } from "../../domain/requests/request-failures.ts";
import { answerText, requestText } from "../../domain/requests/request-paper.ts";
import { STATUS_WORDS } from "../../domain/requests/request-words.ts";
import type { Desk } from "../desk.ts";
import { getReadable } from "./act-on-request.ts";
import { listRequests, type RequestFilter } from "./list-requests.ts";

const SAMPLE = "示例";
type Written = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

const fileName = (words: string): string => words.replace(/[\\/:*?"<>|\s]+/g, " ").trim();

/** The request, or the answer to it, in the form of GB/T 9704-2012. Throws where there is no answer yet. */
export async function requestPaper(
  desk: Desk,
  id: string,
  part: "request" | "answer",
  caller: Caller,
): Promise<Written> {
  const { record } = await getReadable(desk, id, caller);
  const { state, sample } = record;
  const { requester, provider, answered, filed } = state;
  if (part === "answer" && answered === null) throw new FailureError(NOT_ANSWERED);
  const { title, body } = part === "request" ? requestText(state) : answerText(state);
  const [from, to] = part === "request" ? [requester, provider] : [provider, requester];
  const bytes = await writeOfficialPaper({
    head: {},
    title,
    addressee: to.name,
    body,
    tables: {},
    attachments: [],
    signature: from.name,
    date: (part === "request" ? filed : answered)?.on ?? null,
    note: null,
    ...(sample ? { watermark: SAMPLE } : {}),
  });
  const name = fileName(`${sample ? "【示例】" : ""}${title}.docx`);
  return { name, type: MEDIA_TYPES.docx, bytes };
}

type Key =
  | "name"
  | "code"
  | "requester"
  | "provider"
  | "status"
  | "filedOn"
  | "due"
  | "standing"
  | "article"
  | "until"
  | "breaches";

const COLUMNS: readonly Column<Key>[] = [
  { key: "name", header: "数据目录名称", width: 30 },
  { key: "code", header: "目录代码", width: 14 },
  { key: "requester", header: "需求部门", width: 26 },
  { key: "provider", header: "提供部门", width: 26 },
  { key: "status", header: "状态", width: 16 },
  { key: "filedOn", header: "提出日期", width: 12, type: "date" },
  { key: "due", header: "当前时限", width: 12, type: "date" },
  { key: "standing", header: "剩余或逾期", width: 26 },
  { key: "article", header: "依据", width: 30 },
  { key: "until", header: "使用至", width: 12, type: "date" },
  { key: "breaches", header: "违反情形", width: 40 },
];

const MOST_ROWS = 10_000;

/** The list under the filter as .xlsx, with the days that limits end. */
export async function requestWorkbook(desk: Desk, filter: RequestFilter, caller: Caller): Promise<Written> {
  const { rows, day } = await listRequests(desk, filter, { page: 1, size: MOST_ROWS }, caller);
  const sample = rows.some((row) => row.sample);
  const sheet = {
    name: "政务数据共享申请",
    title: "政务数据共享申请清单",
    notes: [
      `截至${dayInChinese(dayInShanghai(desk.now()))}。时限按国务院放假调休安排以工作日计算，收到之日不计入；“违反情形”是超过法定时限的事实，有无正当理由由主管部门认定。`,
    ],
    columns: COLUMNS,
    rows: rows.map((row) => ({
      name: row.name,
      code: row.code,
      requester: row.requester.name,
      provider: row.provider.name,
      status: STATUS_WORDS[row.status].zh,
      filedOn: row.filedOn,
      due: row.running?.clock.due ?? null,
      standing: row.running?.words?.zh ?? null,
      article: row.running?.clock.article ?? null,
      until: row.until,
      breaches: row.breaches
        .map((code) => `${breachOf(code).name.zh}（${breachOf(code).article}）`)
        .join("；"),
    })),
    ...(sample ? { watermark: SAMPLE } : {}),
  };
  const name = fileName(`${sample ? "【示例】" : ""}政务数据共享申请清单 ${day}.xlsx`);
  return { name, type: MEDIA_TYPES.xlsx, bytes: await workbookInWorker([sheet]) };
}
