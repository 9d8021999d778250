import { Button } from "antd";
import { Link } from "react-router";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import type { MeetingCalendar, MeetingRow } from "../../domain/meetings/meeting-row.ts";
import { monthAfter, monthGrid } from "../../domain/meetings/month-grid.ts";
import { MeetingStatusLabel } from "./meeting-labels.tsx";
import { text } from "./meetings-text.ts";

/** A month of meetings, with the days off and the days that are worked instead. */
export function MonthView(props: {
  readonly month: string;
  readonly calendar: MeetingCalendar;
  readonly onMonth: (month: string) => void;
}) {
  const { month, calendar, onMonth } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const narrow = useNarrow();
  const dated = calendar.rows.filter(({ date }) => date?.startsWith(month) === true);
  const open = calendar.rows.filter(
    ({ date, status, window }) =>
      date === null && status === "planned" && window.from <= `${month}-31` && window.to >= `${month}-01`,
  );
  return (
    <section className="ui-stack" aria-label={t.monthOf(month)}>
      <div className="ui-row">
        <Button size="small" className="no-print" onClick={() => onMonth(monthAfter(month, -1))}>
          {t.previousMonth}
        </Button>
        <h2 aria-live="polite">{t.monthOf(month)}</h2>
        <Button size="small" className="no-print" onClick={() => onMonth(monthAfter(month, 1))}>
          {t.nextMonth}
        </Button>
      </div>
      {narrow ? (
        <ul className="mt-lines ui-panel">
          {dated.length === 0 && <li className="ui-quiet">{t.noneInMonth}</li>}
          {dated.map((row) => (
            <li key={row.id}>
              <span>{formatDay(row.date, language)}</span>
              <MeetingLink row={row} />
            </li>
          ))}
        </ul>
      ) : (
        <Grid month={month} rows={dated} calendar={calendar} />
      )}
      {open.length > 0 && (
        <div className="ui-panel">
          <h3 className="ui-h2">{t.inWindow}</h3>
          <ul className="mt-lines">
            {open.map((row) => (
              <li key={row.id}>
                <MeetingLink row={row} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function MeetingLink({ row }: { readonly row: MeetingRow }) {
  return (
    <span className="ui-row">
      <Link to={`/meetings/${row.id}`} lang="zh-CN">
        {row.title}
      </Link>
      <MeetingStatusLabel status={row.status} />
    </span>
  );
}

function Grid(props: {
  readonly month: string;
  readonly rows: readonly MeetingRow[];
  readonly calendar: MeetingCalendar;
}) {
  const { month, rows, calendar } = props;
  const t = useText(text);
  const { off, on } = calendar.exceptions;
  return (
    <table className="mt-month">
      <thead>
        <tr>
          {t.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthGrid(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day, at) => {
              const free = (at > 4 && !on.includes(day)) || off.includes(day);
              const inside = day.startsWith(month);
              return (
                <td key={day} className={`${free ? "mt-free" : ""} ${inside ? "" : "mt-outside"}`}>
                  <span className="mt-day">
                    <time dateTime={day} {...(day === calendar.asOf ? { "aria-current": "date" } : {})}>
                      {Number(day.slice(8))}
                    </time>
                    {off.includes(day) && <span className="ui-quiet">{t.off}</span>}
                    {on.includes(day) && <span className="mt-warn">{t.on}</span>}
                  </span>
                  {inside &&
                    rows
                      .filter(({ date }) => date === day)
                      .map((row) => <MeetingLink key={row.id} row={row} />)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
