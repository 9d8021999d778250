import { daysBetween, type Day } from "../../kernel/calendar.ts";
import type { DeadlineState } from "./plan.ts";
import type { Deadline } from "./reading.ts";

/** Days before its date from which a measure counts as due soon: a setting of the product, printed in no document. */
export const DUE_SOON_DAYS = 60;

/**
 * Where a deadline stands on the day `asOf`. A date that is past is `pending` (待核定) until somebody records what
 * happened, also where a continuing duty follows it; continuing and long-term deadlines are never overdue.
 */
export function deadlineState(deadline: Deadline, asOf: Day): DeadlineState {
  if (deadline.kind !== "date") return deadline.kind;
  const left = daysLeft(deadline, asOf);
  if (left === null) return "none";
  if (left < 0) return "pending";
  return left <= DUE_SOON_DAYS ? "due-soon" : "dated";
}

/** Days from `asOf` to the last day of the deadline, negative when past; null when there is no date. */
export function daysLeft(deadline: Deadline, asOf: Day): number | null {
  return deadline.latest === null ? null : daysBetween(asOf, deadline.latest);
}

/** The quarter of a day, `2024-Q4`. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
