import { type Day, daysBetween } from "../../../kernel/calendar.ts";
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
