import type { Evidence } from "./task.ts";

/** A figure of a report; `stage` names the stage whose goal it counts towards, null for any other. */
export type ReportFigure = {
  readonly stage: string | null;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
};

/** What a unit says of one task for one period: 进展情况, 存在问题, 下一步安排, 需协调事项. */
export type ReportContent = {
  readonly progress: string;
  readonly problems: string;
  readonly next: string;
  readonly coordination: string;
  readonly figures: readonly ReportFigure[];
  readonly evidence: readonly Evidence[];
  /** “No change, because …”: then `progress` holds the reason. */
  readonly noChange: boolean;
};

export const EMPTY_REPORT: ReportContent = {
  progress: "",
  problems: "",
  next: "",
  coordination: "",
  figures: [],
  evidence: [],
  noChange: false,
};

export type ReportStatus = "unsigned" | "submitted" | "returned" | "accepted";

/** A report as others read it, beside its task. `proxy`: entered by the office for the unit (代录), from a file or by hand. */
export type Report = {
  readonly id: string;
  readonly taskId: string;
  readonly unitId: string;
  readonly period: string;
  readonly due: string;
  readonly status: ReportStatus;
  readonly content: ReportContent;
  readonly enteredAt: string;
  readonly enteredBy: string;
  readonly proxy: { readonly file: string | null } | null;
  /** Who signed for the unit; null where the step is off or still to come. */
  readonly signedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
};
