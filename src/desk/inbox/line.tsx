import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { addDays, type Day, daysBetween } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { calledIn } from "../../kernel/inbox.ts";
import { formatDay } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { useWords } from "../../web/kit/said.ts";
import { type DeskLine, MOST_DAYS_OFF } from "./inbox.ts";
import { words } from "./words.ts";

/** The Monday after a day. */
function nextMonday(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}

/** What waits: its subject, why, by when, of which kind; and what can be done with it here. */
export function Line(props: {
  readonly line: DeskLine;
  readonly kind: Sentence | undefined;
  readonly asOf: Day;
  /** Whether a day is being chosen until which it is put off. */
  readonly choosing: boolean;
  readonly onChoose: (open: boolean) => void;
  readonly onOpen: () => void;
  readonly onSnooze: (until: Day | null) => void;
}) {
  const { line, kind } = props;
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const subject = calledIn(line.subject, language);
  return (
    <li className={`ib-line ib-${line.span}${line.read ? "" : " ib-new"}`}>
      <Link to={line.link} className="ib-subject" data-line={line.id} onClick={props.onOpen}>
        {!line.read && <span className="ui-hidden">{t.isNew} </span>}
        {typeof line.subject === "string" ? <span lang="zh-CN">{subject}</span> : subject}
      </Link>
      <span className="ib-why">{sentence(line.why)}</span>
      <span className="ib-kind ui-quiet">
        {kind !== undefined && sentence(kind)}{" "}
        {line.sample && <span className="ui-label ui-label-ochre">{t.sample}</span>}
      </span>
      <Due line={line} asOf={props.asOf} />
      <span className="ib-do no-print">
        {line.snoozedUntil !== null ? (
          <>
            <span className="ui-quiet">{t.off(formatDay(line.snoozedUntil, language))} </span>
            <button type="button" className="ui-link-button" onClick={() => props.onSnooze(null)}>
              {t.bring}
            </button>
          </>
        ) : (
          !line.late && (
            <button
              type="button"
              className="ui-link-button"
              tabIndex={-1}
              aria-label={t.snoozeOf(subject)}
              aria-expanded={props.choosing}
              onClick={() => props.onChoose(!props.choosing)}
            >
              {t.snooze}
            </button>
          )
        )}
      </span>
      {props.choosing && (
        <Until asOf={props.asOf} onSnooze={props.onSnooze} onCancel={() => props.onChoose(false)} />
      )}
    </li>
  );
}

function Due({ line, asOf }: { readonly line: DeskLine; readonly asOf: Day }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { due, late, since } = line;
  const left = due === null ? null : daysBetween(asOf, due);
  const word =
    late || left === null
      ? late
        ? left !== null && left < 0
          ? t.daysLate(-left)
          : t.late
        : t.noDay
      : left === 0
        ? t.dueToday
        : t.daysLeft(left);
  const day =
    due === null
      ? since === null
        ? ""
        : t.waitsSince(formatDay(since, language))
      : formatDay(due, language);
  return (
    <span className="ib-due">
      <b>{word}</b> <span className="ui-quiet tabular">{day}</span>
    </span>
  );
}

function Until(props: {
  readonly asOf: Day;
  readonly onSnooze: (until: Day) => void;
  readonly onCancel: () => void;
}) {
  const { asOf } = props;
  const t = useWords(words);
  const [day, setDay] = useState("");
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <span
      className="ib-until"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") props.onCancel();
      }}
    >
      <button ref={first} type="button" className="ib-chip" onClick={() => props.onSnooze(addDays(asOf, 1))}>
        {t.until.tomorrow}
      </button>
      <button type="button" className="ib-chip" onClick={() => props.onSnooze(nextMonday(asOf))}>
        {t.until.monday}
      </button>
      <label className="ui-field">
        {t.until.day}
        <input
          type="date"
          className="ui-input"
          value={day}
          min={addDays(asOf, 1)}
          max={addDays(asOf, MOST_DAYS_OFF)}
          onChange={({ target }) => setDay(target.value)}
        />
      </label>
      <button type="button" className="ib-chip" disabled={day === ""} onClick={() => props.onSnooze(day)}>
        {t.snooze}
      </button>
      <button type="button" className="ui-link-button" onClick={props.onCancel}>
        {t.cancel}
      </button>
    </span>
  );
}
