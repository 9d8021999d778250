import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Duration } from "../items/item.ts";

/** How a length of time is put on the scale of working days. */
export type ScaleRule = {
  readonly unit: Duration["unit"];
  /** Working days of one unit, as a fraction. */
  readonly workingDays: readonly [of: number, per: number];
  readonly converted: boolean;
  readonly from: Day;
  readonly words: Sentence;
};

/**
 * No law says how many working days a calendar day is: these are conventions of this comparison, so what they turned is
 * marked as converted, and no legal limit is ever extended by them.
 */
export const SCALE_RULES: readonly ScaleRule[] = [
  {
    unit: "working-day",
    workingDays: [1, 1],
    converted: false,
    from: "2026-01-01",
    words: { zh: "工作日照录", en: "working days as they are" },
  },
  {
    unit: "day",
    workingDays: [5, 7],
    converted: true,
    from: "2026-01-01",
    words: { zh: "7 个自然日折 5 个工作日", en: "7 calendar days count as 5 working days" },
  },
  {
    unit: "month",
    workingDays: [150, 7],
    converted: true,
    from: "2026-01-01",
    words: { zh: "1 个月按 30 个自然日折算", en: "1 month counts as 30 calendar days" },
  },
  {
    unit: "year",
    workingDays: [1825, 7],
    converted: true,
    from: "2026-01-01",
    words: { zh: "1 年按 365 个自然日折算", en: "1 year counts as 365 calendar days" },
  },
  {
    unit: "hour",
    workingDays: [1, 8],
    converted: true,
    from: "2026-01-01",
    words: { zh: "8 小时折 1 个工作日", en: "8 hours count as 1 working day" },
  },
];

/** A length in working days, to two decimals; `converted` where it was stated in another unit. */
export type Scaled = { readonly workingDays: number; readonly converted: boolean };

export const twoDecimals = (value: number): number => Math.round(value * 100) / 100;

/** A stated length on the scale of working days, by {@link SCALE_RULES}; null where none was stated. */
export function scaled(duration: Duration | null): Scaled | null {
  if (duration === null) return null;
  const rule = SCALE_RULES.find(({ unit }) => unit === duration.unit);
  if (rule === undefined) return null;
  const [of, per] = rule.workingDays;
  return {
    workingDays: twoDecimals((duration.value * of) / per),
    converted: rule.converted && duration.value !== 0,
  };
}

/** Values of several implementations in one city: their range and median; `count` of those that state one. */
export type Spread = {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly count: number;
  readonly converted: boolean;
};

/** Range and median; of an even number the mean of the two in the middle. Null where there are no values. */
export function spreadOf(values: readonly number[], converted = false): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? 0;
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? at(middle) : twoDecimals((at(middle - 1) + at(middle)) / 2);
  return { low: at(0), median, high: at(sorted.length - 1), count: sorted.length, converted };
}
