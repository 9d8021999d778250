import { useMutation } from "@tanstack/react-query";
import { useParams } from "react-router";
import "../../../web/frame/desk.css";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { History } from "../../../web/kit/history.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { KIND_NAMES } from "../../domain/joint-papers/joint-paper.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { OpinionsPanel } from "../opinions/opinions-panel.tsx";
import { ArticlesPanel } from "./articles-panel.tsx";
import "./joint-papers.css";
import { text } from "./joint-paper-text.ts";
import { text as shared } from "./joint-papers-text.ts";
import { PaperFacts } from "./paper-facts.tsx";
import { OriginLabel, StageLabel } from "./paper-labels.tsx";
import { RoundActions } from "./round-actions.tsx";
import { StageActs } from "./stage-acts.tsx";
import { mayDo, useAct, usePaper } from "./use-joint-paper.ts";
import { useArticles } from "./use-articles.ts";
import { VersionsPanel } from "./versions-panel.tsx";

const VIEWS = ["text", "versions", "opinions", "history"] as const;

/** One joint paper: its articles, its versions against each other, who was asked and what they said, what was done. */
export default function JointPaperPage() {
  const { paper = "" } = useParams();
  const s = useText(shared);
  const query = usePaper(paper);
  return (
    <Loaded query={query} back={{ path: "/joint-papers", label: s.toList }}>
      {(found) => <Opened key={found.id} paper={found} />}
    </Loaded>
  );
}

function Opened({ paper }: { readonly paper: JointPaperDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const [filters, change] = useFilters(["view", "version", "left", "right", "q", "all"]);
  const { state, origin } = paper;
  const usual = state.versions.length === 0 ? "versions" : "text";
  const view = oneOf(filters.view, VIEWS) ?? usual;
  const open = (next: (typeof VIEWS)[number]) =>
    change({ view: next === usual ? null : next, q: null, left: null, right: null });
  return (
    <PageFrame
      title={state.title}
      breadcrumb={[{ title: s.title, path: "/joint-papers" }, { title: sentence(KIND_NAMES[state.kind]) }]}
      lead={
        <span className="ui-row">
          <StageLabel stage={state.stage} />
          <OriginLabel origin={origin} />
          {state.versions.length === 0 && <span className="jp-missing">{s.toBeFiled}</span>}
        </span>
      }
    >
      <div className="ui-stack">
        <PaperFacts paper={paper} />
        <StageActs paper={paper} />
        <nav className="jp-views no-print" aria-label={t.viewsLabel}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={view === each ? "page" : undefined}
              onClick={() => open(each)}
            >
              {t.views[each]}
              {each === "versions" && <span className="ui-num"> {state.versions.length}</span>}
              {each === "opinions" && <span className="ui-num"> {state.rounds.length}</span>}
            </button>
          ))}
        </nav>
        {view === "text" && <ArticlesPanel paper={paper} />}
        {view === "versions" && <VersionsPanel paper={paper} />}
        {view === "opinions" && <Opinions paper={paper} />}
        {view === "history" && <History history={paper.history} />}
      </div>
    </PageFrame>
  );
}

function Opinions({ paper }: { readonly paper: JointPaperDetail }) {
  const act = useAct(paper);
  const doing = useMutation({ mutationFn: act });
  const articles = useArticles(paper.id, {});
  const latest = paper.state.versions.at(-1);
  return (
    <OpinionsPanel
      rounds={paper.state.rounds}
      units={paper.units}
      may={(asked) => mayDo(paper, asked)}
      day={paper.day}
      onAct={doing.mutateAsync}
      busy={doing.isPending}
      places={(articles.data?.rows ?? []).map(({ label }) => label)}
      {...(latest === undefined ? {} : { about: latest.label })}
      renderRoundActions={(round) => <RoundActions paper={paper} round={round} />}
    />
  );
}
