import { Due } from "../../../../web/kit/due.tsx";
import { useQuery } from "@tanstack/react-query";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { FigureHelp } from "../../../../web/kit/figure-help.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { ONE_SERVICE_FIGURES } from "../../domain/figures.ts";
import type { CaseOverview } from "../../domain/cases/case-view.ts";
import { api } from "../client.ts";
import { CityName, ClockWords } from "./case-labels.tsx";
import { text } from "./cases-text.ts";
import "./cases.css";

const OVERVIEW = "GET /api/case-overview";
type Unit = CaseOverview["units"][number];
type Overdue = CaseOverview["overdue"][number];

const COUNTED = (
  [
    "one-service.cases-open",
    "one-service.cases-overdue",
    "one-service.cases-unsigned",
    "one-service.cases-waiting",
    "one-service.cases-decided",
    "one-service.cases-in-time",
    "one-service.cases-bad",
  ] as const
).map((id) => ONE_SERVICE_FIGURES[id]);

/** How many cases the units of a city have and which are overdue; nothing of applicants. */
export default function OverviewPage() {
  const t = useText(text);
  const query = useQuery({ queryKey: [OVERVIEW], queryFn: () => api(OVERVIEW) });
  const figure = (key: string, title: string, valueOf: (unit: Unit) => number): Column<Unit> => ({
    key,
    title,
    figure: true,
    // Small counts beside them are read, not compared.
    ...(key === "open" || key === "decided" ? { compared: { by: valueOf } } : {}),
    render: (unit) => valueOf(unit),
  });
  const columns: readonly Column<Unit>[] = [
    {
      key: "unit",
      title: t.unitColumn,
      card: "title",
      render: ({ unitName }) => <span lang="zh-CN">{unitName}</span>,
    },
    { key: "city", title: t.cityColumn, render: ({ regionCode }) => <CityName code={regionCode} /> },
    figure("open", t.openCount, ({ open }) => open),
    {
      key: "overdue",
      title: t.overdueCount,
      figure: true,
      render: ({ overdue }) => (overdue > 0 ? <Due tone="late">{overdue}</Due> : overdue),
    },
    figure("unsigned", t.unsigned, ({ unsigned }) => unsigned),
    figure("waiting", t.waitingCount, ({ waiting }) => waiting),
    figure("decided", t.decidedCount, ({ decidedThisYear }) => decidedThisYear),
    figure("in-time", t.inTime, ({ inTimeThisYear }) => inTimeThisYear),
    figure("bad", t.badCount, ({ badUnanswered }) => badUnanswered),
  ];
  const late: readonly Column<Overdue>[] = [
    {
      key: "item",
      title: t.columns.item,
      card: "title",
      render: ({ itemName, number }) => (
        <div className="ui-plan-title">
          <span lang="zh-CN">{itemName}</span>
          <div className="ui-quiet cs-number">{number}</div>
        </div>
      ),
    },
    {
      key: "unit",
      title: t.unitColumn,
      render: ({ decidingUnit }) => <span lang="zh-CN">{decidingUnit}</span>,
    },
    { key: "clock", title: t.columns.clock, render: ({ clock }) => <ClockWords clock={clock} /> },
  ];
  return (
    <Loaded query={query}>
      {({ units, overdue }) => (
        <PageFrame title={t.overview} lead={t.overviewLead}>
          <div className="ui-stack">
            <p className="ui-row ui-quiet no-print">
              {t.counted} <FigureHelp of={t.counted} figures={COUNTED} />
            </p>
            <DataTable<Unit>
              label={t.overview}
              columns={columns}
              rows={units}
              rowKey={({ unitName, regionCode }) => `${regionCode} ${unitName}`}
            />
            <section aria-labelledby="overdue-cases">
              <h2 id="overdue-cases" className="ui-h2">
                {t.overdueList}
              </h2>
              <DataTable<Overdue>
                label={t.overdueList}
                columns={late}
                rows={overdue}
                rowKey={({ id }) => id}
                empty={<p className="ui-quiet">{t.noOverdue}</p>}
              />
            </section>
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}
