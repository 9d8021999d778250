import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { regionWords } from "../../../kernel/region.ts";
import "../../../web/frame/desk.css";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../web/client.ts";
import type { BasinGrade, Pollutant } from "./basin.ts";
import { ClassSign, useLetter } from "./class-sign.tsx";
import type { WaterClass } from "./classify.ts";
import { Deviating, HowJudged, useJudging } from "./how-judged.tsx";
import { findItem } from "./item.ts";
import type { BasinView } from "./view.ts";
import { words } from "./words.ts";

const ROUTE = "GET /api/ecology/basins";

const GRADES: Readonly<Record<string, string>> = {
  优: "excellent",
  良好: "good",
  轻度污染: "slightly polluted",
  中度污染: "moderately polluted",
  重度污染: "heavily polluted",
};

/** How many sections are of each class, one bar for each month. */
function Months({ months }: { readonly months: BasinView["months"] }) {
  const t = useWords(words);
  const letter = useLetter();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <figure className="water-bars">
      <figcaption>{t.stacks(first.month, last.month)}</figcaption>
      {months.map(({ month, counts }) => {
        const all = counts.reduce((sum, count) => sum + count, 0);
        let from = 0;
        return (
          <div key={month} className="water-bar">
            <span>{month}</span>
            <svg
              viewBox={`0 0 ${Math.max(all, 1)} 1`}
              preserveAspectRatio="none"
              role="img"
              aria-label={counts.map((count, at) => `${letter((at + 1) as WaterClass)} ${count}`).join(", ")}
            >
              {counts.map((count, at) => {
                const x = from;
                from += count;
                return <rect key={at} className={`water-${at + 1}`} x={x} width={count} height={1} />;
              })}
            </svg>
          </div>
        );
      })}
      <div className="water-months">
        {([1, 2, 3, 4, 5, 6] as const).map((of) => (
          <ClassSign key={of} of={of} none="" />
        ))}
      </div>
    </figure>
  );
}

function Basins({ basins, month }: { readonly basins: readonly BasinGrade[]; readonly month: string }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const percent = (share: number): string => `${formatFigure(Number((share * 100).toFixed(1)), language)}%`;
  const pollutantWords = (each: Pollutant): string => {
    const name = sentence(findItem(each.item)?.said ?? { zh: each.item, en: each.item });
    if ("rate" in each) return `${name} (${percent(each.rate)})`;
    return each.multiple === null
      ? name
      : `${name} (${formatFigure(Number(each.multiple.toFixed(2)), language)})`;
  };
  const columns: readonly Column<BasinGrade>[] = [
    { key: "basin", title: t.basin, card: "title", render: ({ basin }) => <Chinese>{basin}</Chinese> },
    {
      key: "grade",
      title: t.grade,
      card: "mark",
      render: ({ grade, class: of }) =>
        grade === null ? (
          "—"
        ) : (
          <span className="ui-row">
            {of !== null && <ClassSign of={of} none="" />}
            {sentence({ zh: grade, en: GRADES[grade] ?? grade })}
          </span>
        ),
    },
    { key: "sections", title: t.sections, figure: true, render: ({ sections }) => sections },
    {
      key: "rule",
      title: t.rule,
      card: "state",
      render: ({ rule }) => (rule === "mean" ? t.byMean : t.byShare),
    },
    {
      key: "good",
      title: t.good,
      figure: true,
      compared: { by: ({ shares }) => shares?.good ?? null, whole: 1 },
      render: ({ shares }) => (shares === null ? "—" : percent(shares.good)),
    },
    {
      key: "worse",
      title: t.worse,
      figure: true,
      compared: { by: ({ shares }) => shares?.worseThanV ?? null, whole: 1 },
      render: ({ shares }) => (shares === null ? "—" : percent(shares.worseThanV)),
    },
    {
      key: "pollutants",
      title: t.pollutants,
      card: "state",
      render: ({ pollutants }) =>
        pollutants.map(pollutantWords).join(sentence({ zh: "、", en: ", " })) || "—",
    },
  ];
  return (
    <Section title={`${t.basins} · ${month}`}>
      <DataTable columns={columns} rows={basins} rowKey={({ basin }) => basin} label={t.basins} />
    </Section>
  );
}

type Ranked = BasinView["ranking"][number];

function Ranking({ ranking }: { readonly ranking: readonly Ranked[] }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const figure = (value: number | null): string =>
    value === null ? "—" : formatFigure(Number(value.toFixed(3)), language);
  const columns: readonly Column<Ranked>[] = [
    {
      key: "section",
      title: t.section,
      card: "title",
      render: ({ id, name, sample }) => (
        <span className="ui-row">
          <Link to={`/ecology/water/${id}`} lang="zh-CN">
            {name}
          </Link>
          <SampleLabel sample={sample} />
        </span>
      ),
    },
    { key: "city", title: t.city, render: ({ city }) => sentence(regionWords(city)) },
    {
      key: "index",
      title: t.index,
      figure: true,
      compared: { by: ({ cwqi }) => cwqi },
      card: "mark",
      render: ({ cwqi }) => figure(cwqi),
    },
    { key: "before", title: t.before, figure: true, render: ({ before }) => figure(before) },
  ];
  return (
    <Section title={t.ranking}>
      <DataTable columns={columns} rows={ranking} rowKey={({ id }) => id} label={t.ranking} />
    </Section>
  );
}

/** How clean each basin is, and which sections are cleanest. */
export default function BasinPage() {
  const t = useWords(words);
  const { query: judging } = useJudging();
  const query = useQuery({
    queryKey: [ROUTE, judging],
    queryFn: () => api(ROUTE, { query: judging }),
    placeholderData: (before) => before,
  });
  return (
    <PageFrame
      title={t.basins}
      lead={t.basinsLead}
      breadcrumb={[{ title: t.title, path: "/ecology/water" }, { title: t.basins }]}
    >
      <Loaded query={query}>
        {({ months, ranking }) => {
          const last = months.at(-1);
          return last === undefined ? (
            <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
          ) : (
            <div className="ui-stack">
              <Deviating />
              <Basins basins={last.basins} month={last.month} />
              <Section title={t.byMonth}>
                <Months months={months} />
              </Section>
              <Ranking ranking={ranking} />
              <HowJudged ways={["below", "pH", "oxygen", "rounding", "five"]} />
            </div>
          );
        }}
      </Loaded>
    </PageFrame>
  );
}
