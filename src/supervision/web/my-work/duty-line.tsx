import { Due, dueTone } from "../../../web/kit/due.tsx";
import { daysBetween, type Day } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { dutyName } from "../../domain/tasks/duty-names.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import type { WorkDuty } from "../../domain/tasks/task-row.ts";
import { text } from "./my-work-text.ts";

/** One thing owed: what, for which period, by when, and how late in words. */
export function DutyLine({ duty, asOf }: { readonly duty: WorkDuty; readonly asOf: Day }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { by } = duty;
  const left = by === null ? null : daysBetween(asOf, by);
  const time = left === null ? t.noDay : left < 0 ? t.lateBy(-left) : left === 0 ? t.today : t.left(left);
  const tone = duty.late ? "late" : left === null ? "still" : dueTone(left, 5);
  return (
    <li className={`mw-duty mw-duty-${tone}`}>
      <b>{sentence(dutyName(duty))}</b>
      {duty.period !== null && <span>{sentence(periodName(duty.period))}</span>}
      {by !== null && <span className="tabular">{t.before(formatDay(by, language))}</span>}
      <Due tone={tone}>{time}</Due>
      {duty.reason !== null && duty.reason !== "" && (
        <span className="mw-reason">
          {t.reason}
          <span lang="zh-CN">{duty.reason}</span>
        </span>
      )}
    </li>
  );
}
