import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useParams } from "react-router";
import { urlOf } from "../../../../web/frame/api.ts";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatInstant } from "../../../../web/frame/format.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { RequestDetail } from "../../domain/requests/request-row.ts";
import { GrantUsage } from "../../exchange/grant/usage.tsx";
import { ClockPanel } from "./clock-panel.tsx";
import { RequestActs } from "./request-acts.tsx";
import { AnswerFacts, AskedFacts } from "./request-facts.tsx";
import { SampleLabel, StatusLabel } from "./request-labels.tsx";
import { text } from "./request-text.ts";
import "./requests.css";
import { text as shared } from "./requests-text.ts";
import { useRequest } from "./use-requests.ts";

/** One request: what can be done, its limits, what is asked and answered, what was done. */
export default function RequestPage() {
  const { request = "" } = useParams();
  const t = useText(text);
  return (
    <Loaded query={useRequest(request)} back={{ path: "/data/requests", label: t.toList }}>
      {(found) => <Opened key={`${found.id} ${String(found.version)}`} request={found} />}
    </Loaded>
  );
}

function Opened({ request }: { readonly request: RequestDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { id, state, sample } = request;
  const exporting = useMutation({
    mutationFn: (part: "request" | "answer") =>
      download(urlOf("GET /api/data/requests/:request/paper", { params: { request: id }, query: { part } })),
  });
  return (
    <PageFrame
      title={state.resource.name}
      breadcrumb={[{ title: s.title, path: "/data/requests" }, { title: state.resource.code }]}
      lead={
        <span className="ui-row">
          <StatusLabel status={state.status} />
          <span>{s.attributes[state.resource.attribute]}</span>
          <SampleLabel sample={sample} />
        </span>
      }
      actions={
        <>
          <Button loading={exporting.isPending} onClick={() => exporting.mutate("request")}>
            {t.exportRequest}
          </Button>
          {state.answered !== null && (
            <Button loading={exporting.isPending} onClick={() => exporting.mutate("answer")}>
              {t.exportAnswer}
            </Button>
          )}
        </>
      }
    >
      <div className="ui-stack">
        <FailureNotice error={exporting.error} />
        <RequestActs request={request} />
        {request.grant !== null && (
          <nav className="ui-panel ui-row no-print" aria-label={t.use}>
            <span className="ui-quiet">{t.use}</span>
            <GrantUsage grant={id} />
            <Link to={`/data/ledger/${id}`}>{t.ledger}</Link>
          </nav>
        )}
        <div className="rq-two">
          <div className="ui-stack">
            <AnswerFacts request={request} />
            <AskedFacts request={request} />
          </div>
          <ClockPanel request={request} />
        </div>
        <section className="ui-panel" aria-label={t.history}>
          <h2 className="ui-h2">{t.history}</h2>
          <DataTable
            label={t.history}
            rows={request.history}
            rowKey={({ version }) => version}
            columns={[
              {
                key: "what",
                title: t.what,
                card: "title",
                render: ({ sentence: words }) => sentence(words),
              },
              { key: "by", title: t.by, render: ({ by }) => <span lang="zh-CN">{by}</span> },
              { key: "at", title: t.at, render: ({ at }) => formatInstant(at) },
            ]}
          />
        </section>
      </div>
    </PageFrame>
  );
}
