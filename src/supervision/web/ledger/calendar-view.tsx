import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { changeFilters } from "../../../web/kit/filters.ts";
import { useWords } from "../../../web/kit/said.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import type { ChangeLedger, LedgerFilters } from "./ledger-filters.ts";
import { daysOf, monthAfter, weeksOf } from "./ledger-month.ts";
import { TaskCard } from "./task-card.tsx";
import "./views.css";
import { words } from "./view-words.ts";

const TASKS = "GET /api/tasks";
/** Of one month no more are asked for, and of one day no more shown before they are opened. */
const MOST = 200;
const SHOWN = 3;

type Props = {
  readonly query: LedgerFilters;
  readonly month: string | undefined;
  readonly change: ChangeLedger;
};

/** What of the ledger is due in a month, by day; on a telephone the days on which something is. */
export default function CalendarView({ query, month: asked, change }: Props) {
  const w = useWords(words);
  const { language } = useLanguage();
  const narrow = useNarrow();
  const [search] = useSearchParams();
  const [now] = useState(() => dayInShanghai(new Date()));
  const today = query.asOf ?? now;
  const month = asked ?? today.slice(0, 7);
  const { from, to } = daysOf(month);
  const within = {
    ...query,
    dueFrom: query.dueFrom !== undefined && query.dueFrom > from ? query.dueFrom : from,
    dueTo: query.dueTo !== undefined && query.dueTo < to ? query.dueTo : to,
    sort: "due" as const,
    page: 1,
    size: MOST,
  };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: [TASKS, { query: within }],
    queryFn: () => api(TASKS, { query: within }),
    placeholderData: keepPreviousData,
  });
  const byDay = new Map<Day, TaskRow[]>();
  for (const row of data?.rows ?? []) byDay.set(row.due ?? "", [...(byDay.get(row.due ?? "") ?? []), row]);
  const left = (data?.total ?? 0) - (data?.rows.length ?? 0);
  const list = changeFilters(search, {
    view: null,
    month: null,
    dueFrom: within.dueFrom,
    dueTo: within.dueTo,
  }).toString();
  const name = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${from}T00:00:00Z`));
  const go = (months: number) => change({ month: monthAfter(month, months) });
  return (
    <section className="ui-panel" aria-label={w.month(name)} aria-busy={isPlaceholderData}>
      <div className="ui-row sv-month-head no-print">
        <button type="button" className="ui-link-button" onClick={() => go(-1)}>
          ‹ {w.earlier}
        </button>
        <h2 className="ui-h2" aria-live="polite">
          {w.month(name)}
        </h2>
        <button type="button" className="ui-link-button" onClick={() => go(1)}>
          {w.later} ›
        </button>
        {month !== today.slice(0, 7) && (
          <button type="button" className="ui-link-button" onClick={() => change({ month: null })}>
            {w.today}
          </button>
        )}
      </div>
      <FailureNotice error={error} onRetry={() => void refetch()} />
      {data?.total === 0 ? (
        <p className="ui-quiet">{w.nothingDue}</p>
      ) : narrow ? (
        <ul className="sv-days">
          {[...byDay].map(([day, rows]) => (
            <li key={day}>
              <h3>{formatDay(day, language)}</h3>
              <OfDay rows={rows} />
            </li>
          ))}
        </ul>
      ) : (
        <Month month={month} today={today} byDay={byDay} />
      )}
      <p className="ui-quiet">
        {left > 0 && <Link to={`/ledger?${list}`}>{w.inList(left)}</Link>} {data?.total !== 0 && w.noDeadline}
      </p>
    </section>
  );
}

function Month(props: {
  readonly month: string;
  readonly today: Day;
  readonly byDay: ReadonlyMap<Day, readonly TaskRow[]>;
}) {
  const w = useWords(words);
  const { language } = useLanguage();
  return (
    <table className="sv-month">
      <thead>
        <tr>
          {Object.values(w.days).map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(props.month).map((week) => (
          <tr key={week[0]?.day}>
            {week.map(({ day, within }) => (
              <td
                key={day}
                className={within ? undefined : "sv-month-other"}
                aria-current={day === props.today ? "date" : undefined}
              >
                {within && (
                  <>
                    <time dateTime={day} aria-label={formatDay(day, language)}>
                      {Number(day.slice(8))}
                    </time>
                    <OfDay rows={props.byDay.get(day) ?? []} />
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OfDay({ rows }: { readonly rows: readonly TaskRow[] }) {
  const w = useWords(words);
  const lines = rows.map((row) => (
    <li key={row.id}>
      <TaskCard row={row} brief />
    </li>
  ));
  if (lines.length === 0) return null;
  return (
    <>
      <ul>{lines.slice(0, SHOWN)}</ul>
      {lines.length > SHOWN && (
        <details>
          <summary className="ui-quiet">{w.more(lines.length - SHOWN)}</summary>
          <ul>{lines.slice(SHOWN)}</ul>
        </details>
      )}
    </>
  );
}
