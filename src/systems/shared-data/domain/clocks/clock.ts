import { addDays, type Day, dayInChinese, daysBetween } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { fail, ok, type Result } from "../../../../kernel/result.ts";
import { findInForce } from "../../../../kernel/rule.ts";
import { addWorkingDays, type IsWorkingDay, workingDaysBetween } from "../../../../kernel/working-days.ts";
import type { BreachCode } from "./breaches.ts";
import { type ClockRule, type ClockRuleCode, RULES } from "./clock-rules.ts";

/**
 * A running limit. `from` is day 0, `due` its last day; both as ISO days. `assumed`: it reaches into a year for which the
 * State Council has published no holidays yet, so that days moved and made up are taken for none there (`ASSUMED`).
 */
export type Clock = {
  readonly rule: ClockRuleCode;
  readonly from: Day;
  readonly due: Day;
  readonly workingDays: number;
  readonly article: string;
  readonly breach: BreachCode;
  readonly assumed: boolean;
};

export type ClockOptions = {
  /** Working days that the rule's own are longer by, as consented to. */
  readonly extraWorkingDays?: number;
  /** Last day for which holidays are published. Left out, nothing is taken for assumed. */
  readonly publishedThrough?: Day;
};

/** The rule as it is in force on a day; undefined before and after. */
export const findRule = (code: ClockRuleCode, day: Day): ClockRule | undefined =>
  findInForce(
    RULES.filter((rule) => rule.code === code),
    day,
  );

/**
 * The clock that a rule starts on a day. The day of receipt is not counted (民法典 article 201: the first day of a period is
 * not counted), and only working days are, so that what is received on a day off has the next working day as its first.
 * That the period ends with the last hour of its last working day follows from 民法典 article 203; neither of the two articles
 * was held against the gazette here. Fails with `not-in-force` for a day before the regulation took effect: it has no
 * retroactive force, so that there is no statutory clock.
 */
export function clockOf(
  code: ClockRuleCode,
  from: Day,
  isWorkingDay: IsWorkingDay,
  { extraWorkingDays = 0, publishedThrough }: ClockOptions = {},
): Result<Clock, "not-in-force"> {
  const rule = findRule(code, from);
  if (!rule)
    return fail(
      "not-in-force",
      `《政务数据共享条例》自2025年8月1日起施行，${dayInChinese(from)}没有这一法定时限。请填写施行以后的日期。`,
      `The regulation is in force since 2025-08-01: on ${from} there was no such limit. Give a later day.`,
    );
  const workingDays = rule.workingDays + extraWorkingDays;
  const due = addWorkingDays(from, workingDays, isWorkingDay);
  return ok({
    rule: code,
    from,
    due,
    workingDays,
    article: rule.article,
    breach: rule.breach,
    assumed: publishedThrough !== undefined && due > publishedThrough,
  });
}

/**
 * How a clock stands on a day. `workingDaysLeft` counts the working days after `day` up to the last one, 0 on it and after.
 * Past its last day it is `overdue`: by so many working days and calendar days, since the day after.
 */
export type Countdown = {
  readonly state: "running" | "last-day" | "overdue";
  readonly workingDaysLeft: number;
  readonly overdueWorkingDays: number;
  readonly overdueDays: number;
  readonly overdueSince: Day | null;
  /** What it is called then. */
  readonly breach: BreachCode;
};

export function countdown(
  { due, breach }: Pick<Clock, "due" | "breach">,
  day: Day,
  isWorkingDay: IsWorkingDay,
): Countdown {
  const overdue = day > due;
  return {
    state: overdue ? "overdue" : day === due ? "last-day" : "running",
    // Counted to the last day, not from the first: what was filed today runs from tomorrow on.
    workingDaysLeft: workingDaysBetween(day, due, isWorkingDay),
    overdueWorkingDays: workingDaysBetween(due, day, isWorkingDay),
    overdueDays: Math.max(0, daysBetween(due, day)),
    overdueSince: overdue ? addDays(due, 1) : null,
    breach,
  };
}

/** What a supplement notice does to the clock, and that this is a reading. */
export const SUPPLEMENT_READING: Sentence = {
  zh: "条例第二十一条要求一次性告知需要补充的材料，没有写明补充材料的时间是否计入答复期限。本系统的理解：告知后停止计时，自收到补齐的材料之日重新计算；超过原期限才告知的，原逾期仍然记录。",
  en: "Article 21 asks for one notice of all that is missing and does not say whether the time of supplementing counts. Our reading: the clock stops with the notice and starts anew on the day the missing material came; a notice given after the limit does not heal the delay.",
};
