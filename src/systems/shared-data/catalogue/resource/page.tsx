import { Button } from "antd";
import { useNavigate, useParams } from "react-router";
import "../../../../web/frame/desk.css";
import { oneOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { heldSentence } from "./rules.ts";
import type { ResourceDetail } from "./replies.ts";
import "../catalogue.css";
import { ResourceActs } from "../../web/catalogue/resource-acts.tsx";
import { ResourceFacts } from "./facts.tsx";
import { AttributeLabel, ClockWords, SampleLabel, StatusLabel } from "./labels.tsx";
import { HistoryPanel, UsersPanel } from "../../web/catalogue/resource-panels.tsx";
import { text } from "../../web/catalogue/resource-text.ts";
import { SignOffs } from "../../web/catalogue/sign-offs.tsx";
import { mayDo, useResource } from "../use-catalogue.ts";
import { VersionsPanel } from "../../web/catalogue/versions-panel.tsx";

const VIEWS = ["facts", "versions", "users", "history"] as const;

/** One resource: what it holds, who signed, which limit runs, its versions against each other and who uses it. */
export default function ResourcePage() {
  const { resource = "" } = useParams();
  const t = useText(text);
  return (
    <Loaded query={useResource(resource)} back={{ path: "/data/catalogue", label: t.list }}>
      {(found) => <Opened key={found.id} resource={found} />}
    </Loaded>
  );
}

function Opened({ resource }: { readonly resource: ResourceDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const mayAsk = useAllows()(["liaison"]);
  const [filters, change] = useFilters(["view"]);
  const view = oneOf(filters.view, VIEWS) ?? "facts";
  const { id, state, actor } = resource;
  const version = state.versions.at(-1);
  const asks =
    mayAsk &&
    version !== undefined &&
    state.withdrawn === null &&
    version.content.attribute !== "none" &&
    !actor.unitIds.includes(state.content.providerId);
  const mayEdit = mayDo(resource, { type: "edit", content: state.content });
  return (
    <PageFrame
      title={state.content.name}
      breadcrumb={[{ title: t.list, path: "/data/catalogue" }, { title: state.content.code }]}
      lead={
        <span className="ui-row">
          <StatusLabel status={state.status} />
          <AttributeLabel attribute={state.content.attribute} />
          <SampleLabel sample={resource.sample} />
          <span>
            {state.withdrawn !== null
              ? t.withdrawn(formatDay(state.withdrawn.on, language))
              : version === undefined
                ? t.notPublished
                : t.inForce(version.number, formatDay(version.publishedOn, language))}
          </span>
        </span>
      }
      actions={
        <>
          {asks && (
            <Button type="primary" onClick={() => void navigate(`/data/requests/new?resource=${id}`)}>
              {t.request}
            </Button>
          )}
          {mayEdit && <Button onClick={() => void navigate(`/data/catalogue/${id}/edit`)}>{t.edit}</Button>}
        </>
      }
    >
      <div className="ui-stack">
        <Standing resource={resource} />
        <ResourceActs resource={resource} />
        <nav className="ui-row no-print" aria-label={t.viewsLabel}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              className="ct-class ct-view"
              aria-current={view === each ? "page" : undefined}
              onClick={() => change({ view: each === "facts" ? null : each })}
            >
              {t.views[each]}
              {each === "versions" && <span className="ui-num">{state.versions.length}</span>}
              {each === "users" && <span className="ui-num">{resource.users.length}</span>}
            </button>
          ))}
        </nav>
        {view === "facts" && (
          <>
            {resource.inside && <SignOffs resource={resource} />}
            <ResourceFacts resource={resource} />
          </>
        )}
        {view === "versions" && <VersionsPanel resource={resource} />}
        {view === "users" && <UsersPanel resource={resource} />}
        {view === "history" && <HistoryPanel resource={resource} />}
      </div>
    </PageFrame>
  );
}

/** What stands in the way or runs: the limit with its article, what came back, what lacks. */
function Standing({ resource }: { readonly resource: ResourceDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, clocks, lacking } = resource;
  const { returned, withdrawalAsked, withdrawn } = state;
  return (
    <>
      {clocks.map((shown) => (
        <section key={shown.clock.rule} className="ui-panel" aria-label={t.clock.title}>
          <span className="ui-row">
            <strong>{t.clock.title}</strong>
            <ClockWords clock={shown} />
            <span>{t.clock.due(formatDay(shown.clock.due, language), shown.clock.workingDays)}</span>
            <span className="ui-quiet" lang="zh-CN">
              {shown.clock.article}
            </span>
          </span>
          {shown.byAnalogy && <p className="ui-quiet">{t.clock.analogy}</p>}
        </section>
      ))}
      {returned !== null && (
        <p className="ui-banner">
          {t.returned(formatDay(returned.on, language))} · <span lang="zh-CN">{returned.reasons}</span>
        </p>
      )}
      {withdrawalAsked !== null && withdrawn === null && (
        <p className="ui-banner">
          {t.withdrawalAsked(formatDay(withdrawalAsked.on, language))} ·{" "}
          <span lang="zh-CN">{withdrawalAsked.reason}</span>
        </p>
      )}
      {withdrawn !== null && (
        <p className="ui-banner">
          {t.withdrawn(formatDay(withdrawn.on, language))} · <span lang="zh-CN">{withdrawn.reason}</span>
        </p>
      )}
      {lacking.length > 0 && (
        <section className="ui-banner" aria-label={t.lacking}>
          <strong>{t.lacking}</strong>
          <ul className="ct-lines">
            {lacking.map((each) => (
              <li key={each.zh}>{sentence(each)}</li>
            ))}
          </ul>
        </section>
      )}
      {[false, true].map((standing) => {
        const held = resource.held.filter((each) => (each.standing ?? false) === standing);
        return (
          held.length > 0 && (
            <p key={String(standing)} className="ui-banner">
              <strong>{standing ? t.heldStanding : t.held}</strong> {sentence(heldSentence(held))}
            </p>
          )
        );
      })}
      {resource.inside &&
        state.versions.length > 0 &&
        state.status !== "published" &&
        state.status !== "withdrawn" && <p className="ui-quiet">{t.draftBelow}</p>}
    </>
  );
}
