import { type Day, daysBetween } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { JointPaperState } from "./joint-paper.ts";

/** Days before an end or a review from which it is shown as coming up. */
export const VALIDITY_NOTICE_DAYS = 90;

/**
 * How an issued paper stands on a day. `expired`: its last day is past and nobody has recorded what follows;
 * `review`: the review is due or comes up (`daysLeft` below 0: days since it was due).
 */
export type ValidityStanding =
  | { readonly kind: "none" }
  | { readonly kind: "ahead"; readonly daysLeft: number }
  | { readonly kind: "open" }
  | { readonly kind: "valid"; readonly daysLeft: number }
  | { readonly kind: "expiring"; readonly daysLeft: number }
  | { readonly kind: "review"; readonly daysLeft: number }
  | { readonly kind: "expired"; readonly daysPast: number };

/** The standing of a paper's validity; `none` where it is not in force. What ends first is said first. */
export function validityStanding(
  { stage, validity }: Pick<JointPaperState, "stage" | "validity">,
  day: Day,
): ValidityStanding {
  if (stage !== "issued" || validity === null) return { kind: "none" };
  const { from, until, reviewBy } = validity;
  if (until !== null && until < day) return { kind: "expired", daysPast: daysBetween(until, day) };
  if (from > day) return { kind: "ahead", daysLeft: daysBetween(day, from) };
  const ends = until === null ? null : daysBetween(day, until);
  const review = reviewBy === null ? null : daysBetween(day, reviewBy);
  if (review !== null && review <= VALIDITY_NOTICE_DAYS && (ends === null || review < ends))
    return { kind: "review", daysLeft: review };
  if (ends === null) return { kind: "open" };
  return { kind: ends <= VALIDITY_NOTICE_DAYS ? "expiring" : "valid", daysLeft: ends };
}

/** Whether somebody should look at it now. */
export const needsAttention = ({ kind }: ValidityStanding): boolean =>
  kind === "expired" || kind === "expiring" || kind === "review";

/** The standing in words, with the days. */
export function standingWords(standing: ValidityStanding): Sentence {
  switch (standing.kind) {
    case "none":
      return { zh: "未施行", en: "Not in force" };
    case "open":
      return { zh: "施行中，未定失效日期", en: "In force, no end set" };
    case "ahead":
      return { zh: `${standing.daysLeft} 天后施行`, en: `In force in ${daysInEnglish(standing.daysLeft)}` };
    case "valid":
      return {
        zh: `有效，还有 ${standing.daysLeft} 天`,
        en: `Valid, ${daysInEnglish(standing.daysLeft)} left`,
      };
    case "expiring":
      return {
        zh: standing.daysLeft === 0 ? "今天到期" : `将到期，还有 ${standing.daysLeft} 天`,
        en: standing.daysLeft === 0 ? "Ends today" : `Ends soon, ${daysInEnglish(standing.daysLeft)} left`,
      };
    case "review":
      return standing.daysLeft < 0
        ? {
            zh: `复核日期已过 ${-standing.daysLeft} 天`,
            en: `Review overdue by ${daysInEnglish(-standing.daysLeft)}`,
          }
        : {
            zh: `待复核，还有 ${standing.daysLeft} 天`,
            en: `Review due in ${daysInEnglish(standing.daysLeft)}`,
          };
    case "expired":
      return {
        zh: `有效期已过 ${standing.daysPast} 天，待核定`,
        en: `Ended ${daysInEnglish(standing.daysPast)} ago, to be settled`,
      };
  }
}

const daysInEnglish = (days: number): string => `${days} ${days === 1 ? "day" : "days"}`;
