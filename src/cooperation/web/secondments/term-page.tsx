import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { History } from "../../../web/kit/history.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { TermDetail } from "../../domain/secondment/view.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { HandOverPanel } from "./hand-over-panel.tsx";
import { text as listWords } from "./secondments-text.ts";
import { text } from "./term-text.ts";
import "./secondments.css";
import { TermActs } from "./term-acts.tsx";
import { StatusLabel } from "./term-table.tsx";
import { Warnings } from "./warnings.tsx";

const TERM = "GET /api/secondments/:term";

/** One term: who, when, why this unit, the hand-over, and what can be done now. */
export default function TermPage() {
  const { term = "" } = useParams();
  const t = useText(text);
  const w = useText(listWords);
  const isOffice = useAllows()(["office"]);
  const queries = useQueryClient();
  const call = { params: { term } };
  const detail = useQuery({ queryKey: [TERM, call], queryFn: () => api(TERM, call) });
  const notice = useMutation({
    mutationFn: () => download(urlOf("GET /api/secondments/:term/notice", call)),
  });
  const changed = async (next: TermDetail): Promise<void> => {
    queries.setQueryData([TERM, call], next);
    await queries.invalidateQueries({ queryKey: ["GET /api/secondments"] });
  };
  return (
    <Loaded query={detail} back={{ path: "/secondments", label: t.term.back }}>
      {(view) => (
        <PageFrame
          title={t.term.title(view.unitName)}
          breadcrumb={[{ title: t.term.crumb, path: "/secondments" }, { title: view.unitName }]}
          actions={
            <>
              {isOffice && (
                <Button loading={notice.isPending} onClick={() => notice.mutate()}>
                  {t.term.notice}
                </Button>
              )}
              <Button onClick={() => window.print()}>{w.print}</Button>
            </>
          }
        >
          <FailureNotice error={notice.error} />
          {view.warnings.length > 0 && (
            <section className="ui-panel" aria-label={w.warnings}>
              <Warnings warnings={view.warnings} />
            </section>
          )}
          <Facts view={view} />
          <TermActs view={view} onDone={changed} />
          <HandOverPanel view={view} onDone={changed} />
          {view.history.length > 0 && <History history={view.history} />}
        </PageFrame>
      )}
    </Loaded>
  );
}

function Facts({ view }: { readonly view: TermDetail }) {
  const t = useText(text);
  const w = useText(listWords);
  return (
    <section className="ui-panel" aria-label={t.term.days}>
      <dl className="sd-facts">
        <dt>{w.status}</dt>
        <dd className="ui-row">
          <StatusLabel status={view.status} />
          {view.sample && <span className="ui-label ui-label-ochre">{w.sample}</span>}
        </dd>
        <dt>{t.term.seat}</dt>
        <dd lang="zh-CN">{view.seatName}</dd>
        <dt>{t.term.days}</dt>
        <dd>{t.term.between(view.from, view.until, view.months)}</dd>
        <dt>{t.term.why}</dt>
        <dd lang="zh-CN">{view.why}</dd>
        <dt>{t.term.person}</dt>
        <dd>
          <Person view={view} />
        </dd>
        <dt>{t.term.successor}</dt>
        <dd>
          {view.successorTitle === null ? (
            <span className="ui-quiet">{t.term.successorNone}</span>
          ) : (
            <span lang="zh-CN">{view.successorTitle}</span>
          )}
        </dd>
        {view.note !== "" && (
          <>
            <dt>{t.term.note}</dt>
            <dd lang="zh-CN">{view.note}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Person({ view }: { readonly view: TermDetail }) {
  const { term } = useText(text);
  if (view.person)
    return (
      <span lang="zh-CN">
        {view.person.name}
        {view.person.post !== "" && `（${view.person.post}）`}
      </span>
    );
  const words = view.named ? term.personHidden : view.forgotten ? term.personErased : term.personNone;
  return <span className="ui-quiet">{words}</span>;
}
