import type { TaskSource, TaskSourceKind } from "../domain/tasks/task.ts";

const SOURCES: readonly (readonly [TaskSourceKind, RegExp])[] = [
  ["meeting", /会议|纪要|常务会|例会|调度会/],
  ["instruction", /批示|指示|圈阅/],
  ["superior", /上级|自治区|国务院|国家|〔\d{4}〕|\[\d{4}\]/],
  ["order", /交办|领导小组/],
];

type Plan = Pick<TaskSource, "title" | "paper" | "date">;

const firstLine = (words: string): string => words.split("\n")[0]?.slice(0, 300) ?? "";

/** The source that words name other than the plan. */
const otherSource = (printed: string, plan: Plan): TaskSourceKind | undefined =>
  printed.includes(plan.title) ? undefined : SOURCES.find(([, words]) => words.test(printed))?.[0];

/** Whether a row's source column says that it comes from elsewhere than the plan. */
export function statesOther(words: string, plan: Plan): boolean {
  const printed = firstLine(words);
  const kind = otherSource(printed, plan);
  // A plan may be cited by its number alone, as a higher office's paper is.
  return kind !== undefined && kind !== "superior" && !printed.includes("方案");
}

/** Where a task comes from: its own column says so, else the plan where it matches, else the office's ledger. */
export function sourceOf(words: string, matched: boolean, plan: Plan, fileName: string): TaskSource {
  const printed = firstLine(words);
  const kind = otherSource(printed, plan);
  const paper = /[一-龥]{1,10}[〔[]\d{4}[〕\]]\d+号/.exec(printed)?.[0] ?? null;
  if (kind !== undefined) return { kind, title: printed, paper, date: null, quote: null };
  return matched || printed.includes("方案")
    ? { kind: "plan", ...plan, quote: null }
    : { kind: "order", title: printed || fileName, paper, date: null, quote: null };
}
