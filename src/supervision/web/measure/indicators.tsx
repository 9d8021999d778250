import { useQuery } from "@tanstack/react-query";
import type { Indicator } from "../../../kernel/measure.ts";
import { type Column, DataTable } from "../../../web/data-table.tsx";
import { FigureHelp } from "../../../web/figure-help.tsx";
import { formatDay, formatFigure } from "../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/language.tsx";
import { Sparkline } from "../../../web/sparkline.tsx";
import { StandingTag } from "../../../web/standing-tag.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { useAsOf } from "../../../web/as-of.ts";
import { api } from "../client.ts";
import { text } from "./measure-text.ts";

const INDICATORS = "GET /api/measures/:measure/indicators";

/** Figures of the systems behind a measure; nothing at all where no system computes one. */
export function Indicators({ measure }: { readonly measure: MeasureDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const call = { params: { measure: measure.id }, query: useAsOf().query };
  const { data } = useQuery({ queryKey: [INDICATORS, call], queryFn: () => api(INDICATORS, call) });
  if (data === undefined || data.rows.length === 0) return null;
  const head = t.indicatorHead;
  const columns: readonly Column<Indicator>[] = [
    {
      key: "name",
      title: head.name,
      card: "title",
      render: (indicator) => (
        <span className="sv-column">
          <span>
            {sentence(indicator.name)} <FigureHelp figures={[indicator]} />
          </span>
          <span className="sv-row sv-quiet">
            <StandingTag standing={indicator.standing} source={sentence(indicator.source)} />
            {t.asOf(formatDay(indicator.asOf, language))}
          </span>
        </span>
      ),
    },
    {
      key: "value",
      title: head.value,
      figure: true,
      render: ({ value, unit, target, ratio }) => (
        <>
          <b>{formatFigure(value, language)}</b> {sentence(unit)}
          {ratio !== undefined && (
            <div className="sv-quiet">
              {formatFigure(ratio.part, language)} / {formatFigure(ratio.whole, language)}{" "}
              {sentence(ratio.unit)}
            </div>
          )}
          {target !== undefined && <div className="sv-quiet">{t.target(formatFigure(target, language))}</div>}
        </>
      ),
    },
    {
      key: "series",
      title: head.series,
      render: ({ series = [], unit }) => <Sparkline series={series} unit={sentence(unit)} />,
    },
  ];
  return (
    <section className="sv-panel" aria-labelledby="indicators">
      <h2 id="indicators">{t.indicators}</h2>
      <DataTable
        label={t.indicators}
        columns={columns}
        rows={data.rows}
        rowKey={(indicator) => indicator.id}
      />
    </section>
  );
}
