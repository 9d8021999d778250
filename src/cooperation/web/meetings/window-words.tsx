import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { MeetingState } from "../../domain/meetings/meeting.ts";
import { text } from "./meetings-text.ts";

/** Between which days a meeting is due; a whole year in a word. */
export function WindowWords({ window: { from, to } }: Pick<MeetingState, "window">) {
  const t = useText(text);
  const { language } = useLanguage();
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return <>{t.withinYear(year)}</>;
  return <>{t.windowOf(formatDay(from, language), formatDay(to, language))}</>;
}
