import { dayInShanghai } from "../../kernel/calendar.ts";
import { sheetColumn } from "../../kernel/list.ts";
import { CITIES, regionWords, WHOLE_REGION } from "../../kernel/region.ts";
import { type Row, type Sheet, writeWorkbook } from "../../platform/documents/workbook.ts";
import { AT_ONCE, inPages, type Long } from "../../platform/exports/long.ts";
import { MEDIA_TYPES } from "../../platform/files/sniff.ts";
import type { FileReply, PiecedFile } from "../../platform/http/file-reply.ts";
import { exportList } from "../../platform/records/exporter.ts";
import type { Page } from "../../platform/records/list-records.ts";
import type { Caller } from "../../platform/slice.ts";
import type { Desk } from "../store/desk.ts";
import { exportedColumns, importedColumns, type WorkbookEntry, yearsOf } from "./columns.ts";
import type { EntryFilter, EntryOrder } from "./entry-row.ts";
import type { EntryState, RegisterKind } from "./entry.ts";
import { registerGround, type RegisterGround } from "./store-choices.ts";
import { listEntries } from "./store-list.ts";

/** A register under a filter as .xlsx, with all columns or those that were chosen; an import reads it again without change. */
export async function exportRegister(
  desk: Desk,
  register: RegisterKind,
  filter: EntryFilter & EntryOrder,
  chosen: readonly string[] | null,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<PiecedFile> {
  const { spec, asOf, unitName, ordinal } = await registerGround(desk, { register, fileName: "" }, caller);
  const { total } = await listEntries(desk, register, filter, { page: 1, size: 1 });
  const years = new Set<string>();
  /** A page of rows as the workbook has them. */
  const page = async (of: Page): Promise<WorkbookEntry[]> => {
    const { rows } = await listEntries(desk, register, filter, of);
    const sums = await desk.sql<{ id: string; money: EntryState["money"] }[]>`
      select id, state->'money' as money from organisation.record
      where id = any(${rows.map(({ id }) => id)}::uuid[])`;
    const moneyOf = new Map(sums.map(({ id, money }) => [id, money]));
    const entries = rows.map((row, at): WorkbookEntry => ({
      ...row,
      at: (of.page - 1) * of.size + at + 1,
      money: moneyOf.get(row.id) ?? {},
      ordinals: [...new Set(row.links.flatMap(({ measureId }) => ordinal(measureId) ?? []))],
    }));
    for (const year of yearsOf(entries)) years.add(year);
    return entries;
  };
  const narrowed = Object.entries(filter).some(
    ([key, value]) => key !== "sort" && key !== "reversed" && value !== undefined,
  );
  return exportList(
    {
      name: spec.name,
      // Years that no row has make no columns: they are known when all rows have been read.
      columns: () => exportedColumns(spec, [...years].toSorted()),
      chosen: chosen && ["number", "name", ...chosen],
      rows: inPages(long, page),
      total,
      isSample: ({ standing }) => standing === "sample",
      words: { unitName },
      notes: (count) => [
        `截至 ${asOf}，${narrowed ? "按筛选条件导出" : "全部"} ${count} 行；金额为万元，保留两位小数。改后可再导入。`,
        "数据属性：登记＝本市在系统中登记，填报＝据公开报道录入并附出处，示例＝演示用虚构数据。空格表示未知，不表示零。",
      ],
      asOf: dayInShanghai(desk.now()),
    },
    long,
  );
}

/** What may be written into the columns that take only certain words, each in a column of the second sheet. */
function choicesSheet({ spec, measures, units }: RegisterGround): Sheet {
  const lists: { readonly head: string; readonly words: readonly string[] }[] = [
    { head: "类型", words: spec.variants.map(({ name }) => name.zh) },
    {
      head: "登记城市、涉及城市",
      words: [...CITIES.map(({ code }) => code), WHOLE_REGION].map((code) => regionWords(code).zh),
    },
    ...Object.values(spec.fields).flatMap((field) =>
      field.takes === "choice"
        ? [{ head: field.name.zh, words: Object.values(field.among).map(({ zh }) => zh) }]
        : [],
    ),
    {
      head: "对应举措（写序号）",
      words: measures.map(({ ordinal, number, text }) => `${ordinal ?? number} ${text.slice(0, 40)}`),
    },
    { head: "名册中的单位", words: units.map(({ name }) => name) },
  ];
  const longest = Math.max(...lists.map(({ words }) => words.length));
  return {
    name: "可填内容",
    title: "可填内容",
    columns: lists.map(({ head }, at) => ({ key: String(at), header: head, width: at < 2 ? 18 : 26 })),
    rows: Array.from({ length: longest }, (_, line): Row =>
      Object.fromEntries(lists.map(({ words }, at) => [String(at), words[line] ?? null])),
    ),
  };
}

/** An empty workbook with the register's own headings, and on a second sheet what may be written below them. */
export async function registerTemplate(
  desk: Desk,
  register: RegisterKind,
  caller: Caller,
): Promise<FileReply> {
  const ground = await registerGround(desk, { register, fileName: "" }, caller);
  const { spec, asOf } = ground;
  const year = Number(asOf.slice(0, 4));
  const columns = importedColumns(spec, [String(year), String(year + 1)]);
  const sheet: Sheet = {
    name: spec.name.zh,
    title: `${spec.name.zh}导入模板`,
    notes: [
      "一行一个，名称必填，其余知道多少填多少；不知道的留空，不要填零。列可以删、可以换次序。",
      "日期写 2026-12-31 或 2026年12月；金额为万元；对应举措写序号，几项用顿号分开；单位写名册中的名称。可填内容见第二张表。",
    ],
    paper: "A3",
    columns: Object.entries(columns).map(([key, of]) => sheetColumn(key, of)),
    rows: [],
  };
  return {
    name: `${spec.name.zh}导入模板.xlsx`,
    type: MEDIA_TYPES.xlsx,
    bytes: await writeWorkbook([sheet, choicesSheet(ground)]),
  };
}
