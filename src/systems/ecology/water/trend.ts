import type { RuleSource } from "../../../kernel/rule.ts";

export const TREND_SOURCE: RuleSource = {
  title: {
    zh: "Spearman 秩相关（环办〔2011〕22号多时段变化趋势）；单侧 0.05 临界值：Zar, Biostatistical Analysis 表 B.20（转载值，未逐一核对）",
    en: "Spearman's rank correlation (环办〔2011〕22号, trends); critical values, one-sided 0.05: Zar, Biostatistical Analysis, table B.20 (from reprints)",
  },
  standing: "practice",
};

/** One-sided 0.05, from n = 5 on. */
const CRITICAL = [
  0.9, 0.829, 0.714, 0.643, 0.6, 0.564, 0.536, 0.503, 0.484, 0.464, 0.446, 0.429, 0.414, 0.401, 0.391, 0.38,
  0.37, 0.361, 0.353, 0.344, 0.337, 0.331, 0.324, 0.318, 0.312, 0.306,
] as const;
const FEWEST = 5;

/** Where a series goes: `r` between −1 and 1; `direction` null where it is no more than chance. */
export type Trend = {
  readonly n: number;
  readonly r: number;
  readonly critical: number;
  readonly direction: "up" | "down" | null;
};

/** Ranks from 1; equal values share the mean of theirs. */
function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const middle = (a.length + 1) / 2;
  const sum = (of: (at: number) => number): number => a.reduce((all, _, at) => all + of(at), 0);
  const off = (list: readonly number[], at: number): number => (list[at] ?? 0) - middle;
  const both = sum((at) => off(a, at) * off(b, at));
  const width = Math.sqrt(sum((at) => off(a, at) ** 2) * sum((at) => off(b, at) ** 2));
  return width === 0 ? 0 : both / width;
}

/** Spearman's rank correlation of values with time, oldest first. Null below five values, or above thirty. */
export function rankTrend(values: readonly number[]): Trend | null {
  const critical = CRITICAL[values.length - FEWEST];
  if (critical === undefined) return null;
  const r = correlation(
    values.map((_, at) => at + 1),
    ranks(values),
  );
  const direction = Math.abs(r) < critical ? null : r > 0 ? "up" : "down";
  return { n: values.length, r, critical, direction };
}
