import { MASK_WORDS, MODE_WORDS, type RowCondition } from "../exchange/grant/grant.ts";
import { dayInChinese, dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { writeOfficialPaper } from "../../../platform/documents/official-paper.ts";
import type { Column } from "../../../platform/documents/workbook.ts";
import { fileNameOf } from "../../../platform/files/plain-name.ts";
import { AT_ONCE, inPages, type Long } from "../../../platform/exports/long.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import type { FileReply, PiecedFile } from "../../../platform/http/file-reply.ts";
import { exportRows } from "../../../platform/records/exporter.ts";
import type { Caller } from "../../../platform/slice.ts";
import { breachOf } from "../domain/clocks/breaches.ts";
import { NOT_ANSWERED } from "./failures.ts";
import { REFUSAL_WORDS, rowWords } from "./fields.ts";
import { type RequestState, STATUSES } from "./request.ts";
import { requests } from "./store.ts";
import type { Desk } from "../store/desk.ts";
import { listRequests, type RequestFilter } from "./store-list.ts";

const SAMPLE = "示例";

const rowsLine = (rows: readonly RowCondition[]): string =>
  rows.length === 0 ? "不限行" : rows.map(rowWords).join("，且");

/** A request as the text of a paper: what article 20 wants stated. */
function requestText({ resource, asked }: RequestState): { title: string; body: string } {
  const { basis, scenario, scope, purposes, mode, until, items, rows, callsPerDay, rowsPerCall } = asked;
  return {
    title: `关于申请共享“${resource.name}”政务数据的函`,
    body: [
      `根据《政务数据共享条例》第二十条，我单位因依法履行职责需要，经本单位政务数据共享工作机构负责人同意，申请共享贵单位“${resource.name}”（目录代码${resource.code}，${resource.attribute === "unconditional" ? "无条件共享" : "有条件共享"}）。有关事项如下。`,
      "一、使用依据",
      `${basis.title}${basis.article}。`,
      "二、使用场景",
      scenario,
      "三、使用范围",
      `${scope}`,
      `用途：${purposes.join("；")}。`,
      `数据项：${items.join("、")}。行范围：${rowsLine(rows)}。`,
      "四、共享方式",
      `${MODE_WORDS[mode].zh}，每日不超过${callsPerDay}次，每次不超过${rowsPerCall}行。`,
      "五、使用时限",
      `至${dayInChinese(until)}。`,
      "我单位保证申请真实、合法、必要，不擅自扩大使用范围、用于其他目的或者提供给第三方。",
    ].join("\n"),
  };
}

/** The answer as the text of a paper; of a request that has none, an empty body. */
function answerText({ resource, answered, filed, delivery }: RequestState): {
  title: string;
  body: string;
} {
  const title = `关于“${resource.name}”政务数据共享申请的复函`;
  const answer = answered?.answer;
  if (!answer) return { title, body: "" };
  const opening = `贵单位${filed ? dayInChinese(filed.on) : ""}提出的“${resource.name}”（目录代码${resource.code}）共享申请收悉。`;
  if (answer.decision === "refused")
    return {
      title,
      body: [
        `${opening}经研究，不同意共享，理由如下。`,
        `${REFUSAL_WORDS[answer.reason].zh}。`,
        answer.text,
        "对本答复有争议的，可以依照《政务数据共享条例》第二十八条协商，协商不成的，申请主管部门协调处理。",
      ].join("\n"),
    };
  const { items, rows, purposes, mode, until, callsPerDay, rowsPerCall, disposal, disposeWithinDays } =
    answer;
  return {
    title,
    body: [
      `${opening}根据《政务数据共享条例》第二十一条，经本单位政务数据共享工作机构负责人同意，同意共享。`,
      "一、数据范围",
      `数据项：${items.map(({ name, mask }) => (mask === "none" ? name : `${name}（${MASK_WORDS[mask].zh}）`)).join("、")}。行范围：${rowsLine(rows)}。`,
      "二、使用要求",
      `用途限于：${purposes.join("；")}。使用至${dayInChinese(until)}。不得扩大使用范围、用于其他目的，不得提供给第三方。`,
      "三、提供方式和期限",
      `${MODE_WORDS[mode].zh}，每日不超过${callsPerDay}次，每次不超过${rowsPerCall}行。${delivery === null ? "自答复之日起20个工作日内提供（第二十二条）。" : `已于${dayInChinese(delivery.on)}提供。`}`,
      "四、用后处置",
      `${disposal}。使用结束后${disposeWithinDays}个工作日内完成，并出具处置证明。`,
    ].join("\n"),
  };
}

/** The request, or the answer to it, in the form of GB/T 9704-2012. Throws where there is no answer yet. */
export async function requestPaper(
  desk: Desk,
  id: string,
  part: "request" | "answer",
  caller: Caller,
): Promise<FileReply> {
  const { state, sample } = await requests.open(desk, id, caller);
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
  const name = fileNameOf(`${sample ? "【示例】" : ""}${title}.docx`);
  return { name, type: MEDIA_TYPES.docx, bytes };
}

const COLUMNS = [
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
] as const satisfies readonly Column<string>[];

/** The list under the filter as .xlsx, with the days that limits end. */
export async function requestWorkbook(
  desk: Desk,
  filter: RequestFilter,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<PiecedFile> {
  const { total, day } = await listRequests(desk, filter, { page: 1, size: 1 }, caller);
  let sample = false;
  const rows = inPages(long, async (page) => {
    const found = await listRequests(desk, filter, page, caller);
    sample ||= found.rows.some((row) => row.sample);
    return found.rows.map((row) => ({
      name: row.name,
      code: row.code,
      requester: row.requester.name,
      provider: row.provider.name,
      status: STATUSES[row.status].zh,
      filedOn: row.filedOn,
      due: row.running?.clock.due ?? null,
      standing: row.running?.words?.zh ?? null,
      article: row.running?.clock.article ?? null,
      until: row.until,
      breaches: row.breaches
        .map((code) => `${breachOf(code).name.zh}（${breachOf(code).article}）`)
        .join("；"),
    }));
  });
  return exportRows(
    {
      name: say("政务数据共享申请清单", "Requests for shared data"),
      total,
      rows,
      head: () => ({
        name: "政务数据共享申请",
        title: "政务数据共享申请清单",
        notes: [
          `截至${dayInChinese(dayInShanghai(desk.now()))}。时限按国务院放假调休安排以工作日计算，收到之日不计入；“违反情形”是超过法定时限的事实，有无正当理由由主管部门认定。`,
        ],
        columns: COLUMNS,
        ...(sample ? { watermark: SAMPLE } : {}),
      }),
      file: () => fileNameOf(`${sample ? "【示例】" : ""}政务数据共享申请清单 ${day}.xlsx`),
    },
    long,
  );
}
