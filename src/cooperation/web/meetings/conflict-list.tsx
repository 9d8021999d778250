import { Link } from "react-router";
import { formatDay, formatList } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { MeetingConflict } from "../../domain/meetings/conflicts.ts";
import { text } from "./meetings-text.ts";

/** What does not fit, each with its reason and the meetings that it is about. */
export function ConflictList(props: {
  readonly conflicts: readonly MeetingConflict[];
  readonly titles: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  /** The meeting whose page this is: it need not be named. */
  readonly own?: string;
}) {
  const { conflicts, titles, units, own } = props;
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <section className="ui-panel mt-conflicts" aria-label={t.conflicts}>
      <h2>{t.conflicts}</h2>
      <ul className="mt-lines">
        {conflicts.map((conflict) => (
          <li key={`${conflict.kind} ${conflict.meetings.join(" ")}`}>
            <span>
              <b className="mt-warn">{t.conflict[conflict.kind]}</b> {formatDay(conflict.day, language)}
            </span>
            {conflict.unitIds.length > 0 && (
              <span className="ui-quiet" lang="zh-CN">
                {formatList(
                  conflict.unitIds.map((id) => units[id] ?? id),
                  "zh",
                )}
              </span>
            )}
            {conflict.meetings
              .filter((id) => id !== own)
              .map((id) => (
                <Link key={id} to={`/meetings/${id}`} lang="zh-CN">
                  {titles[id] ?? id}
                </Link>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
