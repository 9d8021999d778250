import { fileNameOf } from "../../../platform/files/plain-name.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { writeOfficialPaper } from "../../../platform/documents/official-paper.ts";
import { type Column, writeWorkbook } from "../../../platform/documents/workbook.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import { OPINION_FORM_HEAD } from "../../domain/joint-papers/opinion-rows.ts";
import { OPINION_TABLE_HEAD, opinionTable } from "../../domain/joint-papers/opinion-table.ts";
import type { Solicitation } from "../../domain/opinions.ts";

const SAMPLE = "示例";
const TABLE = "意见采纳情况";

export type Circulated = { readonly title: string; readonly sample: boolean };

const bare = (title: string): string => title.replace(/^《(.*)》$/, "$1");

const fileName = (words: string, { title, sample }: Circulated, ending: string): string =>
  fileNameOf(`${sample && !title.startsWith("【示例】") ? "【示例】" : ""}${bare(title)}${words}`) + ending;

const TABLE_COLUMNS: readonly Column<"number" | "unit" | "place" | "text" | "answer" | "reason">[] = [
  { key: "number", header: OPINION_TABLE_HEAD[0], width: 6, align: "center", type: "number" },
  { key: "unit", header: OPINION_TABLE_HEAD[1], width: 24 },
  { key: "place", header: OPINION_TABLE_HEAD[2], width: 14 },
  { key: "text", header: OPINION_TABLE_HEAD[3], width: 54 },
  { key: "answer", header: OPINION_TABLE_HEAD[4], width: 12, align: "center" },
  { key: "reason", header: OPINION_TABLE_HEAD[5], width: 36 },
];

/** The 意见采纳情况表 of a round as of a day: .docx to file with the paper, .xlsx to work with. */
export async function writeOpinionTable(
  circulated: Circulated,
  round: Solicitation,
  day: Day,
  format: "docx" | "xlsx",
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { rows, summary } = opinionTable(round, day);
  const title = `《${bare(circulated.title)}》意见采纳情况表`;
  const name = fileName("意见采纳情况表", circulated, `.${format}`);
  const watermark = circulated.sample ? { watermark: SAMPLE } : {};
  if (format === "xlsx") {
    const sheet = { name: TABLE, title, notes: [summary], columns: TABLE_COLUMNS, rows, ...watermark };
    return { name, type: MEDIA_TYPES.xlsx, bytes: await writeWorkbook([sheet]) };
  }
  const bytes = await writeOfficialPaper({
    head: {},
    title,
    addressee: null,
    body: `${summary}\n【表：${TABLE}】`,
    tables: {
      [TABLE]: {
        head: OPINION_TABLE_HEAD,
        rows: rows.map(({ number, unit, place, text, answer, reason }) => [
          String(number),
          unit,
          place,
          text,
          answer,
          reason,
        ]),
      },
    },
    attachments: [],
    signature: null,
    date: day,
    note: null,
    ...watermark,
  });
  return { name, type: MEDIA_TYPES.docx, bytes };
}

const FORM_COLUMNS: readonly Column<"unit" | "place" | "text" | "reason">[] = [
  { key: "unit", header: OPINION_FORM_HEAD[0], width: 26, input: true },
  { key: "place", header: OPINION_FORM_HEAD[1], width: 18, input: true },
  { key: "text", header: OPINION_FORM_HEAD[2], width: 60, input: true },
  { key: "reason", header: OPINION_FORM_HEAD[3], width: 36, input: true },
];

/** The form that a party without an account fills in and sends back: each party with a row, more may be added. */
export async function writeOpinionForm(
  circulated: Circulated,
  round: Solicitation,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const bytes = await writeWorkbook([
    {
      name: "意见反馈表",
      title: `《${bare(circulated.title)}》意见反馈表`,
      notes: [
        `征求内容：${round.about}。一行一条意见，同一单位有多条的，另起一行并写明单位；没有意见的写“无意见”。`,
      ],
      columns: FORM_COLUMNS,
      rows: round.asked.map(({ name }) => ({ unit: name, place: null, text: null, reason: null })),
      ...(circulated.sample ? { watermark: SAMPLE } : {}),
    },
  ]);
  return { name: fileName("意见反馈表", circulated, ".xlsx"), type: MEDIA_TYPES.xlsx, bytes };
}
