import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import { writeOfficialPaper } from "../../../../platform/documents/official-paper.ts";
import { MEDIA_TYPES } from "../../../../platform/files/sniff.ts";
import type { FileReply } from "../../../../platform/http/file-reply.ts";
import { sheetOfList } from "../../../../platform/records/exporter.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { fenWords } from "../because.ts";
import type { CompensationDesk } from "../store.ts";
import { LINES } from "./columns.ts";
import { settlement, sumWords } from "./kind.ts";
import { settlements } from "./store.ts";

/** Money in a table: to the fen, in 元. */
const yuan = (fen: number): string => fenWords(fen).zh;

/** The statement of a settlement in the form of GB/T 9704. Throws `not-found`. */
export async function statementPaper(desk: CompensationDesk, id: string, caller: Caller): Promise<FileReply> {
  const { state, sample, day, names } = await settlements.open(desk, id, caller);
  const { agreement, period, sides, lines, readings, status, decision, remeasured } = state;
  const name = `${agreement.name}${period}补偿结算单`;
  const paragraphs = [
    `一、协议双方。上游${sides.upstream.name}，下游${sides.downstream.name}。`,
    `二、结算结果。${period}，${sumWords(state).zh}，状态：${settlement.statuses[status].zh}。按 ${readings} 条监测数据计算，逐条四舍五入到分。`,
    "三、逐条金额。",
    "【表：逐条金额】",
    ...(remeasured.length === 0
      ? []
      : [
          `四、联合复测。${remeasured.map(({ section, item, day: on, value }) => `${section}${on}${item}为${value}`).join("；")}。`,
        ]),
    ...(decision === null ? [] : [`五、上一级决定。${decision.document}：${decision.text}`]),
  ];
  const bytes = await writeOfficialPaper({
    head: {},
    title: name,
    addressee: null,
    body: paragraphs.join("\n"),
    tables: {
      逐条金额: {
        head: ["断面", "付款方", "收款方", "金额", "依据"],
        rows: lines.map(({ section, from, to, amountFen, because }) => [
          section,
          from,
          to,
          yuan(amountFen),
          because.zh,
        ]),
      },
    },
    attachments: [],
    signature: names[state.statedBy ?? ""] ?? null,
    date: state.statedOn ?? day,
    note: state.verified ? null : "条款未核实，不作为付款依据。",
    ...(sample ? { watermark: "示例　虚构数据" } : {}),
  });
  return { name: `${name}.docx`, type: MEDIA_TYPES.docx, bytes };
}

/** The same lines as a workbook, with the entries that were posted. Throws `not-found`. */
export async function statementWorkbook(
  desk: CompensationDesk,
  id: string,
  caller: Caller,
): Promise<FileReply> {
  const { state, sample } = await settlements.open(desk, id, caller);
  const name = `${state.agreement.name}${state.period}补偿结算`;
  const sheet = sheetOfList({
    name: { zh: name, en: name },
    columns: LINES,
    chosen: null,
    rows: state.lines,
    isSample: () => sample,
    words: { unitName: (unit) => unit },
    notes: [sumWords(state).zh, `按 ${state.readings} 条监测数据计算。`],
  });
  const bytes = await workbookInWorker([
    { ...sheet, name: "逐条" },
    {
      name: "分录",
      title: `${sample ? "【示例】" : ""}${name}分录`,
      notes: ["借贷合计相等；冲正以相反方向的新分录记录。"],
      ...(sample ? { watermark: "示例　虚构数据" } : {}),
      columns: [
        { header: "日期", key: "day", width: 14, type: "date" },
        { header: "类别", key: "kind", width: 10 },
        { header: "账户", key: "account", width: 20 },
        { header: "借方（元）", key: "debit", width: 18, type: "number" },
        { header: "贷方（元）", key: "credit", width: 18, type: "number" },
      ],
      rows: state.postings.flatMap(({ on, reversal, entries }) =>
        entries.map(({ account, debitFen, creditFen }) => ({
          day: on,
          kind: reversal ? "冲正" : "入账",
          account,
          debit: debitFen / 100,
          credit: creditFen / 100,
        })),
      ),
    },
  ]);
  return { name: `${name}.xlsx`, type: MEDIA_TYPES.xlsx, bytes };
}
