import { addDays, type Day, dayInChinese } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { IsWorkingDay } from "../../../../kernel/working-days.ts";
import { breachOf } from "./breaches.ts";
import type { Clock, Countdown } from "./clock.ts";
import { type ClockRuleCode, RULES } from "./clock-rules.ts";

const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Days after day 0 up to the last one that a plain week would not tell: weekdays off, and weekends worked (调休). */
export function unusualDays(
  { from, due }: Pick<Clock, "from" | "due">,
  isWorkingDay: IsWorkingDay,
): { readonly off: readonly Day[]; readonly worked: readonly Day[] } {
  const off: Day[] = [];
  const worked: Day[] = [];
  for (let day = addDays(from, 1); day <= due; day = addDays(day, 1)) {
    if (isWeekend(day) && isWorkingDay(day)) worked.push(day);
    else if (!isWeekend(day) && !isWorkingDay(day)) off.push(day);
  }
  return { off, worked };
}

export const ruleName = (code: ClockRuleCode): Sentence =>
  RULES.find((rule) => rule.code === code)?.name ?? { zh: code, en: code };

/** What is counted in a year without a notice of the State Council. */
export const ASSUMED: Sentence = {
  zh: "所跨年份的放假安排尚未公布，法定节日按《全国年节及纪念日放假办法》扣除，补假和调休未知，暂按没有计算",
  en: "Holidays of that year are not published yet: its statutory days off are skipped; days moved or made up are not known and taken for none",
};

const days = (each: readonly Day[]): string =>
  each.map((day) => dayInChinese(day).replace(/^\d{4}年/, "")).join("、");

/** A clock in a sentence, with the holidays it skips and the make-up days it counts. */
export function clockSentence(clock: Clock, isWorkingDay: IsWorkingDay): string {
  const { off, worked } = unusualDays(clock, isWorkingDay);
  const parts = [
    `${ruleName(clock.rule).zh}：${dayInChinese(clock.from)}起（当日不计入）${clock.workingDays}个工作日，最后一日为${dayInChinese(clock.due)}，依据${clock.article}`,
    off.length > 0 ? `跳过放假的工作日${days(off)}` : "",
    worked.length > 0 ? `计入调休上班的${days(worked)}` : "",
    clock.assumed ? ASSUMED.zh : "",
  ];
  return `${parts.filter((part) => part !== "").join("；")}。`;
}

const inEnglish = (count: number): string => `${count} working ${count === 1 ? "day" : "days"}`;

/** A countdown in words; overdue is named as the breach that it is. */
export function countdownWords({
  state,
  workingDaysLeft,
  overdueWorkingDays,
  overdueDays,
  breach,
}: Countdown): Sentence {
  if (state === "running")
    return { zh: `还有 ${workingDaysLeft} 个工作日`, en: `${inEnglish(workingDaysLeft)} left` };
  if (state === "last-day") return { zh: "今天是最后一日", en: "Today is the last day" };
  const { name } = breachOf(breach);
  // On the days off right after the last day no working day has passed, yet the limit has.
  const zh = overdueWorkingDays === 0 ? `${overdueDays} 天` : `${overdueWorkingDays} 个工作日`;
  const en =
    overdueWorkingDays === 0
      ? `${overdueDays} ${overdueDays === 1 ? "day" : "days"}`
      : inEnglish(overdueWorkingDays);
  return { zh: `逾期 ${zh}：${name.zh}`, en: `Overdue by ${en}: ${name.en}` };
}
