import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { Choice } from "../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import "../../../web/frame/desk.css";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { MEETING_ROLES, MEETING_SERIES, MEETING_STATUSES } from "../../domain/meetings/meeting.ts";
import { ROLE_NAMES, STATUS_NAMES } from "../../domain/meetings/meeting-names.ts";
import type { MeetingCalendar, MeetingRow } from "../../domain/meetings/meeting-row.ts";
import { SERIES_RULES } from "../../domain/meetings/series-rules.ts";
import { api } from "../client.ts";
import { ComingPanels } from "./coming-panels.tsx";
import { ConflictList } from "./conflict-list.tsx";
import { MeetingStatusLabel, OriginLabel } from "./meeting-labels.tsx";
import { text } from "./meetings-text.ts";
import "./meetings.css";
import { MonthView } from "./month-view.tsx";
import { PlanMeeting } from "./plan-meeting.tsx";
import { ProposalsPanel } from "./proposals-panel.tsx";
import { WindowWords } from "./window-words.tsx";
import { MEETINGS } from "./use-meeting-act.ts";

const VIEWS = ["list", "month"] as const;
const YEAR = /^2[01]\d\d$/;
const MONTH = /^2[01]\d\d-(?:0[1-9]|1[0-2])$/;

/** When which meeting is held, what is to be ready before, and what does not fit. */
export default function MeetingsPage() {
  const [filters] = useFilters(["year", "series", "role", "status", "month"]);
  const month = filters.month !== undefined && MONTH.test(filters.month) ? filters.month : undefined;
  const year = month?.slice(0, 4) ?? filters.year;
  const asked = {
    ...(year !== undefined && YEAR.test(year) ? { year: Number(year) } : {}),
    ...part("series", oneOf(filters.series, MEETING_SERIES)),
    ...part("role", oneOf(filters.role, MEETING_ROLES)),
    ...part("status", oneOf(filters.status, MEETING_STATUSES)),
  };
  const query = useQuery({
    queryKey: [MEETINGS, { query: asked }],
    queryFn: () => api(MEETINGS, { query: asked }),
    placeholderData: keepPreviousData,
  });
  return <Loaded query={query}>{(calendar) => <Calendar calendar={calendar} month={month} />}</Loaded>;
}

const part = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

function Calendar({
  calendar,
  month,
}: {
  readonly calendar: MeetingCalendar;
  readonly month: string | undefined;
}) {
  const t = useText(text);
  const sentence = useSentence();
  const columns = useColumns();
  const mayPlan = useAllows()(["office"]);
  const [filters, change] = useFilters(["view", "series", "role", "status", "new"]);
  const view = month === undefined ? (oneOf(filters.view, VIEWS) ?? "list") : "month";
  const planning = mayPlan && filters.new !== undefined;
  const narrowed = [filters.series, filters.role, filters.status].some((each) => each !== undefined);
  const { year, conflicts, proposals } = calendar;
  const begin = `${year}-${year === Number(calendar.asOf.slice(0, 4)) ? calendar.asOf.slice(5, 7) : "01"}`;
  const create = (
    <Button type="primary" onClick={() => change({ new: "1" })}>
      {t.plan}
    </Button>
  );
  return (
    <PageFrame title={t.title} lead={t.lead} actions={mayPlan && !planning && create}>
      {planning && <PlanMeeting year={year} onClose={() => change({ new: null })} />}
      <ComingPanels calendar={calendar} />
      {conflicts.length > 0 && (
        <ConflictList conflicts={conflicts} titles={calendar.titles} units={calendar.units} />
      )}
      {proposals.length > 0 && (
        <ProposalsPanel key={year} year={year} proposals={proposals} mayTake={mayPlan} asOf={calendar.asOf} />
      )}
      <div className="filters no-print">
        <select
          className="ui-select"
          aria-label={t.year}
          value={year}
          onChange={({ target }) => changeYear(change, target.value, view)}
        >
          {[...new Set([...calendar.years, year])]
            .toSorted((a, b) => b - a)
            .map((each) => (
              <option key={each} value={each}>
                {t.yearOf(each)}
              </option>
            ))}
        </select>
        <Choice
          label={t.series}
          any={t.anySeries}
          value={filters.series}
          options={MEETING_SERIES.map((value) => ({ value, label: sentence(SERIES_RULES[value].name) }))}
          onChange={(series) => change({ series })}
        />
        <Choice
          label={t.role}
          any={t.anyRole}
          value={filters.role}
          options={MEETING_ROLES.map((value) => ({ value, label: sentence(ROLE_NAMES[value]) }))}
          onChange={(role) => change({ role })}
        />
        <Choice
          label={t.status}
          any={t.anyStatus}
          value={filters.status}
          options={MEETING_STATUSES.map((value) => ({ value, label: sentence(STATUS_NAMES[value]) }))}
          onChange={(status) => change({ status })}
        />
        <select
          className="ui-select"
          aria-label={t.view}
          value={view}
          onChange={({ target }) => changeView(change, target.value === "month" ? begin : null, String(year))}
        >
          <option value="list">{t.list}</option>
          <option value="month">{t.month}</option>
        </select>
        <span className="ui-quiet" aria-live="polite">
          {t.shown(calendar.rows.length, calendar.all)}
        </span>
      </div>
      {view === "month" ? (
        <MonthView
          month={month ?? begin}
          calendar={calendar}
          onMonth={(next) => changeView(change, next, null)}
        />
      ) : (
        <DataTable<MeetingRow>
          label={t.title}
          columns={columns}
          rows={calendar.rows}
          rowKey={({ id }) => id}
          empty={
            narrowed ? (
              <EmptyState title={t.nothing}>{t.nothingHelp}</EmptyState>
            ) : (
              <EmptyState title={t.none(year)} action={mayPlan && !planning ? create : undefined}>
                {mayPlan ? t.noneHelp : t.noneReader}
              </EmptyState>
            )
          }
        />
      )}
    </PageFrame>
  );
}

type Change = (change: Readonly<Record<string, string | null>>) => void;

/** A month holds its year, so that an address says one thing only once. */
const changeView = (change: Change, month: string | null, year: string | null): void =>
  change({ view: null, month, year: month === null ? year : null });

const changeYear = (change: Change, year: string, view: (typeof VIEWS)[number]): void =>
  changeView(change, view === "month" ? `${year}-01` : null, year);

function useColumns(): readonly Column<MeetingRow>[] {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  return [
    {
      key: "title",
      title: t.columns.title,
      card: "title",
      render: (row) => (
        <div className="ui-plan-title">
          <Link to={`/meetings/${row.id}`} lang="zh-CN">
            {row.title}
          </Link>{" "}
          <OriginLabel {...row} />
        </div>
      ),
    },
    {
      key: "day",
      title: t.columns.day,
      render: ({ date, window }) =>
        date === null ? (
          <span className="ui-quiet">
            <WindowWords window={window} />
          </span>
        ) : (
          formatDay(date, language)
        ),
    },
    { key: "series", title: t.columns.series, render: ({ series }) => sentence(SERIES_RULES[series].name) },
    { key: "role", title: t.columns.role, render: ({ role }) => sentence(ROLE_NAMES[role]) },
    {
      key: "status",
      title: t.columns.status,
      render: ({ status }) => <MeetingStatusLabel status={status} />,
    },
    {
      key: "preparation",
      title: t.columns.preparation,
      render: ({ preparation: { done, all, overdue } }) =>
        all === 0 ? (
          ""
        ) : (
          <span className="ui-row">
            {done}/{all}
            {overdue > 0 && <span className="ui-label ui-label-vermilion">{t.overdue(overdue)}</span>}
          </span>
        ),
    },
    {
      key: "agenda",
      title: t.columns.agenda,
      figure: true,
      render: ({ agenda }) => (agenda === 0 ? "" : agenda),
    },
    {
      key: "resolutions",
      title: t.columns.resolutions,
      render: ({ resolutions }) => t.resolutions(resolutions.open, resolutions.dispatched),
    },
    { key: "next", title: t.columns.next, render: ({ next }) => (next === "none" ? "" : t.next[next]) },
  ];
}
