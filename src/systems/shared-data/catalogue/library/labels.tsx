import { Due } from "../../../../web/kit/due.tsx";
import { say } from "../../../../kernel/fields.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import type { LibraryRow } from "./kind.ts";

const ENDS = {
  "open-ended": { name: say("长期", "Open-ended"), tone: "still" },
  running: { name: say("有效", "Valid"), tone: "ahead" },
  ending: { name: say("即将到期", "Ends soon"), tone: "soon" },
  ended: { name: say("已到期", "Ended"), tone: "late" },
} as const;
export const version = (number: number) => say(`第 ${number} 版`, `Version ${number}`);

/** Until when, and whether that is soon. */
export function LibraryEnd({ until, end }: Pick<LibraryRow, "until" | "end">) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const day = formatDay(until, language);
  return (
    <Due tone={ENDS[end].tone}>
      {sentence(ENDS[end].name)}
      {until !== null && ` · ${sentence(say(`至 ${day}`, `until ${day}`))}`}
    </Due>
  );
}
