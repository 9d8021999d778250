import type { Indicator } from "../../kernel/measure.ts";
import type { DeadlineState, MeasureComparison, MeasureRow } from "./plan.ts";
import { plainTable } from "./plain-table.ts";
import type { PlanReading, PrintedUnit } from "./reading.ts";

const names = (units: readonly PrintedUnit[]): string => units.map(({ name }) => name).join("、");

const LENGTH = { mark: 8, text: 46, units: 34, deadline: 14 };

/** A reading for a terminal: header, counts, and a line for each measure. */
export function readingTable(reading: PlanReading): string {
  const { title, issuer, docNumber, date, measures, questions } = reading;
  const undertakings = measures.reduce((sum, measure) => sum + measure.undertakings.length, 0);
  const head = [title?.value ?? "（无标题）", issuer?.value, docNumber?.value, date?.value].filter(Boolean);
  const table = plainTable(
    [
      { header: "序号", most: LENGTH.mark },
      { header: "举措", most: LENGTH.text },
      { header: "牵头单位", most: LENGTH.units },
      { header: "配合单位", most: LENGTH.units },
      { header: "完成时限", most: LENGTH.deadline },
      { header: "任务", most: 4 },
    ],
    measures.map((each) => [
      each.ordinal ?? "–",
      each.text,
      names(each.lead),
      names(each.support),
      each.deadline.raw ?? "–",
      String(each.undertakings.length),
    ]),
  );
  const counts = `${measures.length} 项举措、${undertakings} 项具体任务、${questions.length} 个待答问题`;
  return `${head.join("  ")}\n${counts}\n\n${table}`;
}

const STATES: Readonly<Record<DeadlineState, string>> = {
  pending: "已过期限，待核定",
  "due-soon": "临近",
  dated: "未到期",
  continuous: "持续推进",
  longterm: "长期坚持",
  none: "未写明",
};

/** Measures for a terminal. */
export const measureTable = (rows: readonly MeasureRow[]): string =>
  plainTable(
    [
      { header: "序号", most: LENGTH.mark },
      { header: "举措", most: LENGTH.text },
      { header: "单位", most: LENGTH.units },
      { header: "完成时限", most: LENGTH.deadline },
      { header: "状态", most: 18 },
    ],
    rows.map(({ ordinal, number, text, responsibilities, deadline, state }) => [
      ordinal ?? String(number),
      text,
      responsibilities.map(({ name }) => name).join("、"),
      deadline.raw ?? deadline.latest ?? "–",
      STATES[state],
    ]),
  );

/** What changed between two plans, for a terminal. */
export const comparisonTable = (measures: readonly MeasureComparison[]): string =>
  plainTable(
    ["", "左", "右", "增加", "减少"].map((header, at) => ({ header, most: at < 3 ? 10 : 50 })),
    measures.map(({ kind, left, right, projects, units }) => [
      kind,
      left?.ordinal ?? "–",
      right?.ordinal ?? "–",
      [...projects.added, ...units.added].join("、"),
      [...projects.dropped, ...units.dropped].join("、"),
    ]),
  );

/** Where the sources speak of a measure, as paths. */
export type Trail = {
  readonly folders: string[];
  readonly files: string[];
  readonly tests: string[];
  readonly pages: string[];
};

const part = (name: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [name, ...lines.map((line) => `  ${line}`)] : [];

/** Everything about one measure, for a terminal. */
export function measureSheet(shown: {
  readonly asOf: string;
  readonly measure: MeasureRow;
  readonly trail: Trail;
  readonly indicators: readonly Indicator[];
}): string {
  const { measure, trail, indicators, asOf } = shown;
  const figures = indicators.map(
    ({ name, value, unit, ratio, standing }) =>
      `${name.zh} ${value ?? "–"} ${unit.zh}${ratio === undefined ? "" : `（${ratio.part}/${ratio.whole} ${ratio.unit.zh}）`}（${standing}）`,
  );
  const lines = [
    `${measure.ordinal ?? measure.number} ${measure.text}`,
    `单位：${measure.responsibilities.map(({ name }) => name).join("、")}`,
    `时限：${measure.deadline.raw ?? "–"}（${STATES[measure.state]}，${asOf}）`,
    ...part(
      "具体任务",
      measure.undertakings.map(({ text, kind }) => `${text}（${kind}）`),
    ),
    ...part("系统", trail.folders),
    ...part("页面", trail.pages),
    ...part("代码", trail.files),
    ...part("测试", trail.tests),
    ...part("指标", figures),
  ];
  return `${lines.join("\n")}\n`;
}
