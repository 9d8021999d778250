import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback } from "react";
import { Link, useParams } from "react-router";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import { toNumber } from "../../../kernel/decimal.ts";
import { regionWords } from "../../../kernel/region.ts";
import { Chart } from "../../../web/draw/chart.tsx";
import "../../../web/frame/desk.css";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Chinese, Fact, Facts, SampleLabel, Section, StatusLabel } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../web/client.ts";
import { ClassSign, useLetter } from "./class-sign.tsx";
import { Deviating, HowJudged, useJudging } from "./how-judged.tsx";
import { type ItemCode, itemOf } from "./item.ts";
import { Readings } from "./readings.tsx";
import { TrophicOf } from "./trophic.tsx";
import { TABLE_UNITS } from "./unit.ts";
import {
  CLASS_LETTERS,
  type JudgedItem,
  type JudgedMonth,
  type SectionView,
  tableOf,
  whyClass,
} from "./view.ts";
import { words } from "./words.ts";
import type { WaterClass } from "./classify.ts";

const ROUTE = "GET /api/ecology/water/:section";

/** Down to item, limit and article: why the section is of its class in a month. */
function Why({ view, month }: { readonly view: SectionView; readonly month: JudgedMonth }) {
  const t = useWords(words);
  const sentence = useSentence();
  const letter = useLetter();
  const reasons = month.items.filter(({ code }) => month.determining.includes(code));
  if (month.class === null || reasons.length === 0) return null;
  return (
    <Section title={t.whyTitle(letter(month.class))}>
      <ul>
        {reasons.map((each) => (
          <li key={each.code}>{sentence(whyClass(tableOf(view), each))}</li>
        ))}
      </ul>
      <p className="ui-quiet">{t.whyWorst}</p>
    </Section>
  );
}

function History({ view, code }: { readonly view: SectionView; readonly code: ItemCode }) {
  const t = useWords(words);
  const sentence = useSentence();
  const item = itemOf(code);
  const points = view.months.flatMap(({ month, items }) =>
    items.filter((each) => each.code === code).map(({ value }) => [month, value] as const),
  );
  const limits = tableOf(view).limits.get(code);
  const option = useCallback(
    () => ({
      xAxis: { type: "category", data: points.map(([month]) => month) },
      yAxis: { type: "value", name: TABLE_UNITS[item.measure], scale: true },
      series: [
        {
          type: "line",
          name: sentence(item.said),
          data: points.map(([, value]) => value),
          symbolSize: 7,
          markLine: {
            label: { formatter: "{b}", position: "insideEndTop" },
            data: (limits?.of ?? [])
              .map((limit, at) => ({ yAxis: toNumber(limit), name: CLASS_LETTERS[(at + 1) as WaterClass] }))
              .filter(({ yAxis }, at, all) => all.findIndex((each) => each.yAxis === yAxis) === at),
          },
        },
      ],
    }),
    [points, limits, item, sentence],
  );
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const unit = TABLE_UNITS[item.measure];
  const said =
    points.length === 1
      ? t.onlyMonth(sentence(item.said), first[0], `${Number(first[1].toPrecision(6))} ${unit}`.trim())
      : t.chart(sentence(item.said), first[0], last[0]);
  return <Chart sentence={said} option={option} />;
}

function Items({ view, month }: { readonly view: SectionView; readonly month: JudgedMonth }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const columns: readonly Column<JudgedItem>[] = [
    { key: "item", title: t.item, card: "title", render: ({ code }) => sentence(itemOf(code).said) },
    {
      key: "value",
      title: t.value,
      figure: true,
      card: "state",
      render: ({ code, value }) =>
        `${Number(value.toPrecision(6))} ${TABLE_UNITS[itemOf(code).measure]}`.trim(),
    },
    {
      key: "class",
      title: t.class,
      card: "mark",
      render: (each) => (
        <span className="ui-row">
          <ClassSign of={each.class} none="—" />
          {each.uncertain && (
            <span className="ui-label ui-label-ochre" title={t.uncertainHelp}>
              {t.uncertain}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "because",
      title: t.because,
      render: (each) => sentence(whyClass(tableOf(view), each)),
    },
    {
      key: "trend",
      title: t.trend,
      render: ({ code }) => {
        const trend = view.trends.find((each) => each.code === code)?.trend;
        if (trend === undefined) return "—";
        const word = trend.direction === null ? t.noTrend : trend.direction === "up" ? t.up : t.down;
        return `${word} (r ${formatFigure(Number(trend.r.toFixed(2)), language)}, n ${trend.n})`;
      },
    },
  ];
  return (
    <Section title={`${t.latest} · ${month.month}`}>
      <DataTable columns={columns} rows={month.items} rowKey={({ code }) => code} label={t.latest} />
    </Section>
  );
}

function Shown({ view }: { readonly view: SectionView }) {
  const t = useWords(words);
  const sentence = useSentence();
  const letter = useLetter();
  const works = useAllows()(BUSINESS_ROLES);
  const [filters, change] = useFilters(["month", "item"]);
  const month = view.months.find((each) => each.month === filters.month) ?? view.months.at(-1);
  const codes = month?.items.map(({ code }) => code) ?? [];
  const code = oneOf(filters.item, codes) ?? month?.determining[0] ?? codes[0];
  return (
    <PageFrame
      title={view.name}
      titleLanguage="zh-CN"
      breadcrumb={[{ title: t.title, path: "/ecology/water" }, { title: view.name }]}
      actions={works && <Link to={`/ecology/sections/${view.id}`}>{t.toSections}</Link>}
      lead={<SampleLabel sample={view.sample} />}
    >
      <div className="ui-stack">
        <Deviating />
        <Facts>
          <Fact name={t.river}>
            <Chinese>{view.river}</Chinese>
          </Fact>
          <Fact name={t.basin}>
            <Chinese>{view.basin}</Chinese>
          </Fact>
          <Fact name={t.city}>{sentence(regionWords(view.city))}</Fact>
          <Fact name={t.target}>{letter(view.target)}</Fact>
          {month !== undefined && (
            <Fact name={`${t.class} · ${month.month}`}>
              <span className="ui-row">
                <ClassSign of={month.class} none={t.unmeasured} />
                {month.class !== null && (
                  <StatusLabel
                    name={month.class <= view.target ? t.met : t.missed}
                    tone={month.class <= view.target ? "grass" : "vermilion"}
                  />
                )}
              </span>
            </Fact>
          )}
        </Facts>
        {month === undefined || code === undefined ? (
          <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
        ) : (
          <>
            <Why view={view} month={month} />
            <Section
              title={t.history}
              action={
                <Choice
                  label={t.item}
                  value={code}
                  options={codes.map((each) => ({ value: each, label: sentence(itemOf(each).said) }))}
                  onChange={(value) => change({ item: value })}
                />
              }
            >
              <History view={view} code={code} />
            </Section>
            <Section title={t.months}>
              <div className="water-months">
                {view.months.map((each) => (
                  <Button
                    key={each.month}
                    type={each.month === month.month ? "primary" : "default"}
                    ghost={each.month === month.month}
                    aria-pressed={each.month === month.month}
                    onClick={() => change({ month: each.month })}
                  >
                    {each.month} <ClassSign of={each.class} none={t.unmeasured} />
                  </Button>
                ))}
              </div>
            </Section>
            <Items view={view} month={month} />
            {view.trophic !== null && <TrophicOf trophic={view.trophic} month={month.month} />}
            <Readings id={view.id} month={month.month} codes={codes} />
            <HowJudged ways={["below", "pH", "oxygen", "rounding"]} />
          </>
        )}
      </div>
    </PageFrame>
  );
}

/** One section: which class in which month, and why. */
export default function SectionPage() {
  const { section = "" } = useParams();
  const { query: judging } = useJudging();
  const query = useQuery({
    queryKey: [ROUTE, section, judging],
    queryFn: () => api(ROUTE, { params: { section }, query: judging }),
    placeholderData: (before) => before,
  });
  return <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>;
}
