import type { Day } from "../../../../kernel/calendar.ts";
import { formatDay } from "../../../../web/format.ts";
import { useLanguage, useText } from "../../../../web/language.tsx";
import { libraryEnd, type LibraryStatus } from "../../domain/catalogue/library.ts";
import { text } from "./libraries-text.ts";

const LOOK = { "open-ended": "none", running: "dated", ending: "due-soon", ended: "pending" } as const;
const STATUS_LOOK: Readonly<Record<LibraryStatus, string>> = {
  drafting: "ochre",
  published: "grass",
  closed: "quiet",
};

export function LibraryStatusLabel({ status }: { readonly status: LibraryStatus }) {
  const t = useText(text);
  return <span className={`sv-label sv-label-${STATUS_LOOK[status]}`}>{t.statuses[status]}</span>;
}

/** Until when, and whether that is soon. */
export function LibraryEnd({ until, day }: { readonly until: Day | null; readonly day: Day }) {
  const t = useText(text);
  const { language } = useLanguage();
  const end = libraryEnd(until, day);
  return (
    <span className={`sv-state sv-state-${LOOK[end]}`}>
      {t.ends[end]}
      {until !== null && ` · ${t.until(formatDay(until, language))}`}
    </span>
  );
}
