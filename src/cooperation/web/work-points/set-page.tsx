import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useParams, useSearchParams } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { changeFilters, oneOf, useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { History } from "../../../web/kit/history.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { PageSkeleton } from "../../../web/kit/skeletons.tsx";
import { standingPoints } from "../../domain/work-points/set.ts";
import type { SetDetail } from "../../domain/work-points/replies.ts";
import "../../../web/frame/desk.css";
import { SetStatusLabel, ViewTabs } from "./marks.tsx";
import { PointsView } from "./points-view.tsx";
import { SetActs } from "./set-acts.tsx";
import { text } from "./set-text.ts";
import { type SetDesk, useChoices, useSetDesk, useSetQuery } from "./use-set.ts";
import { text as words } from "./work-points-text.ts";

// Loaded when they are opened, so that the points are there sooner.
const OpinionsPanel = lazy(() =>
  import("../opinions/opinions-panel.tsx").then((part) => ({ default: part.OpinionsPanel })),
);
const ComparisonView = lazy(() =>
  import("./comparison-view.tsx").then((part) => ({ default: part.ComparisonView })),
);
const StockView = lazy(() => import("./stock-view.tsx").then((part) => ({ default: part.StockView })));
const DispatchPanel = lazy(() =>
  import("./dispatch-panel.tsx").then((part) => ({ default: part.DispatchPanel })),
);

const VIEWS = ["points", "opinions", "comparison", "stock", "history"] as const;
const DOCUMENT = "GET /api/work-points/:set/document";

/** One special group's work points of a year, from the first contribution to the year's end. */
export default function SetPage() {
  const { set = "" } = useParams();
  const t = useText(text);
  const query = useSetQuery(set);
  return (
    <Loaded query={query} back={{ path: "/work-points", label: t.notFoundBack }}>
      {(detail) => <WithChoices detail={detail} />}
    </Loaded>
  );
}

function WithChoices({ detail }: { readonly detail: SetDetail }) {
  const choices = useChoices(detail.set.state.planId);
  return <Loaded query={choices}>{(found) => <Desk detail={detail} choices={found} />}</Loaded>;
}

function Desk(props: { readonly detail: SetDetail; readonly choices: SetDesk["choices"] }) {
  const desk = useSetDesk(props.detail, props.choices);
  const { state, sample } = desk.detail.set;
  const t = useText(text);
  const w = useText(words);
  const [search] = useSearchParams();
  const [filters] = useFilters(["view"]);
  const [failed, setFailed] = useState<unknown>(null);
  const [isDispatching, setDispatching] = useState(false);
  const view = oneOf(filters.view, VIEWS) ?? "points";
  const params = { set: desk.detail.set.id };
  const linkTo = (to: string) => `?${changeFilters(search, { view: to, add: null, point: null }).toString()}`;
  return (
    <PageFrame
      title={state.title}
      breadcrumb={[{ title: t.list, path: "/work-points" }, { title: String(state.year) }]}
      lead={
        <span className="ui-row">
          <SetStatusLabel status={state.status} />
          {sample && <span className="ui-label ui-label-ochre">{w.sample}</span>}
          <HeadFacts desk={desk} />
        </span>
      }
      actions={
        <>
          <Button onClick={() => void download(urlOf(DOCUMENT, { params })).catch(setFailed)}>
            {t.acts.word}
          </Button>
          <Button onClick={() => window.print()}>{t.acts.print}</Button>
          <SetActs desk={desk} onDispatch={() => setDispatching(true)} />
        </>
      }
    >
      <div className="ui-stack">
        <FailureNotice error={failed} />
        <Standing desk={desk} />
        <Suspense fallback={null}>
          {isDispatching && <DispatchPanel desk={desk} onClose={() => setDispatching(false)} />}
        </Suspense>
        <ViewTabs
          label={t.viewsLabel}
          views={VIEWS.map((each) => ({ view: each, title: t.views[each], to: linkTo(each) }))}
          current={view}
        />
        <Suspense fallback={<PageSkeleton />}>
          {view === "points" && <PointsView desk={desk} />}
          {view === "opinions" && <Opinions desk={desk} />}
          {view === "comparison" && <ComparisonView desk={desk} />}
          {view === "stock" && <StockView desk={desk} />}
          {view === "history" && <History history={desk.detail.history} />}
        </Suspense>
      </div>
    </PageFrame>
  );
}

function HeadFacts({ desk }: { readonly desk: SetDesk }) {
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const { group, issuer, collectBy, status, editions } = desk.detail.set.state;
  const latest = editions.at(-1);
  return (
    <>
      <span lang="zh-CN">{group}</span>
      <span className="ui-quiet">{w.issuers[issuer]}</span>
      {status === "collecting" && collectBy !== null && (
        <span>{w.collectBy(formatDay(collectBy, language))}</span>
      )}
      {latest && (
        <span>
          {t.head.issued} {formatDay(latest.paper.date, language)}{" "}
          <span lang="zh-CN">{latest.paper.number}</span>{" "}
          {editions.length > 1 && t.head.edition(latest.edition)}
        </span>
      )}
    </>
  );
}

/** Why it stands as it does, where a person gave a reason. */
function Standing({ desk }: { readonly desk: SetDesk }) {
  const t = useText(text);
  const { note, revising, closing } = desk.detail.set.state;
  return (
    <>
      {note !== "" && (
        <p className="ui-quiet" lang="zh-CN">
          {note}
        </p>
      )}
      {revising !== null && <p className="ui-banner">{t.head.revising(revising)}</p>}
      {closing !== "" && <p className="ui-notice">{t.head.closing(closing)}</p>}
    </>
  );
}

function Opinions({ desk }: { readonly desk: SetDesk }) {
  const { set, day } = desk.detail;
  const names = Object.fromEntries(desk.choices.units.map(({ id, name }) => [id, name]));
  return (
    <OpinionsPanel
      rounds={set.state.rounds}
      units={names}
      may={desk.may}
      day={day}
      onAct={desk.act}
      busy={desk.busy}
      places={standingPoints(set.state).map(({ text: point }) => point.slice(0, 60))}
    />
  );
}
