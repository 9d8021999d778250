import type { Day } from "../../../kernel/calendar.ts";

/**
 * When reports are due. `dueMonth` 0: within the period's last month (每月28日前); 1: in the month after it.
 * A day the month does not have means its last day. `shift` moves a due day that is no working day.
 */
export type ReportingSchedule =
  | {
      readonly kind: "monthly" | "quarterly" | "half-yearly";
      readonly dueDay: number;
      readonly dueMonth: 0 | 1;
      readonly shift: Shift;
    }
  | {
      readonly kind: "custom";
      readonly shift: Shift;
      readonly periods: readonly {
        readonly label: string;
        readonly from: Day;
        readonly to: Day;
        readonly due: Day;
      }[];
    };
export type Shift = "previous-working-day" | "next-working-day" | "none";

/** One reporting period: `2026-11`, `2026-Q4`, `2026-H2`, or a custom label; `due` already shifted. */
export type Period = {
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  readonly due: Day;
  /** Due day before it was shifted, where it was. */
  readonly unshifted: Day | null;
};

/** A schedule in force from a day on, until the next one. */
export type DatedSchedule = { readonly from: Day; readonly schedule: ReportingSchedule };
