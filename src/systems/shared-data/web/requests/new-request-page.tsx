import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../../web/kit/filters.ts";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import type { RequestForm } from "../../domain/requests/request-row.ts";
import type { Asked } from "../../domain/requests/request.ts";
import { api } from "../client.ts";
import { AskedForm } from "./asked-form.tsx";
import { text as formText } from "./form-text.ts";
import { text } from "./request-text.ts";
import "./requests.css";
import { text as shared } from "./requests-text.ts";
import { COUNTS, FORM, REQUESTS, RESOURCES } from "./use-requests.ts";

/** A new request: first the resource, then what article 20 wants stated. */
export default function NewRequestPage() {
  const t = useText(formText).form;
  const s = useText(shared);
  const [{ resource }] = useFilters(["resource"]);
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ title: s.title, path: "/data/requests" }, { title: t.title }]}
    >
      {resource === undefined ? <Choosing /> : <Filling key={resource} resource={resource} />}
    </PageFrame>
  );
}

function Choosing() {
  const t = useText(formText).form;
  const s = useText(shared);
  const f = useText(text).fields;
  const [{ q }, change] = useFilters(["q", "resource"]);
  const query = { q };
  const found = useQuery({
    queryKey: [RESOURCES, { query }],
    queryFn: () => api(RESOURCES, { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="ui-stack" aria-label={t.choose}>
      <div className="filters">
        <SearchField label={t.search} value={q ?? ""} onSearch={(words) => change({ q: words })} />
      </div>
      <DataTable
        label={t.choose}
        rows={found.data}
        rowKey={({ id }) => id}
        error={found.error}
        onRetry={() => void found.refetch()}
        empty={<EmptyState title={t.noResource}>{t.noResourceHelp}</EmptyState>}
        columns={[
          {
            key: "name",
            title: s.columns.name,
            card: "title",
            render: ({ name, code, attribute }) => (
              <div>
                <span lang="zh-CN">{name}</span>
                <div className="ui-quiet">
                  {code} · {s.attributes[attribute]}
                </div>
              </div>
            ),
          },
          {
            key: "provider",
            title: f.provider,
            render: ({ provider }) => <span lang="zh-CN">{provider}</span>,
          },
          {
            key: "ask",
            title: <span className="ui-hidden">{t.ask}</span>,
            card: "actions",
            render: ({ id, name }) => (
              <Button size="small" aria-label={`${t.ask} ${name}`} onClick={() => change({ resource: id })}>
                {t.ask}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}

function Filling({ resource }: { readonly resource: string }) {
  const query = { resource };
  const form = useQuery({ queryKey: [FORM, { query }], queryFn: () => api(FORM, { query }) });
  return <Loaded query={form}>{(found) => <Opened form={found} />}</Loaded>;
}

function Opened({ form }: { readonly form: RequestForm }) {
  const all = useText(text);
  const t = useText(formText).form;
  const s = useText(shared);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newRequestKey);
  const { resource, provider, requester, day } = form;
  const { recipients, uses, demands } = resource.conditions;
  const drafting = useMutation({
    mutationFn: (asked: Asked) =>
      api("POST /api/data/requests", { body: { key, resourceId: resource.id, asked } }),
    onSuccess: ({ id }) => {
      for (const each of [REQUESTS, COUNTS]) void queries.invalidateQueries({ queryKey: [each] });
      void navigate(`/data/requests/${id}`);
    },
  });
  const conditions = [
    [t.recipients, recipients],
    [t.uses, uses],
    [t.demands, demands],
  ] as const;
  return (
    <div className="ui-stack">
      <section className="ui-panel" aria-label={resource.name}>
        <h2 className="ui-h2" lang="zh-CN">
          {resource.name}
        </h2>
        <p className="ui-quiet">
          {resource.code} · {s.attributes[resource.attribute]} · <span lang="zh-CN">{provider.name}</span>
        </p>
        <dl className="rq-facts">
          {conditions.map(([label, words]) => [
            <dt key={label}>{label}</dt>,
            <dd key={`${label} words`}>
              {words.length === 0 ? t.unlimited : <span lang="zh-CN">{words.join("；")}</span>}
            </dd>,
          ])}
        </dl>
      </section>
      <section className="ui-panel" aria-label={all.asked}>
        <AskedForm
          resource={resource}
          requester={requester}
          day={day}
          initial={null}
          submit={all.draftSaved}
          busy={drafting.isPending}
          error={drafting.error}
          onSubmit={(asked) => drafting.mutate(asked)}
          onCancel={() => void navigate("/data/requests")}
        />
      </section>
    </div>
  );
}
