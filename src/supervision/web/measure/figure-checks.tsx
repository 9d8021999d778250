import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { FigureCheck } from "../../contract/office.ts";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { StandingTag } from "../../../web/kit/standing-tag.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import { api } from "../client.ts";
import { text } from "./measure-text.ts";

const CHECKS = "GET /api/plans/:plan/figure-checks";

/** What systems computed beside what units reported of the same thing; internal, for the office to ask about. */
export function FigureChecks({ measure }: { readonly measure: MeasureDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const office = useAllows()(["office"]);
  const params = { plan: measure.planId };
  const { data } = useQuery({
    queryKey: [CHECKS, { params }],
    queryFn: () => api(CHECKS, { params }),
    enabled: office,
  });
  const rows = (data?.rows ?? []).filter(
    ({ measureId, reported }) => measureId === measure.id && reported !== null,
  );
  if (rows.length === 0) return null;
  const head = t.checkHead;
  const columns: readonly Column<FigureCheck>[] = [
    {
      key: "name",
      title: head.name,
      card: "title",
      render: ({ name, unit, disagrees }) => (
        <span className="ui-row">
          {sentence(name)} <span className="ui-quiet">{sentence(unit)}</span>
          {disagrees && <span className="ui-label ui-label-ochre">! {t.disagrees}</span>}
        </span>
      ),
    },
    {
      key: "computed",
      title: head.computed,
      render: ({ computed }) =>
        computed !== null && (
          <span className="ui-row">
            <b>{formatFigure(computed.value, language)}</b>
            <StandingTag standing={computed.standing} source={sentence(computed.source)} />
            <span className="ui-quiet">{formatDay(computed.asOf, language)}</span>
          </span>
        ),
    },
    {
      key: "reported",
      title: head.reported,
      render: ({ reported }) =>
        reported !== null && (
          <span className="ui-row">
            <b>{formatFigure(reported.value, language)}</b>
            <StandingTag standing="reported" source={reported.by} />
            <Link to={`/tasks/${reported.taskId}`}>{sentence(periodName(reported.period))}</Link>
          </span>
        ),
    },
  ];
  return (
    <section className="ui-panel" aria-labelledby="figure-checks">
      <h2 id="figure-checks">{t.checks}</h2>
      <p className="ui-quiet">{t.checksHelp}</p>
      <DataTable
        label={t.checks}
        columns={columns}
        rows={rows}
        rowKey={({ name, unit }) => `${name.zh}${unit.zh}`}
      />
    </section>
  );
}
