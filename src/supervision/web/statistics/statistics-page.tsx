import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { isDay } from "../../../kernel/calendar.ts";
import { Chart } from "../../../web/draw/chart.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { LIGHT_FIGURES, SUPERVISION_FIGURES } from "../../domain/figures.ts";
import { punctuality } from "../../domain/tasks/statistics.ts";
import type { Statistics, UnitStatistics } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PlanLabels } from "../plan-labels.tsx";
import { LightMark } from "../task/light-mark.tsx";
import { text as words } from "../text.ts";
import { text } from "./statistics-text.ts";

const PLANS = "GET /api/plans";
const STATISTICS = "GET /api/plans/:plan/statistics";
type Quarter = Statistics["quarters"][number];
type Chapter = Statistics["chapters"][number];

const OF_UNITS = [
  ...LIGHT_FIGURES,
  ...(
    [
      "reports-owed",
      "reports-in-time",
      "reports-late",
      "reports-absent",
      "reports-returned",
      "reports-punctual",
    ] as const
  ).map((id) => SUPERVISION_FIGURES[id]),
];
const OF_QUARTERS = (
  [
    "quarter-due",
    "quarter-closed",
    "quarter-in-time",
    "quarter-closed-late",
    "quarter-judged-done",
    "quarter-extended",
    "quarter-overdue",
  ] as const
).map((id) => SUPERVISION_FIGURES[id]);

const day = (value: string | undefined) => (value !== undefined && isDay(value) ? value : undefined);

/** How the work on a plan stands, by unit, chapter and quarter. */
export default function StatisticsPage() {
  const { plan = "" } = useParams();
  const t = useText(text);
  const w = useText(words);
  const [raw, change] = useFilters(["from", "asOf"]);
  const [from, asOf] = [day(raw.from), day(raw.asOf)];
  const call = {
    params: { plan },
    query: { ...(from === undefined ? {} : { from }), ...(asOf === undefined ? {} : { asOf }) },
  };
  const query = useQuery({
    queryKey: [STATISTICS, call],
    queryFn: () => api(STATISTICS, call),
    placeholderData: keepPreviousData,
  });
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  const summary = plans.data?.rows.find(({ id }) => id === plan);
  const field = (name: "from" | "asOf") => (
    <label className="ui-field">
      {t[name]}
      <input
        type="date"
        className="ui-input"
        value={(name === "from" ? from : asOf) ?? query.data?.[name] ?? ""}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </label>
  );
  return (
    <PageFrame
      title={t.title}
      lead={
        <>
          {summary !== undefined && (
            <span className="ui-row">
              <span lang="zh-CN">{summary.title}</span>
              <PlanLabels plan={summary} />
            </span>
          )}
          <span className="no-print">{t.lead}</span>
        </>
      }
      breadcrumb={[
        { title: w.plansTitle, path: "/plans" },
        { title: summary?.title ?? "…", path: `/plans/${plan}` },
        { title: t.title },
      ]}
      actions={<Button onClick={() => window.print()}>{t.print}</Button>}
    >
      <div className="ui-row">
        {field("from")}
        {field("asOf")}
      </div>
      <Loaded query={query}>
        {(data) =>
          data.units.length === 0 ? (
            <EmptyState title={t.none} action={<Link to={`/plans/${plan}`}>{t.toPlan}</Link>}>
              {t.noneHelp}
            </EmptyState>
          ) : (
            <div className="ui-stack">
              <Quarters quarters={data.quarters} />
              <Chapters chapters={data.chapters} />
              <Units plan={plan} data={data} />
            </div>
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function Units({ plan, data }: { readonly plan: string; readonly data: Statistics }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const figure = (
    key: "tasks" | "closed" | "owed" | "inTime" | "late" | "missing" | "returned",
  ): Column<UnitStatistics> => ({
    key,
    title: t.head[key],
    figure: true,
    render: (unit) => formatFigure(unit[key], language),
  });
  const columns: readonly Column<UnitStatistics>[] = [
    {
      key: "unit",
      title: t.head.unit,
      card: "title",
      render: ({ unitId, name }) => (
        <Link to={`/ledger?plan=${plan}&unit=${unitId}`} lang="zh-CN">
          {name}
        </Link>
      ),
    },
    { ...figure("tasks"), compared: { by: ({ tasks }) => tasks } },
    figure("closed"),
    {
      key: "lights",
      title: t.head.lights,
      render: ({ counts }) => t.counts(counts.red, counts.amber, counts.green, counts.grey),
    },
    figure("owed"),
    figure("inTime"),
    figure("late"),
    figure("missing"),
    figure("returned"),
    {
      key: "share",
      title: t.head.share,
      figure: true,
      compared: { by: punctuality, whole: 100 },
      render: (unit) => {
        const share = punctuality(unit);
        return share === null ? "—" : `${formatFigure(share, language, 1)} %`;
      },
    },
    ...(data.rankingRule === null
      ? []
      : [
          {
            key: "rank",
            title: t.head.rank,
            figure: true,
            render: ({ rank }: UnitStatistics) => formatFigure(rank, language),
          },
        ]),
  ];
  return (
    <section className="ui-panel" aria-labelledby="by-unit">
      <div className="ui-row">
        <h2 id="by-unit" className="ui-h2">
          {t.byUnit}
        </h2>
        <FigureHelp of={t.byUnit} figures={OF_UNITS} />
      </div>
      {data.rankingRule !== null && <p className="ui-notice">{t.ranking(sentence(data.rankingRule))}</p>}
      <DataTable label={t.byUnit} columns={columns} rows={data.units} rowKey={({ unitId }) => unitId} />
    </section>
  );
}

function Chapters({ chapters }: { readonly chapters: readonly Chapter[] }) {
  const t = useText(text);
  const { language } = useLanguage();
  const columns: readonly Column<Chapter>[] = [
    {
      key: "chapter",
      title: t.head.chapter,
      card: "title",
      render: ({ section }) => <span lang="zh-CN">{section ?? t.otherSection}</span>,
    },
    {
      key: "lights",
      title: t.head.lights,
      render: ({ rollUp: { light, counts } }) => (
        <span className="ui-row">
          <LightMark light={light} />
          {t.counts(counts.red, counts.amber, counts.green, counts.grey)}
        </span>
      ),
    },
    {
      key: "tasks",
      title: t.head.tasks,
      figure: true,
      compared: { by: ({ rollUp }) => rollUp.tasks },
      render: ({ rollUp }) => formatFigure(rollUp.tasks, language),
    },
    {
      key: "closed",
      title: t.head.closed,
      figure: true,
      compared: { by: ({ rollUp }) => rollUp.closed },
      render: ({ rollUp }) => formatFigure(rollUp.closed, language),
    },
  ];
  return (
    <section className="ui-panel" aria-labelledby="by-chapter">
      <div className="ui-row">
        <h2 id="by-chapter" className="ui-h2">
          {t.byChapter}
        </h2>
        <FigureHelp of={t.byChapter} figures={LIGHT_FIGURES} />
      </div>
      <DataTable
        label={t.byChapter}
        columns={columns}
        rows={chapters}
        rowKey={({ section }) => section ?? ""}
      />
    </section>
  );
}

function Quarters({ quarters }: { readonly quarters: readonly Quarter[] }) {
  const t = useText(text);
  const { language } = useLanguage();
  const nameOf = (quarter: string) => t.quarter(quarter.slice(0, 4), quarter.slice(6));
  const sum = (key: "due" | "closed" | "closedLate" | "judgedDone" | "overdue") =>
    quarters.reduce((total, quarter) => total + quarter[key], 0);
  const columns: readonly Column<Quarter>[] = [
    { key: "quarter", title: t.head.quarter, card: "title", render: ({ quarter }) => nameOf(quarter) },
    ...(
      [
        ["due", t.head.due],
        ["closed", t.head.closed],
        ["inTime", t.head.closedInTime],
        ["closedLate", t.head.closedLate],
        ["judgedDone", t.head.judgedDone],
        ["extended", t.head.extended],
        ["overdue", t.head.overdue],
      ] as const
    ).map(([key, title]) => ({
      key,
      title,
      figure: true,
      render: (quarter: Quarter) => formatFigure(quarter[key], language),
    })),
  ];
  return (
    <section className="ui-panel" aria-labelledby="by-quarter">
      <div className="ui-row">
        <h2 id="by-quarter" className="ui-h2">
          {t.byQuarter}
        </h2>
        <FigureHelp of={t.byQuarter} figures={OF_QUARTERS} />
      </div>
      {quarters.length === 0 ? (
        <p className="ui-quiet">{t.noDates}</p>
      ) : (
        <>
          <Chart
            sentence={t.sentence(
              sum("due"),
              sum("closed"),
              sum("closedLate"),
              sum("judgedDone"),
              sum("overdue"),
            )}
            height={220}
            option={(palette) => ({
              color: [palette.grass, palette.ochre, palette.river, palette.vermilion, palette.edge],
              legend: {},
              tooltip: { trigger: "axis" },
              grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
              xAxis: { type: "category", data: quarters.map(({ quarter }) => nameOf(quarter)) },
              yAxis: { type: "value", minInterval: 1 },
              series: [
                {
                  name: t.series.closed,
                  type: "bar",
                  stack: "all",
                  data: quarters.map(({ inTime }) => inTime),
                },
                {
                  name: t.series.closedLate,
                  type: "bar",
                  stack: "all",
                  data: quarters.map(({ closedLate }) => closedLate),
                },
                {
                  name: t.series.judgedDone,
                  type: "bar",
                  stack: "all",
                  data: quarters.map(({ judgedDone }) => judgedDone),
                },
                {
                  name: t.series.overdue,
                  type: "bar",
                  stack: "all",
                  data: quarters.map(({ overdue }) => overdue),
                },
                {
                  name: t.series.open,
                  type: "bar",
                  stack: "all",
                  data: quarters.map(({ due, closed, overdue }) => due - closed - overdue),
                },
              ],
            })}
          />
          <DataTable
            label={t.byQuarter}
            columns={columns}
            rows={quarters}
            rowKey={({ quarter }) => quarter}
          />
        </>
      )}
    </section>
  );
}
