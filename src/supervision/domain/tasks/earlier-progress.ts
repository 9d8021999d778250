import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { ReportContent } from "./report.ts";

/** What the columns of an office's own ledger but the progress are called in the history that is kept of it. */
export const LEDGER_LABELS = {
  problems: "存在问题",
  next: "下一步",
  coordination: "需协调",
  status: "状态",
} as const;

/** What the office's own ledger said last of a task, before anybody reported here; `day` where it said as of when. */
export type EarlierProgress = Pick<ReportContent, "progress" | "problems" | "next" | "coordination"> & {
  readonly day: Day | null;
};

type Entry = { readonly day: Day | null; readonly text: string };

const labelled = (entries: readonly Entry[], label: string): string =>
  entries.findLast(({ text }) => text.startsWith(`${label}：`))?.text.slice(label.length + 1) ?? "";

/** The latest of a task's entries from a ledger: the progress of the last day that is named, else what names none. */
export function earlierOf(entries: readonly Entry[]): EarlierProgress {
  const labels = Object.values(LEDGER_LABELS);
  const told = entries.filter(({ text }) => labels.every((label) => !text.startsWith(`${label}：`)));
  const days = told.flatMap(({ day }) => day ?? []).toSorted();
  const day = days.at(-1) ?? null;
  return {
    day,
    progress: told
      .filter((entry) => entry.day === day)
      .map(({ text }) => text)
      .join("\n"),
    problems: labelled(entries, LEDGER_LABELS.problems),
    next: labelled(entries, LEDGER_LABELS.next),
    coordination: labelled(entries, LEDGER_LABELS.coordination),
  };
}

/** Where it comes from, in the place where a report's period stands. */
export const earlierName = ({ day }: EarlierProgress): Sentence =>
  day === null
    ? { zh: "原台账", en: "earlier ledger" }
    : { zh: `原台账，${dayInChinese(day)}`, en: `earlier ledger, ${day}` };
