import { say } from "../../../../kernel/fields.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { countdownWords } from "../../domain/clocks/clock-words.ts";
import type { ResourceClock } from "./state.ts";

/** A countdown in words and shape; what runs by analogy is no breach when it is past. */
export function ClockWords({ clock: { countdown, byAnalogy } }: { readonly clock: ResourceClock }) {
  const sentence = useSentence();
  const overdue = countdown.state === "overdue";
  if (byAnalogy && overdue)
    return (
      <span className="ui-state ui-state-due-soon">
        {sentence(say("首次发布参照两个工作日", "two working days as a guide for a first publication"))}
      </span>
    );
  const look = overdue ? "pending" : countdown.workingDaysLeft <= 2 ? "due-soon" : "dated";
  return <span className={`ui-state ui-state-${look}`}>{sentence(countdownWords(countdown))}</span>;
}
