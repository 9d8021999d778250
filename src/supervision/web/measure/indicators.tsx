import { useQuery } from "@tanstack/react-query";
import type { Indicator } from "../../../kernel/measure.ts";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { Sparkline } from "../../../web/draw/sparkline.tsx";
import { StandingTag } from "../../../web/kit/standing-tag.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
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
        <span className="ui-column">
          <span>
            {sentence(indicator.name)} <FigureHelp figures={[indicator]} />
          </span>
          <span className="ui-row ui-quiet">
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
            <div className="ui-quiet">
              {formatFigure(ratio.part, language)} / {formatFigure(ratio.whole, language)}{" "}
              {sentence(ratio.unit)}
            </div>
          )}
          {target !== undefined && <div className="ui-quiet">{t.target(formatFigure(target, language))}</div>}
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
    <section className="ui-panel" aria-labelledby="indicators">
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
