import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { Indicator } from "../../../kernel/measure.ts";
import { Sparkline } from "../../../web/draw/sparkline.tsx";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { StandingTag } from "../../../web/kit/standing-tag.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import type { FigurePair, Reported } from "../../domain/tasks/figure-pairs.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import { api } from "../client.ts";
import { text } from "./measure-text.ts";

const FIGURES = "GET /api/measures/:measure/figures";

/** Everything counted of a measure, one thing a row: what systems computed beside what units reported of it. */
export function MeasureFigures({ measure }: { readonly measure: MeasureDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const call = { params: { measure: measure.id }, query: useAsOf().query };
  const { data, error } = useQuery({ queryKey: [FIGURES, call], queryFn: () => api(FIGURES, call) });
  if (data?.rows.length === 0) return null;
  const head = t.figureHead;
  const columns: readonly Column<FigurePair>[] = [
    {
      key: "name",
      title: head.name,
      card: "title",
      width: "22%",
      render: ({ name, computed }) => (
        <>
          <span lang={name.en === name.zh ? "zh-CN" : undefined}>{sentence(name)}</span>{" "}
          {computed !== null && <FigureHelp figures={[computed]} />}
        </>
      ),
    },
    {
      key: "computed",
      title: head.computed,
      width: "39%",
      card: "state",
      render: ({ computed }) =>
        computed === null ? (
          <span className="ui-quiet">{t.notComputed}</span>
        ) : (
          <Computed figure={computed} />
        ),
    },
    {
      key: "reported",
      title: head.reported,
      width: "39%",
      card: "state",
      render: ({ reported, unit }) =>
        reported.length === 0 ? (
          <span className="ui-quiet">{t.notReported}</span>
        ) : (
          <div className="sv-figure-many">
            {reported.map((each) => (
              <ReportedFigure key={each.unitId} reported={each} unit={sentence(unit)} />
            ))}
          </div>
        ),
    },
  ];
  return (
    <DataTable
      label={t.figures}
      columns={columns}
      rows={data?.rows}
      rowKey={({ computed, name, unit }) => computed?.id ?? `${name.zh} ${unit.zh}`}
      error={error}
    />
  );
}

function Computed({ figure }: { readonly figure: Indicator }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { value, unit, ratio, target, standing, source, asOf, series = [] } = figure;
  return (
    <div className="sv-figure">
      <span className="sv-figure-value">
        <b>{formatFigure(value, language)}</b> {sentence(unit)}
        <span className="ui-quiet">
          {ratio !== undefined &&
            ` ${formatFigure(ratio.part, language)} / ${formatFigure(ratio.whole, language)} ${sentence(ratio.unit)}`}
          {target !== undefined && ` ${t.target(formatFigure(target, language))}`}
        </span>
      </span>
      <Sparkline series={series} unit={sentence(unit)} />
      <span className="sv-figure-about">
        <StandingTag standing={standing} source={sentence(source)} />
        <span className="ui-quiet">{t.asOf(formatDay(asOf, language))}</span>
      </span>
    </div>
  );
}

function ReportedFigure({ reported, unit }: { readonly reported: Reported; readonly unit: string }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { at } = useAsOf();
  const { value, difference, standing, by, period, taskId, series } = reported;
  return (
    <div className="sv-figure">
      <span className="sv-figure-value">
        <b>{formatFigure(value, language)}</b> <span lang="zh-CN">{unit}</span>{" "}
        {difference !== null && (
          <span className="ui-label ui-label-ochre" title={t.checkHelp}>
            {t.check(formatFigure(Math.abs(difference), language), difference > 0)}
          </span>
        )}
      </span>
      <Sparkline series={series} unit={unit} />
      <span className="sv-figure-about">
        <StandingTag standing={standing} /> <span lang="zh-CN">{by}</span>
        <Link to={at(`/tasks/${taskId}`)}>{sentence(periodName(period))}</Link>
      </span>
    </div>
  );
}
