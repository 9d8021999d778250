import { useLanguage, useSentence, useText } from "../../web/frame/language.tsx";
import type { MeasureRow } from "../domain/plan.ts";
import { formatDay } from "../../web/frame/format.ts";
import { isAsPrinted, remainingWords } from "./remaining.ts";
import { text as words } from "./text.ts";

/** The deadline as printed, or as decided where a person changed it, and what is left of it in words with the shape and colour of its state. */
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
    return <span className="ui-state ui-state-none">{sentence(remainingWords(row))}</span>;
  return (
    <>
      <span lang={first === printed ? "zh-CN" : undefined}>{first}</span>
      <span className={`ui-state ui-state-${row.state}`}>{sentence(remainingWords(row))}</span>
    </>
  );
}
