import { useLanguage, useSentence, useText } from "../../web/frame/language.tsx";
import type { DeadlineState, MeasureRow } from "../domain/plan.ts";
import { formatDay } from "../../web/frame/format.ts";
import { isAsPrinted, remainingWords } from "./remaining.ts";
import { Due, type DueTone } from "../../web/kit/due.tsx";
import { text as words } from "./text.ts";

/** What is printed as continuing or long-term never runs out. */
export const DEADLINE_TONES: Readonly<Record<DeadlineState, DueTone>> = {
  pending: "late",
  "due-soon": "soon",
  dated: "ahead",
  continuous: "still",
  longterm: "still",
  none: "still",
};

/** The deadline as printed, or as decided where a person changed it, and what is left of it in words. */
export function DeadlineWords({
  row,
}: {
  readonly row: Pick<MeasureRow, "deadline" | "state" | "daysLeft">;
}) {
  const t = useText(words);
  const { language } = useLanguage();
  const sentence = useSentence();
  // In Chinese the print says it already (持续推进, 2024年12月); in English its meaning comes first.
  const printed = isAsPrinted(row.deadline) ? row.deadline.raw : null;
  const state = formatDay(row.deadline.latest, language) || t.states[row.state];
  const first = language === "zh" ? (printed ?? state) : state;
  if (row.state === "none" && printed === null)
    return <Due tone="still">{sentence(remainingWords(row))}</Due>;
  return (
    <>
      <span lang={first === printed ? "zh-CN" : undefined}>{first}</span>
      <Due tone={DEADLINE_TONES[row.state]}>{sentence(remainingWords(row))}</Due>
    </>
  );
}
