import { useQuery } from "@tanstack/react-query";
import { formatDay, formatFigure } from "../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/language.tsx";
import { StandingTag } from "../../../web/standing-tag.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { api } from "../client.ts";
import { text } from "./measure-text.ts";

const INDICATORS = "GET /api/measures/:measure/indicators";

/** Figures of the systems behind a measure; nothing at all where no system computes one. */
export function Indicators({ measure }: { readonly measure: MeasureDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const call = { params: { measure: measure.id }, query: {} };
  const { data } = useQuery({ queryKey: [INDICATORS, call], queryFn: () => api(INDICATORS, call) });
  if (data === undefined || data.rows.length === 0) return null;
  const head = t.indicatorHead;
  return (
    <section className="sv-panel" aria-labelledby="indicators">
      <h2 id="indicators">{t.indicators}</h2>
      <div className="sv-scroll-x">
        <table className="sv-table">
          <thead>
            <tr>
              <th scope="col">{head.name}</th>
              <th scope="col" className="sv-num">
                {head.value}
              </th>
              <th scope="col">{head.unit}</th>
              <th scope="col" className="sv-num">
                {head.target}
              </th>
              <th scope="col">{head.asOf}</th>
              <th scope="col">{head.standing}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((indicator) => (
              <tr key={indicator.id}>
                <th scope="row">{sentence(indicator.name)}</th>
                <td className="sv-num">{formatFigure(indicator.value, language)}</td>
                <td>{indicator.unit}</td>
                <td className="sv-num">{formatFigure(indicator.target, language)}</td>
                <td>{formatDay(indicator.asOf, language)}</td>
                <td>
                  <StandingTag standing={indicator.standing} source={indicator.source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
