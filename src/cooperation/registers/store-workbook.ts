import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import { CITIES } from "../../kernel/region.ts";
import { type Column, type Row, writeWorkbook } from "../../platform/documents/workbook.ts";
import type { Caller } from "../../platform/slice.ts";
import type { EntryState, RegisterKind } from "./entry.ts";
import type { EntryFilter, EntrySort } from "./entry-filter.ts";
import {
  cellIn,
  exportedColumns,
  importedColumns,
  type WorkbookColumn,
  yearsOf,
} from "./workbook-columns.ts";
import { WHOLE_REGION_NAME } from "./workbook-cells.ts";
import type { Desk } from "../store/desk.ts";
import { listEntries } from "./store-list.ts";
import { registerGround, type RegisterGround } from "./import/store.ts";

/** Rows of the largest workbook that is written at once. */
const MOST_EXPORTED = 5_000;

const TOO_MANY_TO_EXPORT = refusal(
  "too-many-rows",
  `筛选出的行超过 ${MOST_EXPORTED.toLocaleString("en")} 行，请再加筛选条件（如城市、举措）后分次导出。`,
  `More than ${MOST_EXPORTED.toLocaleString("en")} rows match. Narrow the filter, by city or measure, and export in parts.`,
);

export type RegisterWorkbook = { readonly name: string; readonly bytes: Uint8Array };

const columnsFor = (columns: readonly WorkbookColumn[]): Column[] =>
  columns.map(({ field, heading, width, type, hidden }) => ({
    key: field,
    header: heading,
    width,
    type,
    hidden,
  }));

/** A register under a filter as .xlsx, with all columns or those that were chosen; an import reads it again without change. */
export async function exportRegister(
  desk: Desk,
  register: RegisterKind,
  filter: EntryFilter & { readonly sort: EntrySort },
  chosen: readonly string[] | null,
  caller: Caller,
): Promise<RegisterWorkbook> {
  const ground = await registerGround(desk, { register, fileName: "" }, caller);
  const { total, rows } = await listEntries(desk, register, filter, { page: 1, size: MOST_EXPORTED });
  if (total > MOST_EXPORTED) throw new FailureError(TOO_MANY_TO_EXPORT);
  const sums = await desk.sql<{ id: string; money: EntryState["money"] }[]>`
    select id, state->'money' as money from organisation.record
    where id = any(${rows.map(({ id }) => id)}::uuid[])`;
  const moneyOf = new Map(sums.map(({ id, money }) => [id, money]));
  const entries = rows.map((row) => ({ ...row, money: moneyOf.get(row.id) ?? {} }));
  const { spec, asOf, unitName, ordinal } = ground;
  const words = { unitName, ordinal };
  const columns = exportedColumns(spec, yearsOf(entries), chosen);
  const sample = entries.some(({ standing }) => standing === "sample");
  const narrowed = Object.entries(filter).some(([key, value]) => key !== "sort" && value !== undefined);
  const bytes = await writeWorkbook([
    {
      name: spec.name.zh,
      title: `${sample ? "【示例】" : ""}${spec.name.zh}`,
      notes: [
        `截至 ${asOf}，${narrowed ? "按筛选条件导出" : "全部"} ${rows.length} 行；金额为万元，保留两位小数。改后可再导入。`,
        "数据属性：登记＝本市在系统中登记，填报＝据公开报道录入并附出处，示例＝演示用虚构数据。空格表示未知，不表示零。",
      ],
      ...(sample ? { watermark: "示例　虚构数据" } : {}),
      paper: "A3",
      columns: columnsFor(columns),
      rows: entries.map((entry, at): Row =>
        Object.fromEntries(columns.map((column) => [column.field, cellIn(spec, column, entry, at, words)])),
      ),
    },
  ]);
  return { name: `${spec.name.zh} ${dayInShanghai(desk.now())}.xlsx`, bytes };
}

/** What may be written into the columns that take only certain words, each in a column of the second sheet. */
function choicesSheet({ spec, measures, units }: RegisterGround) {
  const lists: { readonly head: string; readonly words: readonly string[] }[] = [
    { head: "类型", words: spec.variants.map(({ name }) => name.zh) },
    { head: "登记城市、涉及城市", words: [...CITIES.map(({ name }) => name.zh), WHOLE_REGION_NAME] },
    ...spec.fields.flatMap(({ name, choices }) =>
      choices === undefined ? [] : [{ head: name.zh, words: choices.map((choice) => choice.name.zh) }],
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
    columns: lists.map(({ head }, at): Column => ({
      key: String(at),
      header: head,
      width: at < 2 ? 18 : 26,
    })),
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
): Promise<RegisterWorkbook> {
  const ground = await registerGround(desk, { register, fileName: "" }, caller);
  const { spec, asOf } = ground;
  const year = Number(asOf.slice(0, 4));
  const columns = importedColumns(spec, [String(year), String(year + 1)]);
  const bytes = await writeWorkbook([
    {
      name: spec.name.zh,
      title: `${spec.name.zh}导入模板`,
      notes: [
        "一行一个，名称必填，其余知道多少填多少；不知道的留空，不要填零。列可以删、可以换次序。",
        "日期写 2026-12-31 或 2026年12月；金额为万元；对应举措写序号，几项用顿号分开；单位写名册中的名称。可填内容见第二张表。",
      ],
      paper: "A3",
      columns: columnsFor(columns),
      rows: [],
    },
    choicesSheet(ground),
  ]);
  return { name: `${spec.name.zh}导入模板.xlsx`, bytes };
}
