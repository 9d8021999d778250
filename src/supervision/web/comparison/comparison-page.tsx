import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import type { MeasureComparison, PlanSummary } from "../../domain/plan.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Difference } from "../../../web/draw/difference.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PlanLabels } from "../plan-labels.tsx";
import { text as words } from "../text.ts";
import "./comparison.css";
import { text } from "./comparison-text.ts";
import { DifferenceFacts } from "./difference-facts.tsx";

const COMPARISON = "GET /api/plans/:plan/comparison/:other";
const KINDS = ["changed", "added", "dropped", "same"] as const satisfies readonly MeasureComparison["kind"][];
const SIGNS = { same: "=", changed: "≠", added: "+", dropped: "−" } as const;

/** On a telephone, at first. */
const AT_ONCE = 12;

/** What one document has that the other has not, measure by measure. */
export default function ComparisonPage() {
  const { plan = "", other = "" } = useParams();
  const t = useText(text);
  const w = useText(words);
  const [filters, change] = useFilters(["kind"]);
  const kind = oneOf(filters.kind, KINDS);
  const narrow = useNarrow();
  const [all, setAll] = useState(false);
  const params = { plan, other };
  const query = useQuery({
    queryKey: [COMPARISON, { params }],
    queryFn: () => api(COMPARISON, { params }),
  });
  return (
    <Loaded query={query}>
      {({ left, right, measures }) => {
        const shown = measures.filter((measure) => kind === undefined || measure.kind === kind);
        return (
          <PageFrame
            title={t.title}
            lead={t.legend}
            breadcrumb={[
              { title: w.plansTitle, path: "/plans" },
              { title: right.title, path: `/plans/${right.id}` },
              { title: t.title },
            ]}
            actions={<Link to={`/plans/${other}/comparison/${plan}`}>{t.swap}</Link>}
          >
            <div className="ui-stack">
              <div className="sv-sides">
                <Side name={t.left} plan={left} />
                <Side name={t.right} plan={right} />
              </div>
              {(left.incomplete || right.incomplete) && <p className="ui-banner">{t.incomplete}</p>}
              <div className="ui-row" role="group" aria-label={t.filter}>
                {KINDS.map((each) => (
                  <button
                    key={each}
                    type="button"
                    className="sv-choice"
                    aria-pressed={kind === each}
                    title={t.kindHelp[each]}
                    onClick={() => change({ kind: kind === each ? null : each })}
                  >
                    <span aria-hidden="true">{SIGNS[each]}</span> {t.kinds[each]}{" "}
                    <b>{measures.filter((measure) => measure.kind === each).length}</b>
                  </button>
                ))}
              </div>
              {shown.length === 0 && <EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
              <ol className="sv-compared">
                {shown.slice(0, narrow && !all ? AT_ONCE : undefined).map((comparison) => (
                  <Pair key={`${comparison.left?.id}${comparison.right?.id}`} comparison={comparison} />
                ))}
              </ol>
              {narrow && !all && shown.length > AT_ONCE && (
                <div>
                  <Button onClick={() => setAll(true)}>{t.showAll(shown.length)}</Button>
                </div>
              )}
            </div>
          </PageFrame>
        );
      }}
    </Loaded>
  );
}

function Side({ name, plan }: { readonly name: string; readonly plan: PlanSummary }) {
  const { language } = useLanguage();
  return (
    <div className="ui-panel">
      <div className="ui-quiet">{name}</div>
      <Link to={`/plans/${plan.id}`} lang="zh-CN">
        {plan.title}
      </Link>{" "}
      <PlanLabels plan={plan} />
      <div className="ui-quiet" lang="zh-CN">
        {[plan.issuer, plan.docNumber, formatDay(plan.date, language)].filter(Boolean).join(" · ")}
      </div>
    </div>
  );
}

function Pair({ comparison }: { readonly comparison: MeasureComparison }) {
  const t = useText(text);
  const w = useText(words);
  const { left, right, kind } = comparison;
  const only = comparison.words.length === 0 ? (right ?? left) : null;
  return (
    <li className="ui-panel">
      <div className="ui-row">
        <span className={`ui-label sv-kind-${kind}`}>
          {SIGNS[kind]} {t.kinds[kind]}
        </span>
        {left !== null && (
          <Link to={`/measures/${left.id}`} lang="zh-CN">
            {left.ordinal ?? w.unnumbered}
          </Link>
        )}
        {left !== null && right !== null && <span aria-hidden="true">→</span>}
        {right !== null && (
          <Link to={`/measures/${right.id}`} lang="zh-CN">
            {right.ordinal ?? w.unnumbered}
          </Link>
        )}
      </div>
      <DifferenceFacts comparison={comparison} />
      {only === null ? (
        <Difference words={comparison.words} />
      ) : (
        <p className="ui-difference" lang="zh-CN">
          {only.text}
        </p>
      )}
    </li>
  );
}
