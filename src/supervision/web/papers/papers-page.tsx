import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf, pageOf, useFilters } from "../../../web/kit/filters.ts";
import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows, useSession } from "../../../web/frame/session.tsx";
import { PAPER_FORMS, PAPER_KINDS, type PaperKind } from "../../domain/papers/kinds.ts";
import {
  PAPER_ORDERS,
  PAPER_STATUSES,
  type PaperStatus,
  type PaperSummary,
} from "../../domain/papers/paper.ts";
import { spanName } from "../../domain/papers/spans.ts";
import { Choice } from "../../../web/kit/choice.tsx";
import { useSorting } from "../../../web/kit/sorting.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { byWork } from "../plans/newest-plan.ts";
import { text as words } from "../text.ts";
import { NewPaper } from "./new-paper.tsx";
import { PaperStatusLabel } from "./paper-status.tsx";
import { text } from "./papers-text.ts";
import "./papers.css";

const PAPERS = "GET /api/papers";
const PLANS = "GET /api/plans";

/** What the office wrote: drafts, what was issued, what was withdrawn; and where the next one begins. */
export default function PapersPage() {
  const t = useText(text);
  const sentence = useSentence();
  const mayDraft = useAllows()(["office"]);
  const [filters, change] = useFilters([
    "plan",
    "kind",
    "status",
    "page",
    "size",
    "new",
    "unit",
    "period",
    "asOf",
  ]);
  const kind = oneOf(filters.kind, PAPER_KINDS);
  const status = oneOf(filters.status, PAPER_STATUSES);
  const [page, size] = [pageOf(filters.page), Math.min(200, pageOf(filters.size, 50))];
  // A link from another page names what the paper is about; then that is no filter of the list.
  const drafting = mayDraft && [filters.new, filters.unit, filters.period].some((each) => each !== undefined);
  const narrowing = drafting ? {} : filtersOf(filters.plan, kind, status);
  const { order, sorting } = useSorting(PAPER_ORDERS);
  const asked = { ...narrowing, ...order, page, size };
  const papers = useQuery({
    queryKey: [PAPERS, { query: asked }],
    queryFn: () => api(PAPERS, { query: asked }),
    placeholderData: keepPreviousData,
  });
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  const isDemo = useSession().mode === "demo";
  const known = byWork(plans.data?.rows ?? [], isDemo);
  const narrowed = Object.keys(narrowing).length > 0;
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        mayDraft && (
          <>
            <Link className="link-button" to="/paper-templates">
              {t.templates}
            </Link>
            {!drafting && (
              <Button type="primary" onClick={() => change({ new: "1" })}>
                {t.create}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="ui-stack">
        {drafting && plans.data !== undefined && (
          <NewPaper
            plans={known}
            asked={{ ...filters, kind }}
            onClose={() =>
              change({ new: null, plan: null, kind: null, unit: null, period: null, asOf: null })
            }
          />
        )}
        {!drafting && (
          <div className="filters no-print">
            <Choice
              label={t.plan}
              any={t.anyPlan}
              value={filters.plan}
              options={known.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(plan) => change({ plan })}
            />
            <Choice
              label={t.kind}
              any={t.anyKind}
              value={kind}
              options={PAPER_KINDS.map((each) => ({ value: each, label: sentence(PAPER_FORMS[each].name) }))}
              onChange={(next) => change({ kind: next })}
            />
            <Choice
              label={t.status}
              any={t.anyStatus}
              value={status}
              options={PAPER_STATUSES.map((each) => ({ value: each, label: t.statuses[each] }))}
              onChange={(next) => change({ status: next })}
            />
          </div>
        )}
        <DataTable<PaperSummary>
          label={t.title}
          columns={useColumns()}
          rows={papers.data?.rows}
          rowKey={({ id }) => id}
          loading={papers.isPlaceholderData}
          error={papers.error}
          onRetry={() => void papers.refetch()}
          sorting={sorting}
          paging={{
            page,
            size,
            total: papers.data?.total ?? 0,
            onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
          }}
          empty={
            narrowed ? (
              <EmptyState title={t.nothing}>{t.nothingHelp}</EmptyState>
            ) : (
              <EmptyState
                title={t.none}
                action={
                  mayDraft && !drafting ? (
                    <Button type="primary" onClick={() => change({ new: "1" })}>
                      {t.create}
                    </Button>
                  ) : undefined
                }
              >
                {mayDraft ? t.noneHelp : t.noneReader}
              </EmptyState>
            )
          }
        />
      </div>
    </PageFrame>
  );
}

const filtersOf = (
  plan: string | undefined,
  kind: PaperKind | undefined,
  status: PaperStatus | undefined,
) => ({
  ...(plan === undefined ? {} : { plan }),
  ...(kind === undefined ? {} : { kind }),
  ...(status === undefined ? {} : { status }),
});

function useColumns(): readonly Column<PaperSummary>[] {
  const t = useText(text);
  const w = useText(words);
  const sentence = useSentence();
  return [
    {
      key: "title",
      title: t.columns.title,
      sort: "title",
      card: "title",
      render: ({ id, title, planTitle, sample }) => (
        <div className="ui-plan-title">
          <Link to={`/papers/${id}`} lang="zh-CN">
            {title}
          </Link>{" "}
          {sample && <span className="ui-label ui-label-ochre">{w.sample}</span>}
          <div className="ui-quiet" lang="zh-CN">
            {planTitle}
          </div>
        </div>
      ),
    },
    {
      key: "kind",
      title: t.columns.kind,
      sort: "kind",
      render: ({ kind }) => sentence(PAPER_FORMS[kind].name),
    },
    {
      key: "about",
      title: t.columns.about,
      render: ({ unitName, period, asOf }) =>
        unitName === null ? (
          period === null ? (
            asOf
          ) : (
            sentence(spanName(period))
          )
        ) : (
          <span lang="zh-CN">{unitName}</span>
        ),
    },
    {
      key: "status",
      title: t.columns.status,
      sort: "status",
      width: 90,
      render: ({ status }) => <PaperStatusLabel status={status} />,
    },
    {
      key: "issue",
      title: t.columns.issue,
      sort: "issue",
      render: ({ issue }) => (issue === null ? "" : t.issue(issue.year, issue.number)),
    },
    {
      key: "made",
      title: t.columns.made,
      sort: "made",
      render: ({ madeBy, madeAt }) => t.by(madeBy, formatInstant(madeAt)),
    },
    {
      key: "issued",
      title: t.columns.issued,
      sort: "issued",
      render: ({ issuedBy, issuedAt }) => (issuedBy === null ? "" : t.by(issuedBy, formatInstant(issuedAt))),
    },
  ];
}
