import type { Sentence } from "../../../kernel/error.ts";

/** Kinds of papers; the first eight remind and inform, the last inspects and needs a recorded authority. */
export const PAPER_KINDS = [
  "progress-summary",
  "monthly-report",
  "quarterly-report",
  "coordination-material",
  "plenary-report",
  "reminder-letter",
  "chase-note",
  "bulletin",
  "inspection-notice",
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/**
 * How a kind is drafted. `masthead`: printed large and red, and the paper counts issues (期号). `to`: addressed to all
 * units, to the one it is about, or to nobody. `authority`: only where the paper that allows it is recorded.
 */
export type PaperForm = {
  readonly name: Sentence;
  readonly masthead: string | null;
  readonly to: "all" | "unit" | null;
  readonly authority: boolean;
};

const paper = (zh: string, en: string, more: Partial<Omit<PaperForm, "name">> = {}): PaperForm => ({
  name: { zh, en },
  masthead: null,
  to: null,
  authority: false,
  ...more,
});

export const PAPER_FORMS: Readonly<Record<PaperKind, PaperForm>> = {
  "progress-summary": paper("进展情况汇总", "Summary of progress"),
  "monthly-report": paper("月报", "Monthly report", { masthead: "工作月报" }),
  "quarterly-report": paper("季报", "Quarterly report", { masthead: "工作季报" }),
  "coordination-material": paper("调度会材料", "Material for the coordination meeting"),
  "plenary-report": paper("全会汇报", "Report to the plenary"),
  "reminder-letter": paper("提示函", "Reminder letter", { to: "unit" }),
  "chase-note": paper("催办单", "Chase note", { to: "unit" }),
  bulletin: paper("工作通报", "Bulletin", { masthead: "工作通报", to: "all" }),
  "inspection-notice": paper("督查通知", "Inspection notice", { to: "unit", authority: true }),
};
