import { Link } from "react-router";
import { daysBetween } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { ROLE_NAMES } from "../../domain/meetings/meeting-names.ts";
import type { MeetingCalendar, MeetingRow } from "../../domain/meetings/meeting-row.ts";
import { cityName, MeetingStatusLabel } from "./meeting-labels.tsx";
import { WindowWords } from "./window-words.tsx";
import { text } from "./meetings-text.ts";

/** What comes next, what is to be ready by when, and whose turn the next conference is. */
export function ComingPanels({ calendar }: { readonly calendar: MeetingCalendar }) {
  const t = useText(text);
  return (
    <div className="mt-coming">
      <section className="ui-panel" aria-label={t.upcoming}>
        <h2>{t.upcoming}</h2>
        {calendar.upcoming.length === 0 && <p className="ui-quiet">{t.noUpcoming}</p>}
        <ul className="mt-lines">
          {calendar.upcoming.map((row) => (
            <Upcoming key={row.id} row={row} asOf={calendar.asOf} />
          ))}
        </ul>
        <Conference calendar={calendar} />
      </section>
      <DueItems calendar={calendar} />
    </div>
  );
}

function Upcoming({ row, asOf }: { readonly row: MeetingRow; readonly asOf: string }) {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const { preparation } = row;
  return (
    <li>
      <span className="ui-row">
        <Link to={`/meetings/${row.id}`} lang="zh-CN">
          {row.title}
        </Link>
        <MeetingStatusLabel status={row.status} />
      </span>
      <span className="ui-row ui-quiet">
        {row.date === null ? (
          <span>
            <WindowWords window={row.window} />
          </span>
        ) : (
          <span>
            {formatDay(row.date, language)} · {t.daysTo(daysBetween(asOf, row.date))}
          </span>
        )}
        <span>{sentence(ROLE_NAMES[row.role])}</span>
        <span>{t.prepared(preparation.done, preparation.all)}</span>
        {preparation.overdue > 0 && (
          <span className="ui-label ui-label-vermilion">{t.overdue(preparation.overdue)}</span>
        )}
        <span>
          {t.nextStep}: {t.next[row.next]}
        </span>
      </span>
    </li>
  );
}

function Conference({ calendar: { nextConference } }: { readonly calendar: MeetingCalendar }) {
  const t = useText(text);
  const { language } = useLanguage();
  if (nextConference === null) return null;
  const { edition, hostCity, confirmed, meeting } = nextConference;
  return (
    <div className="mt-conference">
      <h3 className="ui-h2">{t.conference}</h3>
      <p className="ui-row">
        <span>{t.conferenceHost(edition, cityName(hostCity, language))}</span>
        {meeting === null ? (
          <span className="ui-quiet">{t.notPlanned}</span>
        ) : (
          <Link to={`/meetings/${meeting}`}>{t.toMeeting}</Link>
        )}
        <Link to="/rotation">{t.toRotation}</Link>
      </p>
      {!confirmed && <p className="ui-quiet">{t.unconfirmed}</p>}
    </div>
  );
}

function DueItems({ calendar: { due, units } }: { readonly calendar: MeetingCalendar }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <section className="ui-panel" aria-label={t.dueItems}>
      <h2>{t.dueItems}</h2>
      {due.length === 0 && <p className="ui-quiet">{t.noDue}</p>}
      <ul className="mt-lines">
        {due.map((item) => (
          <li key={`${item.meeting} ${item.item}`}>
            <span className="ui-row">
              <span className="tabular">{formatDay(item.due, language)}</span>
              <span className={item.daysLeft < 0 ? "ui-label ui-label-vermilion" : "ui-quiet"}>
                {item.daysLeft < 0 ? t.late(-item.daysLeft) : t.left(item.daysLeft)}
              </span>
              <span lang="zh-CN">{item.text}</span>
            </span>
            <span className="ui-row ui-quiet" lang="zh-CN">
              <Link to={`/meetings/${item.meeting}`}>{item.title}</Link>
              {item.unitId !== null && <span>{units[item.unitId] ?? ""}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
