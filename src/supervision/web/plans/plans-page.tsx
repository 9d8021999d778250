import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { formatDay, formatFigure, formatInstant } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { PlanSummary } from "../../domain/plan.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { PlanLabels } from "../plan-labels.tsx";
import { text as words } from "../text.ts";
import { byInterest } from "./newest-plan.ts";
import { text } from "./plans-text.ts";

const PLANS = "GET /api/plans";

/** Which plans there are, and how much each commits to. */
export default function PlansPage() {
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const mayImport = useAllows()(["office"]);
  const query = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  const importLink = mayImport ? (
    <Link className="link-button" to="/imports">
      {t.import}
    </Link>
  ) : undefined;
  const columns: readonly Column<PlanSummary>[] = [
    {
      key: "title",
      title: t.plan,
      card: "title",
      render: (plan) => (
        <div className="ui-plan-title">
          <Link to={`/plans/${plan.id}`} lang="zh-CN">
            {plan.title}
          </Link>{" "}
          <PlanLabels plan={plan} />
          {plan.docNumber !== null && (
            <div className="ui-quiet" lang="zh-CN">
              {plan.docNumber}
            </div>
          )}
        </div>
      ),
    },
    { key: "issuer", title: t.issuer, render: (plan) => <span lang="zh-CN">{plan.issuer ?? "—"}</span> },
    { key: "date", title: t.date, render: (plan) => formatDay(plan.date, language) || "—" },
    { key: "measures", title: w.measures, figure: true, render: (plan) => formatFigure(plan.measures, language) },
    {
      key: "undertakings",
      title: w.undertakings,
      figure: true,
      render: (plan) => formatFigure(plan.undertakings, language),
    },
    {
      key: "questions",
      title: t.questions,
      figure: true,
      render: (plan) =>
        plan.openQuestions === 0 ? (
          "0"
        ) : (
          <Link to={`/plans/${plan.id}/questions`}>{formatFigure(plan.openQuestions, language)}</Link>
        ),
    },
    { key: "published", title: t.published, render: (plan) => formatInstant(plan.publishedAt) },
  ];
  return (
    <PageFrame title={t.title} actions={importLink}>
      <DataTable
        label={t.label}
        columns={columns}
        rows={query.data === undefined ? undefined : byInterest(query.data.rows)}
        rowKey={(plan) => plan.id}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyState title={t.empty} action={importLink}>
            {mayImport ? t.emptyHelp : t.emptyReader}
          </EmptyState>
        }
      />
    </PageFrame>
  );
}
