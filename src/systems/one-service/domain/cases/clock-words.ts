import type { Sentence } from "../../../../kernel/error.ts";
import { type ClockView, heldTo, type LimitStanding } from "./case-clock.ts";

/** How urgent a clock is: `late` is past its limit, `soon` has at most one day left. */
export type Urgency = "late" | "soon" | "running" | "still" | "over";

const counted = (n: number, { unit }: LimitStanding): Sentence =>
  unit === "working-day"
    ? { zh: `${n} 个工作日`, en: `${n} working ${n === 1 ? "day" : "days"}` }
    : { zh: `${n} 天`, en: `${n} ${n === 1 ? "day" : "days"}` };

/** The clock in words, as a countdown with its limit. */
export function clockWords(clock: ClockView): { readonly urgency: Urgency; readonly words: Sentence } {
  const limit = heldTo(clock);
  const name =
    limit !== null && limit === clock.promised ? { zh: "承诺", en: "promised" } : { zh: "法定", en: "legal" };
  if (clock.startsOn === null)
    return clock.endedOn === null
      ? {
          urgency: "still",
          words: { zh: "还没有移交，未开始计时", en: "Not handed over yet; time does not count" },
        }
      : { urgency: "over", words: { zh: "没有计时", en: "No time was counted" } };
  if (limit === null)
    return {
      urgency: "running",
      words: { zh: "该事项没有登记时限", en: "The item names no limit" },
    };
  const used = counted(limit.used, limit);
  // On days off after the last working day no further one has been used.
  const over =
    limit.left < 0 ? counted(-limit.left, limit) : counted(limit.daysOver, { ...limit, unit: "day" });
  const left = counted(limit.left, limit);
  if (clock.endedOn !== null)
    return {
      urgency: limit.overdue ? "late" : "over",
      words: limit.overdue
        ? {
            zh: `用了 ${used.zh}，超过${name.zh}时限 ${over.zh}`,
            en: `Took ${used.en}, ${over.en} beyond the ${name.en} limit`,
          }
        : { zh: `用了 ${used.zh}，在${name.zh}时限内`, en: `Took ${used.en}, within the ${name.en} limit` },
    };
  if (limit.overdue)
    return {
      urgency: "late",
      words: {
        zh: `已逾期 ${over.zh}（${name.zh} ${limit.due ?? ""} 前）`,
        en: `${over.en} overdue (${name.en} by ${limit.due ?? ""})`,
      },
    };
  if (clock.stopped !== null)
    return {
      urgency: "still",
      words:
        clock.stopped === "supplement"
          ? {
              zh: `停止计时：等待补正，还剩 ${left.zh}`,
              en: `Time stands still for the missing papers, ${left.en} left`,
            }
          : {
              zh: `停止计时：特别程序，还剩 ${left.zh}`,
              en: `Time stands still for a special procedure, ${left.en} left`,
            },
    };
  if (clock.startedBy === "ahead")
    return {
      urgency: "running",
      words: {
        zh: `最迟 ${clock.startsOn} 开始计时，${name.zh} ${limit.due ?? ""} 前决定`,
        en: `Time counts from ${clock.startsOn} at the latest, ${name.en} by ${limit.due ?? ""}`,
      },
    };
  return {
    urgency: limit.left <= 1 ? "soon" : "running",
    words: {
      zh: `还剩 ${left.zh}（${name.zh} ${limit.due ?? ""} 前）`,
      en: `${left.en} left (${name.en} by ${limit.due ?? ""})`,
    },
  };
}
