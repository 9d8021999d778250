import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { periodName } from "../../domain/tasks/light-words.ts";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import type { Assignment } from "../../domain/tasks/task.ts";
import { text as words } from "../text.ts";
import { text as acts } from "./action-words.ts";
import { Acts, possibleAt } from "./task-acts.tsx";
import { text } from "./task-text.ts";

const ORDER = ["lead", "support", "guide"] as const;

/** Who answers for the task: receipts, what was accepted, reminders with their limits, and what may be done for each. */
export function TaskUnits({ detail }: { readonly detail: TaskDetail }) {
  const t = useText(text);
  const w = useText(words);
  const { state, unitNames } = detail;
  const assignments = ORDER.flatMap((role) => state.assignments.filter((each) => each.role === role));
  return (
    <section className="ui-panel" aria-labelledby="units">
      <h2 id="units">{t.units}</h2>
      <ul className="sv-task-units">
        {assignments.map((assignment) => (
          <li key={`${assignment.unitId}${assignment.role}${assignment.since}`}>
            <div className="ui-row">
              <b lang="zh-CN">{unitNames[assignment.unitId] ?? assignment.unitId}</b>
              <span className="ui-quiet">{w.roles[assignment.role]}</span>
              {assignment.via !== null && (
                <span className="ui-quiet" lang="zh-CN">
                  {t.via(unitNames[assignment.via] ?? "")}
                </span>
              )}
            </div>
            <UnitFacts detail={detail} assignment={assignment} />
            <Acts detail={detail} possible={possibleAt(detail, { unit: assignment.unitId })} size="small" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function UnitFacts(props: { readonly detail: TaskDetail; readonly assignment: Assignment }) {
  const { assignment, detail } = props;
  const t = useText(text);
  const a = useText(acts);
  const sentence = useSentence();
  const { language } = useLanguage();
  const day = (value: string) => formatDay(value, language);
  const receipt =
    assignment.receivedOn !== null
      ? t.receivedOn(day(assignment.receivedOn))
      : detail.state.dispatchedOn === null
        ? t.notAsked
        : assignment.receiveBy === null
          ? t.notReceivedAnyDay
          : t.notReceived(day(assignment.receiveBy));
  const facts = [
    assignment.until === null ? receipt : t.ended(day(assignment.until)),
    assignment.acceptedThrough === null ? null : t.through(day(assignment.acceptedThrough)),
    ...assignment.open.map(({ period, status }) =>
      t.openReport(t.period(sentence(periodName(period))), t.statuses[status]),
    ),
  ].filter((each) => each !== null);
  return (
    <>
      <span className="ui-quiet">{facts.join(" · ")}</span>
      {assignment.reminders.length > 0 && (
        <ul className="ui-plain-list">
          {assignment.reminders.map(({ step, matter, on, by, note }) => (
            <li key={`${matter}${step}`}>
              <span aria-hidden="true">{"!".repeat(step)} </span>
              {t.reminderBy(a.steps[step], a.matters[matter], day(on), day(by))}
              {note !== null && <span lang="zh-CN"> {note}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
