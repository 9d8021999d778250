import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { urlOf } from "../../../../web/frame/api.ts";
import "../../../../web/frame/desk.css";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { StandardDetail } from "../../domain/standards/comparison-rows.ts";
import { openItems } from "../../domain/standards/standard-record.ts";
import { HistoryPanel, SampleLabel, useCityName } from "./city-words.tsx";
import { CompliancePanel } from "./compliance-panel.tsx";
import { StandardActs } from "./standard-acts.tsx";
import { StandardItems } from "./standard-items.tsx";
import { text } from "./standard-text.ts";
import { StandardStageLabel } from "./standards-page.tsx";
import "./standards.css";
import { useStandard } from "./use-standards.ts";

const VIEWS = ["items", "compliance", "history"] as const;
const PAPER = "GET /api/standards/:standard/paper";

/** One common list: item by item what it fixes, who agrees, what is open; afterwards who still has to change what. */
export default function StandardPage() {
  const { standard = "" } = useParams();
  const t = useText(text);
  const query = useStandard(standard);
  return (
    <Loaded query={query} back={{ path: "/items/standards", label: t.toList }}>
      {(detail) => <Opened key={detail.id} detail={detail} />}
    </Loaded>
  );
}

function Opened({ detail }: { readonly detail: StandardDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const city = useCityName();
  const [filters, change] = useFilters(["view", "only"]);
  const { state, sample } = detail;
  const usual = state.stage === "issued" ? "compliance" : "items";
  const view = oneOf(filters.view, VIEWS) ?? usual;
  const saving = useMutation({ mutationFn: download });
  const params = { standard: detail.id };
  const open = openItems(state).length;
  const listed = state.items.filter(({ leftOut }) => leftOut === null).length;
  return (
    <PageFrame
      title={state.title}
      breadcrumb={[{ title: t.title, path: "/items/standards" }, { title: t.round(state.round) }]}
      lead={
        <span className="ui-row">
          <StandardStageLabel stage={state.stage} />
          <SampleLabel sample={sample} />
          <span className="ui-quiet">
            {t.proposedBy(city(state.regionCode), formatDay(state.proposedOn, language))}
          </span>
          {state.issued !== null && (
            <span className="ui-quiet" lang="zh-CN">
              {t.issuedAs(state.issued.docNumber, formatDay(state.issued.on, language))}
            </span>
          )}
        </span>
      }
      actions={
        <>
          {(["docx", "xlsx"] as const).map((format) => (
            <Button
              key={format}
              disabled={saving.isPending}
              onClick={() => saving.mutate(urlOf(PAPER, { params, query: { format } }))}
            >
              {t[format]}
            </Button>
          ))}
        </>
      }
    >
      <div className="ui-stack">
        <FailureNotice error={saving.error} />
        {state.note !== "" && (
          <p className="ui-panel" lang="zh-CN">
            {state.note}
          </p>
        )}
        {state.stage === "negotiating" && (
          <p className={open === 0 ? "ui-notice" : "ui-banner"} aria-live="polite">
            {open === 0 && listed > 0 ? t.allAgreed : t.openCount(open, listed)}
          </p>
        )}
        {state.supersedes !== null && <Link to={`/items/standards/${state.supersedes}`}>{t.supersedes}</Link>}
        {state.supersededBy !== null && (
          <Link to={`/items/standards/${state.supersededBy}`}>{t.supersededBy}</Link>
        )}
        <StandardActs detail={detail} />
        <nav className="st-views no-print" aria-label={t.views}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={view === each ? "page" : undefined}
              onClick={() => change({ view: each === usual ? null : each })}
            >
              {t.view[each]}
            </button>
          ))}
        </nav>
        {view === "items" && (
          <StandardItems detail={detail} only={filters.only} onOnly={(only) => change({ only })} />
        )}
        {view === "compliance" && <CompliancePanel standard={detail.id} />}
        {view === "history" && <HistoryPanel history={detail.history} />}
      </div>
    </PageFrame>
  );
}
