import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import { text as words } from "../text.ts";
import { text } from "./task-text.ts";

/** The deadline in force; an extended one with the original beside it, which stays. */
export function DueWords({ row }: { readonly row: Pick<TaskRow, "deadline" | "due"> }) {
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const { deadline, due } = row;
  const original = formatDay(deadline.latest, language);
  const printed = deadline.raw;
  const undated =
    language === "zh" ? (
      (printed ?? t.noDue)
    ) : deadline.kind === "continuous" || deadline.kind === "longterm" ? (
      w.states[deadline.kind]
    ) : printed === null ? (
      t.noDue
    ) : (
      <span lang="zh-CN">{printed}</span>
    );
  if (due !== null && due !== deadline.latest)
    return (
      <span>
        {t.extendedTo} <b>{formatDay(due, language)}</b>
        <span className="ui-quiet">
          {" "}
          {t.original} {original === "" ? undated : original}
        </span>
      </span>
    );
  if (original === "") return <span>{undated}</span>;
  return (
    <span>
      {original}
      {printed !== null && language === "zh" && !original.startsWith(printed) && (
        <span className="ui-quiet"> {t.printed(printed)}</span>
      )}
    </span>
  );
}
