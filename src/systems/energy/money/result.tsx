import { Chart } from "../../../web/draw/chart.tsx";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { DownloadButton } from "../../../web/kit/download-button.tsx";
import { withUnit } from "../../../web/kit/field-facts.tsx";
import { Fact, Facts, SampleLabel, Section, StatusLabel } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { StandingTag } from "../../../web/kit/standing-tag.tsx";
import { urlOf } from "../../../web/frame/api.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { CONDITION_NAMES } from "../verdict/names.ts";
import { FLOW_LINES, type FlowLine, type YearOfFlows } from "./cash-flow.ts";
import type { Costing } from "./costing.ts";
import type { RateOfReturn } from "./rate-of-return.ts";
import { type Sourced, TERM_IDS, type TermId, TERMS } from "./terms.ts";
import type { Money } from "./tornado.ts";
import { Tornado } from "./tornado-picture.tsx";
import { FLOW_NAMES, UNVERIFIED, words } from "./naming.ts";

const WAN = 10_000;
const YI = 1e8;
const PERCENT = 100;
const TONNE = 1_000;

function Figures({ of, years }: { readonly of: Money; readonly years: number }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { statement, missingKwh, missingKg, broken } = of;
  const figure = (value: number | null, digits: number, unit: string): string =>
    value === null ? "—" : `${formatFigure(value, language, digits)} ${unit}`;
  const percent = (each: number) => `${formatFigure(each * PERCENT, language, 2)}%`;
  const rate = ({ why, rate: found, all }: RateOfReturn): string => {
    if (why === "none") return t.noRate;
    return why === "one" ? percent(found ?? 0) : t.severalRates(all.map(percent).join(", "));
  };
  const yi = (yuan: number) => formatFigure(Math.abs(yuan) / YI, language, 3);
  return (
    <>
      <p className="energy-answer">
        <b>
          {t.answer(
            String(years),
            yi(statement.investmentYuan),
            yi(statement.npvYuan),
            statement.npvYuan >= 0,
          )}
        </b>
      </p>
      {(missingKwh > 0 || missingKg > 0) && (
        <p role="status">
          {t.missing(
            formatFigure(missingKwh / WAN, language, 2),
            formatFigure(missingKg / TONNE, language, 2),
          )}
        </p>
      )}
      {broken.length > 0 && (
        <p role="status">{t.broken(broken.map((id) => sentence(CONDITION_NAMES[id])).join("、"))}</p>
      )}
      <Facts>
        <Fact name={t.npv}>{figure(statement.npvYuan / WAN, 0, t.wan)}</Fact>
        <Fact name={t.rate}>{rate(statement.rate)}</Fact>
        <Fact name={t.ownRate}>{rate(statement.ownRate)}</Fact>
        <Fact name={t.lcoe}>{figure(statement.lcoeYuanPerKwh, 4, t.yuanKwh)}</Fact>
        <Fact name={t.lcoh}>{figure(statement.lcohYuanPerKg, 2, t.yuanKg)}</Fact>
      </Facts>
    </>
  );
}

const wan = (yuan: number): number => Math.round(yuan / WAN);

/** What it comes to up to each year. */
function summed(years: readonly YearOfFlows[]): readonly number[] {
  let sum = 0;
  return years.map(({ net }) => (sum += net));
}

const recoveredIn = (years: readonly YearOfFlows[]): number | null => {
  const sums = summed(years);
  const last = sums.findLastIndex((each) => each < 0);
  return last === years.length - 1 ? null : last + 1;
};

/** What comes and goes by year as bars, and what it comes to so far as a line. */
function Flows({ years }: { readonly years: readonly YearOfFlows[] }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const lines = FLOW_LINES.filter((line) => years.some((year) => year.lines[line] !== 0));
  const recovered = recoveredIn(years);
  const sums = summed(years);
  const columns: readonly Column<YearOfFlows>[] = [
    { key: "year", title: t.year, card: "title", render: ({ year }) => String(year) },
    ...lines.map((line: FlowLine): Column<YearOfFlows> => ({
      key: line,
      title: sentence(FLOW_NAMES[line]),
      figure: true,
      render: (year) => formatFigure(wan(year.lines[line]), language, 0),
    })),
    {
      key: "net",
      title: t.net,
      figure: true,
      card: "mark",
      render: ({ net }) => formatFigure(wan(net), language, 0),
    },
    { key: "own", title: t.own, figure: true, render: ({ own }) => formatFigure(wan(own), language, 0) },
  ];
  return (
    <Section title={t.flows}>
      <Chart
        height={320}
        sentence={t.flowsSentence(recovered === null ? null : String(recovered))}
        option={(palette) => ({
          legend: { type: "scroll" },
          tooltip: { trigger: "axis" },
          grid: { top: 64 },
          xAxis: { type: "category", data: years.map(({ year }) => String(year)) },
          yAxis: { type: "value" },
          series: [
            ...lines.map((line, at) => ({
              type: "bar",
              stack: "flows",
              name: sentence(FLOW_NAMES[line]),
              color: palette.series[at % palette.series.length],
              itemStyle: { opacity: at < palette.series.length ? 1 : 0.55 },
              data: years.map((year) => wan(year.lines[line])),
            })),
            { type: "line", name: t.cumulative, color: palette.text, symbol: "none", data: sums.map(wan) },
          ],
        })}
      />
      <details>
        <summary>{t.inUnit(t.flows, t.wan)}</summary>
        <DataTable label={t.flows} columns={columns} rows={years} rowKey={({ year }) => year} />
      </details>
    </Section>
  );
}

type Line = Sourced & { readonly id: TermId };

function Assumed({ of }: { readonly of: Costing }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const columns: readonly Column<Line>[] = [
    {
      key: "name",
      title: t.assumption,
      card: "title",
      render: ({ id }) =>
        withUnit(TERMS[id].name, (TERMS[id] as { readonly unit?: Sentence }).unit, language),
    },
    {
      key: "value",
      title: t.value,
      figure: true,
      card: "mark",
      render: ({ value }) => formatFigure(value, language, 4),
    },
    {
      key: "source",
      title: t.source,
      // What a planner wrote is in one language and stands in both.
      render: ({ source }) => (
        <span lang={source.zh === source.en ? "zh-CN" : undefined}>{sentence(source)}</span>
      ),
    },
    { key: "on", title: t.sourceOn, render: ({ on }) => formatDay(on, language) },
    {
      key: "level",
      title: t.level,
      card: "state",
      render: ({ level }) => (
        <span className="ui-row">
          {t.levels[level]}
          {level !== "A" && <StatusLabel name={t.unverified} tone="ochre" />}
        </span>
      ),
    },
  ];
  return (
    <Section title={t.assumptions}>
      <DataTable
        label={t.assumptions}
        columns={columns}
        rows={TERM_IDS.map((id): Line => ({ id, ...of.assumptions[id] }))}
        rowKey={({ id }) => id}
      />
    </Section>
  );
}

/** What a design earns and costs: figures, which assumption matters, flows, and what all of it stands on. */
export function Result({ project, of }: { readonly project: string; readonly of: Costing }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { result } = of;
  if (result === null) return null;
  return (
    <div className="ui-stack">
      <Section
        title={t.money}
        action={
          <span className="ui-row">
            <SampleLabel sample={of.sample} />
            <StandingTag standing="unverified" />
            <DownloadButton
              label={t.workbook}
              url={urlOf("GET /api/energy/projects/:project/costings/:costing/workbook", {
                params: { project, costing: of.id },
              })}
            />
          </span>
        }
      >
        <Figures of={result} years={of.terms.years} />
        <p className="ui-quiet">{sentence(UNVERIFIED)}</p>
      </Section>
      <Tornado of={result} share={of.terms.sharePercent} />
      <Flows years={result.statement.years} />
      <Assumed of={of} />
    </div>
  );
}
