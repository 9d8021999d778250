import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { LINE_POINTS, Sparkline } from "../../web/draw/sparkline.tsx";
import { formatDay, formatFigure } from "../../web/frame/format.ts";
import { useLanguage, useOrdinal, useSentence } from "../../web/frame/language.tsx";
import { useWords } from "../../web/kit/said.ts";
import { subjectOf } from "../domain/subject.ts";
import { api } from "../web/client.ts";
import { LightMark } from "../web/task/light-mark.tsx";
import type { Headline } from "./headline.ts";
import { pageLink } from "./ledger-link.ts";
import type { Leading } from "./leading.ts";
import { words } from "./words.ts";

const HEADLINES = "GET /api/plans/:plan/headlines";

/** Every measure as a cell: its light, the figure that says most of it beside what was reported, and how it went. */
export function MeasureGrid(props: {
  readonly plan: string;
  readonly leading: Leading;
  readonly past: boolean;
}) {
  const { plan, leading, past } = props;
  const t = useWords(words);
  const { language } = useLanguage();
  const mark = useOrdinal();
  const call = { params: { plan }, query: past ? { asOf: leading.asOf } : {} };
  const { data } = useQuery({ queryKey: [HEADLINES, call], queryFn: () => api(HEADLINES, call) });
  const headlines = new Map(data?.rows.map(({ measureId, headline }) => [measureId, headline]));
  return (
    <section className="ui-panel" aria-labelledby="lead-measures">
      <h2 id="lead-measures" className="ui-row">
        {t.measures(formatFigure(leading.measures.length, language))}
        {data === undefined && <span className="ui-quiet">{t.figures}</span>}
      </h2>
      <ol className="lead-grid">
        {leading.measures.map((measure) => {
          const { id, text, rollUp } = measure;
          return (
            <li key={id}>
              <Link className="lead-cell" to={pageLink(`/measures/${id}`, { asOf: leading.asOf, past })}>
                <span className="lead-cell-head">
                  <span lang="zh-CN">{mark(measure)}</span>
                  {rollUp === null ? (
                    <span className="ui-quiet">{t.noTasks}</span>
                  ) : (
                    <LightMark light={rollUp.light} />
                  )}
                </span>
                <span className="lead-cell-subject" lang="zh-CN" title={text}>
                  {subjectOf(text)}
                </span>
                <Figure headline={headlines.get(id)} />
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Figure({ headline }: { readonly headline: Headline | undefined }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  if (headline === undefined) return null;
  const { figure, reported, disagrees } = headline;
  const { name, value, unit, series = [], ratio, source, standing, asOf } = figure;
  return (
    <span
      className="lead-cell-figure"
      title={`${sentence(name)} · ${sentence(source)} · ${formatDay(asOf, language)}`}
    >
      <span className="lead-cell-name">{sentence(name)}</span>
      <span className="lead-cell-value">
        <span>
          <b>{formatFigure(value, language)}</b>
          {ratio !== undefined && unit.zh !== "%" && ` / ${formatFigure(ratio.whole, language)}`}{" "}
          {sentence(unit)}
          {standing === "sample" && <span className="lead-cell-sample"> {sentence(SAMPLE)}</span>}
          {reported !== null && (
            <span className="ui-quiet"> {t.reported(formatFigure(reported.value, language))}</span>
          )}
          {disagrees && (
            <span className="ui-label ui-label-ochre" title={t.checkHelp}>
              {t.check}
            </span>
          )}
        </span>
        {series.length >= LINE_POINTS && <Sparkline series={series} unit={sentence(unit)} />}
      </span>
    </span>
  );
}

const SAMPLE = { zh: "示例", en: "sample" };
