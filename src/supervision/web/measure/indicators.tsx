import { useQuery } from "@tanstack/react-query";
import type { Indicator } from "../../../kernel/measure.ts";
import { type Column, DataTable } from "../../../web/data-table.tsx";
import { formatDay, formatFigure } from "../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/language.tsx";
import { Sparkline } from "../../../web/sparkline.tsx";
import { StandingTag } from "../../../web/standing-tag.tsx";
import { text as words } from "../../../web/text.ts";
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
  const { units } = useText(words);
  const unitName = (unit: string): string => units[unit] ?? unit;
  const call = { params: { measure: measure.id }, query: useAsOf().query };
  const { data } = useQuery({ queryKey: [INDICATORS, call], queryFn: () => api(INDICATORS, call) });
  if (data === undefined || data.rows.length === 0) return null;
  const head = t.indicatorHead;
  const columns: readonly Column<Indicator>[] = [
    {
      key: "name",
      title: head.name,
      card: "title",
      render: ({ name, standing, source, asOf }) => (
        <span className="sv-column">
          {sentence(name)}
          <span className="sv-row sv-quiet">
            <StandingTag standing={standing} source={sentence(source)} />
            {t.asOf(formatDay(asOf, language))}
          </span>
        </span>
      ),
    },
    {
      key: "value",
      title: head.value,
      figure: true,
      render: ({ value, unit, target }) => (
        <>
          <b>{formatFigure(value, language)}</b> {unitName(unit)}
          {target !== undefined && <div className="sv-quiet">{t.target(formatFigure(target, language))}</div>}
        </>
      ),
    },
    {
      key: "series",
      title: head.series,
      render: ({ series = [], unit }) => <Sparkline series={series} unit={unitName(unit)} />,
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
