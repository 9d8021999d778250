import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { download } from "../../../web/kit/download.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { StandingTag } from "../../../web/kit/standing-tag.tsx";
import type {
  CoverageChapter,
  CoveredMeasure,
  CoveredUndertaking,
} from "../../domain/work-points/coverage.ts";
import type { SetSummary } from "../../domain/work-points/replies.ts";
import { api } from "../client.ts";
import { text } from "./work-points-text.ts";

const COVERAGE = "GET /api/work-point-coverage";
const WORKBOOK = "GET /api/work-point-coverage/workbook";
const SHOWN = ["untaken", "twice", "all"] as const;
type Shown = (typeof SHOWN)[number];

const isShown = ({ takers }: CoveredUndertaking, show: Shown): boolean =>
  show === "all" || (show === "untaken" ? takers.length === 0 : takers.length > 1);

/** What of the plan nobody took this year, what was taken more than once, by chapter; and where to make up for it. */
export function CoverageView(props: {
  readonly sets: readonly SetSummary[];
  readonly year: number;
  readonly plan: string | undefined;
}) {
  const { sets, year, plan } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const allows = useAllows();
  const [filters, change] = useFilters(["show"]);
  const [failed, setFailed] = useState<unknown>(null);
  const call = { query: { year, ...(plan === undefined ? {} : { plan }) } };
  const covered = useQuery({
    queryKey: [COVERAGE, call],
    queryFn: () => api(COVERAGE, call),
    enabled: plan !== undefined,
  });
  const mayAdd = sets.filter(({ status }) =>
    allows(["office"]) ? ["collecting", "drafting", "consulting"].includes(status) : status === "collecting",
  );
  const [into, setInto] = useState<string | null>(null);
  const target = mayAdd.find(({ id }) => id === into) ?? mayAdd[0];
  if (plan === undefined) return <EmptyState title={t.coverage.noPlan}>{t.coverage.noPlanHelp}</EmptyState>;
  if (covered.data === undefined) return <FailureNotice error={covered.error} />;
  const { coverage, planTitle } = covered.data;
  const show = oneOf(filters.show, SHOWN) ?? "untaken";
  const chapters = coverage.chapters.filter(({ measures }) =>
    measures.some(({ undertakings }) => undertakings.some((each) => isShown(each, show))),
  );
  const mayWrite = allows(["office", "unit-head", "liaison"]);
  return (
    <div className="ui-stack">
      <p className="ui-quiet">
        <StandingTag standing={sets.some(({ sample }) => sample) ? "sample" : "computed"} />{" "}
        {t.coverage.computed}
        {" · "}
        <span lang="zh-CN">{t.coverage.planOf(planTitle)}</span>
      </p>
      <dl className="wp-figures">
        {(["undertakings", "untaken", "once", "twice"] as const).map((figure) => (
          <div key={figure}>
            <dt>{t.coverage.figures[figure]}</dt>
            <dd>{formatFigure(coverage.counts[figure], language)}</dd>
          </div>
        ))}
      </dl>
      <div className="ui-row no-print">
        <label className="ui-field">
          {t.coverage.show}
          <select
            className="ui-select"
            value={show}
            onChange={({ target: { value } }) => change({ show: value })}
          >
            {SHOWN.map((each) => (
              <option key={each} value={each}>
                {t.coverage[each]}
              </option>
            ))}
          </select>
        </label>
        {mayWrite && mayAdd.length > 1 && (
          <label className="ui-field wp-wide-choice">
            {t.coverage.addTo}
            <select
              className="ui-select"
              lang="zh-CN"
              value={target?.id}
              onChange={({ target: { value } }) => setInto(value)}
            >
              {mayAdd.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {allows(["office", "leader"]) && (
          <Button onClick={() => void download(urlOf(WORKBOOK, call)).catch(setFailed)}>
            {t.coverage.workbook}
          </Button>
        )}
      </div>
      <FailureNotice error={failed} />
      {mayWrite && target === undefined && <p className="ui-notice no-print">{t.coverage.noSets}</p>}
      {chapters.length === 0 && (
        <EmptyState title={show === "twice" ? t.coverage.noneTwice : t.coverage.allTaken}>
          {t.coverage.noneOfFilter}
        </EmptyState>
      )}
      {chapters.map((chapter, index) => (
        <Chapter key={index} chapter={chapter} show={show} into={mayWrite ? target?.id : undefined} />
      ))}
    </div>
  );
}

type Row = {
  readonly measure: CoveredMeasure;
  readonly undertaking: CoveredUndertaking;
  readonly isFirst: boolean;
};

function Chapter(props: {
  readonly chapter: CoverageChapter;
  readonly show: Shown;
  readonly into: string | undefined;
}) {
  const { chapter, show, into } = props;
  const t = useText(text);
  const c = t.coverage;
  const rows = chapter.measures.flatMap((measure) =>
    measure.undertakings
      .filter((each) => isShown(each, show))
      .map((undertaking, index): Row => ({ measure, undertaking, isFirst: index === 0 })),
  );
  const columns: readonly Column<Row>[] = [
    {
      key: "measure",
      title: c.columns.measure,
      width: 90,
      render: ({ measure }) => (
        <Link to={`/measures/${measure.measureId}`} lang="zh-CN">
          {measure.ordinal ?? measure.number}
        </Link>
      ),
    },
    {
      key: "undertaking",
      title: c.columns.undertaking,
      card: "title",
      render: ({ undertaking }) => (
        <div className="ui-hit-cell" lang="zh-CN">
          {undertaking.text}
        </div>
      ),
    },
    {
      key: "takers",
      title: c.columns.takers,
      width: 340,
      render: ({ undertaking, measure, isFirst }) => (
        <Takers undertaking={undertaking} measure={measure} isFirst={isFirst} />
      ),
    },
    ...(into === undefined
      ? []
      : [
          {
            key: "act",
            title: c.columns.act,
            width: 100,
            card: "actions" as const,
            render: ({ measure, undertaking }: Row) => (
              <Link
                className="no-print"
                aria-label={c.addFor(undertaking.text)}
                to={`/work-points/${into}?add=${measure.measureId}${undertaking.undertakingId === null ? "" : `.${undertaking.undertakingId}`}`}
              >
                {c.add}
              </Link>
            ),
          },
        ]),
  ];
  const { undertakings, untaken, twice } = chapter.counts;
  return (
    <section className="ui-panel wp-chapter">
      <h3>
        <span lang="zh-CN">{chapter.section ?? c.noChapter}</span>{" "}
        <span className="ui-quiet">{c.chapterCounts(undertakings, untaken, twice)}</span>
      </h3>
      <DataTable<Row>
        label={chapter.section ?? c.noChapter}
        columns={columns}
        rows={rows}
        rowKey={({ measure, undertaking }) => `${measure.measureId} ${undertaking.undertakingId ?? ""}`}
      />
    </section>
  );
}

function Takers({ undertaking: { takers }, measure: { asWhole }, isFirst }: Row) {
  const { coverage: c } = useText(text);
  return (
    <div className="wp-takers">
      {takers.length === 0 && <span className="wp-standing wp-standing-undispatched">{c.nobody}</span>}
      {takers.length > 1 && <span className="wp-standing wp-standing-open">{c.times(takers.length)}</span>}
      {takers.map(({ setId, pointId, group, text: words }) => (
        <Link
          key={`${setId} ${pointId}`}
          to={`/work-points/${setId}?point=${pointId}`}
          lang="zh-CN"
          title={words}
        >
          {group}：{words.length > 24 ? `${words.slice(0, 24)}……` : words}
        </Link>
      ))}
      {isFirst && asWhole.length > 0 && <span className="ui-quiet">{c.asWhole(asWhole.length)}</span>}
    </div>
  );
}
