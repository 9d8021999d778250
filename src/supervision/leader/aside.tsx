import type { ReactNode } from "react";
import { Link } from "react-router";
import { addDays } from "../../kernel/calendar.ts";
import { formatDay, formatFigure } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { useAllows } from "../../web/frame/session.tsx";
import { FigureHelp } from "../../web/kit/figure-help.tsx";
import { Folded } from "../../web/kit/folded.tsx";
import { useWords } from "../../web/kit/said.ts";
import { SUPERVISION_FIGURES } from "../domain/figures.ts";
import { subjectOf } from "../domain/subject.ts";
import type { CountedAs } from "../domain/tasks/roll-up.ts";
import { LIGHT_NAMES } from "../domain/tasks/task-words.ts";
import { LightMark } from "../web/task/light-mark.tsx";
import { ledgerLink, pageLink } from "./ledger-link.ts";
import { AHEAD_DAYS, type Leading, type LeadingTask, type Turn } from "./leading.ts";
import { words } from "./words.ts";

type Part = { readonly leading: Leading; readonly past: boolean; readonly children: ReactNode };
type PlanPart = Part & { readonly plan: string };

const {
  "leading-extensions": EXTENSIONS,
  "leading-resolutions": RESOLUTIONS,
  "leading-turned": TURNED,
  "leading-closed": CLOSED,
  "leading-dates": DATES,
} = SUPERVISION_FIGURES;

/** A task by what it is about, as of the day of the page. */
function TaskLink(props: { readonly task: LeadingTask; readonly leading: Leading; readonly past: boolean }) {
  const { task, leading, past } = props;
  return (
    <Link to={pageLink(`/tasks/${task.id}`, { asOf: leading.asOf, past })} lang="zh-CN" title={task.text}>
      {task.number}. {subjectOf(task.text)}
    </Link>
  );
}

/** What waits for somebody to decide; `children` are problems and what other slices put before a leader. */
export function Decide({ plan, leading, past, children }: PlanPart) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { extensions, resolutions } = leading;
  const at = (filter: Record<string, string>) => ledgerLink(plan, filter, { asOf: leading.asOf, past });
  return (
    <section className="ui-panel lead-part" aria-labelledby="lead-decide">
      <h2 id="lead-decide">{t.decide}</h2>
      {children}
      <h3 className="ui-row">
        <Link to={at({ state: "extension" })}>{t.extensions(formatFigure(extensions.length, language))}</Link>
        <FigureHelp figures={[EXTENSIONS]} />
      </h3>
      <Folded
        shown={2}
        lines={extensions.map((task) => (
          <li key={task.id}>
            <TaskLink task={task} leading={leading} past={past} />
          </li>
        ))}
      />
      <h3 className="ui-row">
        <Link to={at({ source: "meeting", phase: "dispatched" })}>
          {t.resolutions(formatFigure(resolutions.length, language))}
        </Link>
        <FigureHelp figures={[RESOLUTIONS]} />
      </h3>
    </section>
  );
}

/** What is not as it was at the last look. */
export function Changed({ leading, past, children }: Part) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { turned, closed, since } = leading;
  const was = (as: CountedAs | null) =>
    as === null ? t.registered : t.was(as === "closed" ? t.closed : sentence(LIGHT_NAMES[as]));
  const lines = (turns: readonly Turn[]) =>
    turns.map((turn) => (
      <li key={turn.id}>
        {turn.to !== "closed" && <LightMark light={turn.to} />}{" "}
        <span className="ui-quiet">{was(turn.from)}</span>{" "}
        <TaskLink task={turn} leading={leading} past={past} />
      </li>
    ));
  return (
    <section className="ui-panel lead-part" aria-labelledby="lead-changed">
      <h2 id="lead-changed" className="ui-row">
        {t.changed(formatDay(since, language))} <FigureHelp of={t.changed("…")} figures={[TURNED, CLOSED]} />
      </h2>
      {turned.length + closed.length === 0 && <p className="ui-quiet">{t.unchanged}</p>}
      {turned.length > 0 && <h3>{t.turned(formatFigure(turned.length, language))}</h3>}
      <Folded shown={5} lines={lines(turned)} />
      {closed.length > 0 && <h3>{t.newlyClosed(formatFigure(closed.length, language))}</h3>}
      <Folded shown={2} lines={lines(closed)} />
      {children}
    </section>
  );
}

/** What comes next: meetings (`children`), dates in force, and when reports fall due. */
export function Dates({ plan, leading, past, children }: PlanPart) {
  const t = useWords(words);
  const { language } = useLanguage();
  const allowed = useAllows();
  const { dates, asOf, nextReport } = leading;
  const filter = {
    phase: "dispatched",
    dueFrom: asOf,
    dueTo: addDays(asOf, AHEAD_DAYS),
    sort: "due",
  };
  return (
    <section className="ui-panel lead-part lead-dates" aria-labelledby="lead-dates">
      <div className="ui-row lead-dates-head">
        <h2 id="lead-dates">{t.dates}</h2>
        {nextReport !== null && (
          <span className="ui-quiet">
            {t.nextReport(formatDay(nextReport, language))}{" "}
            {allowed(["office", "leader"]) && (
              <Link className="no-print" to={pageLink("/missing", { asOf, past })}>
                {t.missing}
              </Link>
            )}
          </span>
        )}
      </div>
      <div>{children}</div>
      <div>
        <h3 className="ui-row">
          <Link to={ledgerLink(plan, filter, { asOf, past })}>
            {t.due(formatFigure(dates.length, language))}
          </Link>
          <FigureHelp figures={[DATES]} />
        </h3>
        <Folded
          shown={2}
          lines={dates.map((task) => (
            <li key={task.id}>
              <b>{formatDay(task.due, language)}</b> <TaskLink task={task} leading={leading} past={past} />
            </li>
          ))}
        />
      </div>
    </section>
  );
}
