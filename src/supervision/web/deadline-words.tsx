import { useLanguage, useSentence, useText } from "../../web/language.tsx";
import type { MeasureRow } from "../domain/plan.ts";
import { remainingWords } from "./remaining.ts";
import { text as words } from "./text.ts";

/** The deadline as printed, and what is left of it in words with the shape and colour of its state. */
export function DeadlineWords({
  row,
}: {
  readonly row: Pick<MeasureRow, "deadline" | "state" | "daysLeft">;
}) {
  const t = useText(words);
  const { language } = useLanguage();
  const sentence = useSentence();
  // In Chinese the print says the state already (持续推进); in English its meaning comes first.
  const printed = row.deadline.raw ?? row.deadline.latest;
  const state = t.states[row.state];
  const first = language === "zh" || row.deadline.kind === "date" ? (printed ?? state) : state;
  return (
    <>
      <span lang={first === printed ? "zh-CN" : undefined}>{first}</span>
      <span className={`sv-state sv-state-${row.state}`}>{sentence(remainingWords(row))}</span>
    </>
  );
}
