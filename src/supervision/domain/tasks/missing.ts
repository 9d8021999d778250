import { dayInChinese, type Day } from "../../../kernel/calendar.ts";
import type { MissingUnit } from "./task-row.ts";

/**
 * The list of units that have not reported, as text for the work group: units in the order of the roster, never by how
 * much they owe, because a ranking is the office's to turn on.
 */
export function missingText(units: readonly MissingUnit[], asOf: Day, sample: boolean): string {
  const mark = sample ? "【示例】" : "";
  if (units.length === 0) return `${mark}截至${dayInChinese(asOf)}，各单位均已按期报送进展情况。`;
  const lines = units.map(
    ({ name, items }, at) => `${at + 1}. ${name}：${items.length}项（第${numbersOf(items)}项）`,
  );
  return [
    `${mark}截至${dayInChinese(asOf)}，以下${units.length}个单位尚未报送任务进展情况，请尽快报送：`,
    ...lines,
    "已报送的请忽略；确有困难的，请与领导小组办公室联系。",
  ].join("\n");
}

const numbersOf = (items: MissingUnit["items"]): string =>
  [...new Set(items.map(({ number }) => number))].toSorted((a, b) => a - b).join("、");

/** The step of reminder that may be sent next: one after the one that waits, the third again and again. */
export const nextStep = (step: 0 | 1 | 2 | 3): 1 | 2 | 3 => (step === 0 ? 1 : step === 1 ? 2 : 3);
