import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import { sealOfRow } from "../../../kernel/row-seal.ts";
import type { ReportContent } from "../tasks/report.ts";
import type { Period } from "../tasks/schedule.ts";
import { sealKey, type WorkbookKey } from "./workbook-key.ts";

/** The cells that a unit fills in; the heads, without what stands in brackets, are how they are found again. */
export const INPUTS = [
  { field: "progress", head: "进展情况", hint: "", width: 44 },
  { field: "problems", head: "存在问题", hint: "", width: 26 },
  { field: "next", head: "下一步安排", hint: "", width: 26 },
  { field: "coordination", head: "需协调事项", hint: "", width: 20 },
  { field: "unchanged", head: "本期无变化", hint: "（如无变化，在此写明原因即可）", width: 18 },
] as const;
export type InputField = (typeof INPUTS)[number]["field"];
export type Inputs = Readonly<Record<InputField, string>>;

export const PRINTED = [
  { field: "number", head: "序号", width: 6 },
  { field: "measure", head: "措施", width: 12 },
  { field: "text", head: "具体任务", width: 40 },
  { field: "goals", head: "目标", width: 18 },
  { field: "last", head: "上期报送", width: 30 },
] as const;

export type Shown = Readonly<Record<(typeof PRINTED)[number]["field"], string>>;

/** Hidden: a row's task, and the check value over it and all that the row prints. */
export const TASK_COLUMN = { field: "task", head: "任务编码" } as const;
export const CHECK_COLUMN = { field: "check", head: "核对码" } as const;

/** The check value of a row: it parts where the hidden cells did not move with those that a unit sees. */
export const checkOf = (
  { plan, unit, period }: Pick<WorkbookKey, "plan" | "unit" | "period">,
  task: string,
  shown: Shown,
): string =>
  sealOfRow(
    [plan, unit, period],
    task,
    PRINTED.map(({ field }) => shown[field]),
  );

/** One task of the workbook. `content` is what the unit reported for the period already. */
export type WorkbookTask = {
  readonly task: string;
  readonly number: number;
  readonly measure: string;
  readonly text: string;
  readonly goals: string;
  readonly last: string;
  readonly content: ReportContent | null;
};

export type UnitWorkbook = {
  readonly plan: { readonly id: string; readonly title: string; readonly sampleWork: boolean };
  readonly unit: { readonly id: string; readonly name: string };
  readonly period: Period;
  readonly madeOn: Day;
  readonly tasks: readonly WorkbookTask[];
};

/** What the reader sees of a period: `2026-11` is 2026年11月; a period of its own keeps its label. */
export function periodInChinese(key: string): string {
  const [, year, rest = ""] = /^(\d{4})-(0[1-9]|1[0-2]|Q[1-4]|H[12])$/.exec(key) ?? [];
  if (year === undefined) return key;
  if (rest.startsWith("Q")) return `${year}年第${"一二三四"[Number(rest[1]) - 1]}季度`;
  if (rest.startsWith("H")) return `${year}年${rest === "H1" ? "上" : "下"}半年`;
  return `${year}年${Number(rest)}月`;
}

const plain = (text: string): string => text.replace(/[\p{Cc}\\/:*?"<>|]/gu, " ").trim();

/** `01-示例局A-2026年11月.xlsx`: in the order of the units, without signs that file systems refuse. */
export function workbookName(position: number, { unit, period }: UnitWorkbook): string {
  return `${String(position).padStart(2, "0")}-${plain(unit.name)}-${plain(periodInChinese(period.key))}.xlsx`;
}

/** The sheets of a unit's workbook, as the platform writes them: the form, and a hidden one that holds the key. */
export function workbookSheets(book: UnitWorkbook) {
  const { plan, unit, period, madeOn, tasks } = book;
  const key = { plan: plan.id, unit: unit.id, period: period.key, madeOn, unitName: unit.name };
  const form = {
    name: "填报表",
    title: `${plan.title}进展情况填报表`,
    notes: [
      `填报单位：${unit.name}　　报送期：${periodInChinese(period.key)}　　请于${dayInChinese(period.due)}前返回`,
      "只需填写黄色单元格；没有变化的，在“本期无变化”中写明原因即可。请勿填写涉密内容。排序请选中整行，可以改文件名，请勿删除表头。",
    ],
    ...(plan.sampleWork ? { watermark: "示例" } : {}),
    columns: [
      ...PRINTED.map(({ field, head, width }) => ({
        key: field,
        header: head,
        width,
        ...(field === "number" ? { type: "number" as const, align: "center" as const } : {}),
      })),
      ...INPUTS.map(({ field, head, hint, width }) => ({
        key: field,
        header: head + hint,
        width,
        input: true,
      })),
      ...[TASK_COLUMN, CHECK_COLUMN].map(({ field, head }) => ({
        key: field,
        header: head,
        width: 4,
        hidden: true,
      })),
    ],
    rows: tasks.map(({ content, ...row }) => ({
      ...row,
      ...inputsOf(content),
      check: checkOf(key, row.task, { ...row, number: String(row.number) }),
    })),
  };
  const hidden = {
    name: "请勿删除",
    hidden: true,
    columns: [{ key: "key", header: "几字弯填报表识别码，请勿改动", width: 80 }],
    rows: [{ key: sealKey(key) }],
  };
  return [form, hidden];
}

/** What was reported, as it stands in the cells. */
export function inputsOf(content: ReportContent | null): Inputs {
  if (content === null) return { progress: "", problems: "", next: "", coordination: "", unchanged: "" };
  const { progress, problems, next, coordination, noChange } = content;
  const said = noChange ? { progress: "", unchanged: progress } : { progress, unchanged: "" };
  return { ...said, problems, next, coordination };
}
