import type { Sentence } from "../../kernel/error.ts";
import type { DeadlineState } from "../domain/plan.ts";
import { readDeadline } from "../domain/plan-reader/deadlines.ts";
import type { Deadline } from "../domain/reading.ts";

type Dated = {
  readonly deadline: Deadline;
  readonly state: DeadlineState;
  /** Days to the deadline as of the day asked; negative when past. */
  readonly daysLeft: number | null;
};

const NOT_DATED: Readonly<Record<"continuous" | "longterm" | "none", Sentence>> = {
  continuous: { zh: "不以到期论", en: "never overdue as a task" },
  longterm: { zh: "不以到期论", en: "never overdue as a task" },
  none: { zh: "文件未载明时限", en: "the document prints no deadline" },
};

const days = (n: number) => `${n} ${n === 1 ? "day" : "days"}`;

/**
 * How much time is left, in words. A date that is past says so and that nobody has recorded what happened;
 * continuing and long-term duties are never said to be overdue.
 */
export function remainingWords({ deadline, state, daysLeft }: Dated): Sentence {
  if (state === "continuous" || state === "longterm" || state === "none" || daysLeft === null)
    return NOT_DATED[state === "longterm" || state === "continuous" ? state : "none"];
  const then: Sentence = deadline.thenContinuous
    ? { zh: "；其后持续", en: "; continues afterwards" }
    : { zh: "", en: "" };
  if (daysLeft < 0)
    return {
      zh: `已过 ${-daysLeft} 天，待核定${then.zh}`,
      en: `${days(-daysLeft)} past, to be verified${then.en}`,
    };
  if (daysLeft === 0) return { zh: `今天到期${then.zh}`, en: `due today${then.en}` };
  return { zh: `还有 ${daysLeft} 天${then.zh}`, en: `${days(daysLeft)} left${then.en}` };
}

/** Whether the print says what holds; not so where a person decided another deadline than the document has. */
export function isAsPrinted({ raw, kind, latest }: Deadline): boolean {
  if (raw === null) return false;
  const printed = readDeadline(raw, raw.normalize("NFKC"));
  return printed.kind === kind && printed.latest === latest;
}

/** The short ordinal of a chapter heading, as `四` of `四、夯实一体化生态环保体系`; its first two characters where it has none. */
export function chapterOrdinal(section: string): string {
  const printed = /^[第（(]?([〇零一二三四五六七八九十百\d]{1,4})[、.．)）章节部\s]/.exec(section);
  return printed?.[1] ?? section.slice(0, 2);
}

const ENOUGH = 24;
const MOST = 120;

/** Where a clause ends in the second half of what a list holds; else as far as it holds. */
function cutOf(text: string): number {
  const comma = Math.max(text.lastIndexOf("，", MOST - 1), text.lastIndexOf(",", MOST - 1));
  return comma >= MOST / 2 ? comma : MOST;
}

/**
 * What a list shows of a measure: its first sentence, and the next ones while it is a mere heading (提前适用政策。);
 * a sentence too long for a list is cut after a clause and says so with an ellipsis.
 */
export function leadSentence(text: string): string {
  for (let end = 0; end < text.length; end++) {
    if (end >= MOST) return `${text.slice(0, cutOf(text))}…`;
    if (text[end] === "\n" && end >= ENOUGH) return text.slice(0, end);
    if ("。；;".includes(text[end] ?? "") && end + 1 >= ENOUGH) return text.slice(0, end + 1);
  }
  return text;
}
