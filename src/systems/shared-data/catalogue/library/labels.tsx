import { say } from "../../../../kernel/fields.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import type { LibraryRow } from "./kind.ts";

const ENDS = {
  "open-ended": { name: say("长期", "Open-ended"), look: "none" },
  running: { name: say("有效", "Valid"), look: "dated" },
  ending: { name: say("即将到期", "Ends soon"), look: "due-soon" },
  ended: { name: say("已到期", "Ended"), look: "pending" },
} as const;
export const version = (number: number) => say(`第 ${number} 版`, `Version ${number}`);

/** Until when, and whether that is soon. */
export function LibraryEnd({ until, end }: Pick<LibraryRow, "until" | "end">) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const day = formatDay(until, language);
  return (
    <span className={`ui-state ui-state-${ENDS[end].look}`}>
      {sentence(ENDS[end].name)}
      {until !== null && ` · ${sentence(say(`至 ${day}`, `until ${day}`))}`}
    </span>
  );
}
