import { Button } from "antd";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { Board } from "../../domain/plan.ts";
import type { LightColour } from "../../domain/tasks/light.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { MeasureEntry } from "../measure-entry.tsx";
import { WaitingWork } from "../my-work/waiting-work.tsx";
import { PlanLabels } from "../plan-labels.tsx";
import { LightMark } from "../task/light-mark.tsx";
import { text as words } from "../text.ts";
import "./board.css";
import { type BoardFilters, useBoardFilters } from "./board-filters.ts";
import { text } from "./board-text.ts";
import { Figures } from "./figures.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { Matrix } from "./matrix.tsx";
import { PlanStanding, useRollUp } from "./plan-standing.tsx";
import { Timeline } from "./timeline.tsx";

const LEDGER = "GET /api/plans/:plan/ledger";
const DOCUMENT = "GET /api/plans/:plan/document";
// Rows beyond which the browser may leave those out of sight out of layout.
const LONG = 100;
const BOARD = "GET /api/plans/:plan/board";
const RELATIONS = "GET /api/plans/:plan/relations";

/** What a plan commits whom to, by when. */
export default function BoardPage() {
  const { plan = "" } = useParams();
  const [filters, change] = useBoardFilters();
  const query = useQuery({
    queryKey: [BOARD, { params: { plan }, query: filters }],
    queryFn: () => api(BOARD, { params: { plan }, query: filters }),
    // The old board stays while the new one comes, unless it is another plan's.
    placeholderData: (previous, before) =>
      JSON.stringify(before?.queryKey[1])?.includes(plan) === true ? keepPreviousData(previous) : undefined,
  });
  return (
    <Loaded query={query}>
      {(board) => <BoardOf board={board} filters={filters} change={change} stale={query.isPlaceholderData} />}
    </Loaded>
  );
}

function BoardOf(props: {
  readonly board: Board;
  readonly filters: BoardFilters;
  readonly change: ReturnType<typeof useBoardFilters>[1];
  readonly stale: boolean;
}) {
  const { board, filters, change } = props;
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const allowed = useAllows();
  const [unfolded, setUnfolded] = useState(false);
  const { plan } = board;
  const rollUp = useRollUp(plan.id);
  const saving = useMutation({
    mutationFn: (key: typeof LEDGER | typeof DOCUMENT) =>
      download(urlOf(key, { params: { plan: plan.id }, ...(key === LEDGER ? { query: filters } : {}) })),
  });
  const empty = board.chapters.every((chapter) => chapter.measures.length === 0);
  const about = [plan.issuer, plan.docNumber, formatDay(plan.date, language)].filter(Boolean);
  return (
    <PageFrame
      title={plan.title}
      lead={
        <span className="ui-row">
          <span lang="zh-CN">{about.join(" · ")}</span>
          <PlanLabels plan={plan} />
        </span>
      }
      breadcrumb={[{ title: w.plansTitle, path: "/plans" }, { title: t.home }]}
      actions={
        <>
          <Button type="text" disabled={saving.isPending} onClick={() => saving.mutate(DOCUMENT)}>
            {t.document}
          </Button>
          <Button onClick={() => window.print()}>{w.print}</Button>
          <Button type="primary" loading={saving.isPending} onClick={() => saving.mutate(LEDGER)}>
            {t.export}
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <FailureNotice error={saving.error} />
        <PlanStanding plan={plan.id} />
        <WaitingWork plan={plan.id} />
        <Figures figures={board.figures} filters={filters} change={change} />
        {plan.openQuestions > 0 && (
          <div className="ui-banner ui-row">
            <span>{t.questions(plan.openQuestions)}</span>
            <Link className="no-print" to={`/plans/${plan.id}/questions`}>
              {allowed(["office"]) ? t.answer : t.read}
            </Link>
          </div>
        )}
        <Relations plan={plan.id} />
        <FilterBar board={board} filters={filters} change={change} />
        <div className={props.stale ? "sv-board sv-stale" : "sv-board"} aria-busy={props.stale}>
          <section
            className={plan.measures > LONG ? "ui-panel sv-long" : "ui-panel"}
            aria-labelledby="measures"
          >
            <div className="ui-row">
              <h2 id="measures" className="ui-h2">
                {t.measuresOfPlan}
              </h2>
              {!empty && (
                <button
                  type="button"
                  className="ui-link-button ui-quiet no-print"
                  aria-expanded={unfolded}
                  onClick={() => setUnfolded(!unfolded)}
                >
                  {unfolded ? t.foldAll : t.unfoldAll}
                </button>
              )}
            </div>
            {empty && <EmptyState title={t.nothing}>{t.nothingHelp}</EmptyState>}
            {board.chapters.map((chapter) => (
              <section key={chapter.section ?? ""} className="sv-chapter">
                <h2 lang={chapter.section === null ? undefined : "zh-CN"}>
                  {chapter.section ?? w.otherSection}{" "}
                  <span className="ui-quiet">{t.chapterCount(chapter.measures.length)}</span>{" "}
                  <Lit
                    light={rollUp?.chapters.find(({ section }) => section === chapter.section)?.rollUp.light}
                  />
                </h2>
                <ol className="sv-measures">
                  {chapter.measures.map((row) => (
                    <MeasureEntry
                      key={`${row.id}${unfolded}`}
                      row={row}
                      light={rollUp?.measures.find(({ measureId }) => measureId === row.id)?.rollUp.light}
                      unfolded={unfolded || filters.kind !== undefined}
                      {...(filters.q === undefined ? {} : { query: filters.q })}
                    />
                  ))}
                </ol>
              </section>
            ))}
          </section>
          <div className="sv-board-side">
            {board.timeline.length > 0 && (
              <Timeline quarters={board.timeline} filters={filters} change={change} />
            )}
            {board.matrix.rows.length > 0 && (
              <Matrix matrix={board.matrix} filters={filters} change={change} />
            )}
          </div>
        </div>
      </div>
    </PageFrame>
  );
}

/** A light where tasks give one. */
function Lit({ light }: { readonly light: LightColour | undefined }) {
  return light === undefined ? null : <LightMark light={light} />;
}

/** The documents this plan follows or is followed by; nothing when there are none. */
function Relations({ plan }: { readonly plan: string }) {
  const t = useText(text);
  const { data } = useQuery({
    queryKey: [RELATIONS, { params: { plan } }],
    queryFn: () => api(RELATIONS, { params: { plan } }),
  });
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <div className="sv-relations">
      {data.rows.map(({ relation, plan: other }) => (
        <span key={`${relation}${other.id}`} className="ui-row">
          <span className="ui-quiet">{t.related[relation]}</span>
          <Link to={`/plans/${other.id}`} lang="zh-CN">
            {other.docNumber === null ? other.title : `${other.title}（${other.docNumber}）`}
          </Link>
          <PlanLabels plan={other} />
          <Link
            className="no-print"
            to={
              // The older or superior document stands on the left.
              relation === "predecessor" || relation === "superior"
                ? `/plans/${other.id}/comparison/${plan}`
                : `/plans/${plan}/comparison/${other.id}`
            }
          >
            {t.compare}
          </Link>
        </span>
      ))}
    </div>
  );
}
