import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay, formatFigure, formatInstant } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { EntryDetail } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { text } from "./words.ts";
import { SamePair, useLikelySame } from "../list/likely-same.tsx";
import { ForecastWords } from "../row-words.tsx";
import { TaskForm } from "./task-form.tsx";
import { useActOnEntry } from "./use-act-on-entry.ts";

type Props = { readonly detail: EntryDetail };

/** When the next stage may come, and on what that rests. */
export function ForecastPanel({ spec, detail }: Props & { readonly spec: RegisterSpec }) {
  const t = useText(text);
  const sentence = useSentence();
  const { forecast } = detail.row;
  if (forecast === null) return null;
  return (
    <section className="ui-panel" aria-labelledby="forecast">
      <h2 id="forecast">{t.forecast}</h2>
      <p>
        <ForecastWords spec={spec} forecast={forecast} />
      </p>
      <p className="ui-quiet">
        {t.forecastNote} {sentence(forecast.because)}
      </p>
    </section>
  );
}

const LIGHT_SHAPES: Readonly<Record<string, readonly [shape: string, tone: string]>> = {
  red: ["▲", "vermilion"],
  amber: ["◆", "ochre"],
  green: ["●", "grass"],
  grey: ["○", "quiet"],
};

const wordOf = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;

/** Tasks that came of a row or of its items, with their lights; the office makes more. */
export function TasksPanel({ detail }: Props) {
  const t = useText(text);
  const office = useAllows()(["office"]);
  const [making, setMaking] = useState(false);
  return (
    <section className="ui-panel" aria-labelledby="tasks">
      <div className="rg-panel-head">
        <h2 id="tasks">{t.tasks}</h2>
        {office && detail.state.closed === null && !making && (
          <Button size="small" className="no-print" onClick={() => setMaking(true)}>
            {t.makeTask}
          </Button>
        )}
      </div>
      {making && <TaskForm detail={detail} item={null} onDone={() => setMaking(false)} />}
      {detail.tasks.length === 0 && !making && <p className="ui-quiet">{t.noTasks}</p>}
      <ul className="ui-plain-list">
        {detail.tasks.map(({ id, number, text: words, light, phase }) => {
          const [shape, tone] = LIGHT_SHAPES[light] ?? ["○", "quiet"];
          return (
            <li key={id}>
              <Link to={`/tasks/${id}`} lang="zh-CN">
                {number}. {words}
              </Link>{" "}
              <span className={`ui-label ui-label-${tone}`}>
                {shape} {wordOf(t.lights, light)}
              </span>{" "}
              <span className="ui-quiet">{wordOf(t.phases, phase)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Meetings that discussed a problem, and how long it is open. */
export function DiscussedPanel({ detail }: Props) {
  const t = useText(text);
  const { language } = useLanguage();
  const { discussed } = detail.state;
  return (
    <section className="ui-panel" aria-labelledby="discussed">
      <h2 id="discussed">{t.discussed}</h2>
      <p>{t.age(formatFigure(detail.row.ageDays, language))}</p>
      {discussed.length === 0 && <p className="ui-quiet">{t.notDiscussed}</p>}
      <ul className="ui-plain-list">
        {discussed.toReversed().map(({ meeting, title, on }) => (
          <li key={meeting}>
            <Link to={`/meetings/${meeting}`} lang="zh-CN">
              {title}
            </Link>{" "}
            <span className="ui-quiet">{formatDay(on, language)}</span>
          </li>
        ))}
      </ul>
      <Link className="no-print" to="/meetings">
        {t.toMeetings}
      </Link>
    </section>
  );
}

/** Rows that look like this one, for the office to decide on. */
export function SamePanel({ detail }: Props) {
  const t = useText(text);
  const office = useAllows()(["office"]);
  const query = useLikelySame(detail.state.register, office && detail.state.closed === null);
  const pairs = (query.data?.rows ?? []).filter(
    ({ left, right }) => left.id === detail.id || right.id === detail.id,
  );
  if (pairs.length === 0) return null;
  return (
    <section className="ui-panel no-print" aria-labelledby="same">
      <h2 id="same">{t.same}</h2>
      {pairs.map((pair) => (
        <SamePair key={`${pair.left.id} ${pair.right.id}`} pair={pair} />
      ))}
    </section>
  );
}

const SHOWN = 12;

/** What was done with a row, the newest first. */
export function HistoryPanel({ detail }: Props) {
  const t = useText(text);
  const sentence = useSentence();
  const [all, setAll] = useState(false);
  const lines = all ? detail.history : detail.history.slice(0, SHOWN);
  return (
    <section className="ui-panel" aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <ol className="rg-plain rg-history" reversed>
        {lines.map(({ version, at, by, sentence: words }) => (
          <li key={version}>
            <span lang="zh-CN">{sentence(words)}</span>{" "}
            <span className="ui-quiet">
              <time dateTime={at}>{formatInstant(at)}</time> <span lang="zh-CN">{by}</span>
            </span>
          </li>
        ))}
      </ol>
      {lines.length < detail.history.length && (
        <button type="button" className="ui-link-button no-print" onClick={() => setAll(true)}>
          {t.more}
        </button>
      )}
    </section>
  );
}

/** Closing a row, or opening it again, with a reason. */
export function ClosingPanel({ detail }: Props) {
  const t = useText(text);
  const act = useActOnEntry(detail);
  const [reason, setReason] = useState("");
  const type = (["close", "reopen"] as const).find((each) => detail.may.includes(each));
  if (type === undefined) return null;
  const label = type === "close" ? t.closeReason : t.reopenReason;
  return (
    <section className="ui-panel no-print" aria-labelledby="closing">
      <h2 id="closing">{t[type]}</h2>
      <form
        className="ui-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "")
            act.mutate({ type, reason: reason.trim() }, { onSuccess: () => setReason("") });
        }}
      >
        <textarea
          className="ui-textarea"
          rows={2}
          maxLength={2000}
          aria-label={label}
          placeholder={label}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <FailureNotice error={act.error} />
        <div>
          <Button htmlType="submit" disabled={reason.trim() === ""} loading={act.isPending}>
            {t[type]}
          </Button>
        </div>
      </form>
    </section>
  );
}
