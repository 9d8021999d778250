import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { addDays } from "../../../kernel/calendar.ts";
import { say, typedOf } from "../../../kernel/fields.ts";
import "../../../web/frame/desk.css";
import { useSentence } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { chinese, factsOf, shown, useColumns } from "../../../web/kit/columns.tsx";
import { DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { Form } from "../../../web/kit/form.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { SearchField } from "../../../web/kit/search-field.tsx";
import { api } from "../web/client.ts";
import { ASKED, type Asked, ASKED_HELP, SAVE_DRAFT } from "./fields.ts";
import { INPUTS } from "./inputs.tsx";
import { request } from "./kind.ts";
import { ATTRIBUTES } from "./labels.tsx";
import { scopeWarnings } from "./scope.ts";
import { COUNTS } from "./use-counts.ts";
import type { AskableResource, RequestForm } from "./view.ts";

const TITLE = say("提出共享申请", "New request for data");
const PROVIDER = say("提供部门", "Provider");

/** A new request: first the resource, then what article 20 wants stated. */
export default function NewRequestPage() {
  const sentence = useSentence();
  const [{ resource }] = useFilters(["resource"]);
  const title = sentence(TITLE);
  return (
    <PageFrame
      title={title}
      lead={sentence(
        say(
          "条例第二十条：写明使用依据、使用场景、使用范围、共享方式、使用时限，经本单位负责人同意后提出。",
          "Article 20: state basis, scenario, scope, way of sharing and time limit; your head consents before it is filed.",
        ),
      )}
      breadcrumb={[{ title: sentence(request.name), path: "/data/requests" }, { title }]}
    >
      {resource === undefined ? <Choosing /> : <Filling key={resource} resource={resource} />}
    </PageFrame>
  );
}

function Choosing() {
  const sentence = useSentence();
  const [{ q }, change] = useFilters(["q", "resource"]);
  const route = "GET /api/data/request-resources";
  const found = useQuery({
    queryKey: [route, { q }],
    queryFn: () => api(route, { query: { q } }),
    placeholderData: keepPreviousData,
  });
  const ask = sentence(say("申请这项数据", "Ask for this"));
  const label = sentence(say("选择要申请的数据", "Choose the data"));
  const columns = useColumns<AskableResource>([
    shown(
      say("数据目录", "Resource"),
      ({ name, code, attribute }, { sentence }) => (
        <div>
          <span lang="zh-CN">{name}</span>
          <div className="ui-quiet">
            {code} · {sentence(ATTRIBUTES[attribute])}
          </div>
        </div>
      ),
      { card: "title" },
    ),
    chinese(PROVIDER, ({ provider }) => provider),
    shown(
      say("申请", "Ask"),
      ({ id, name }) => (
        <Button size="small" aria-label={`${ask} ${name}`} onClick={() => change({ resource: id })}>
          {ask}
        </Button>
      ),
      { card: "actions" },
    ),
  ]);
  return (
    <section className="ui-stack" aria-label={label}>
      <div className="filters">
        <SearchField
          label={sentence(say("目录名称、代码、提供单位", "Resource, code, provider"))}
          value={q ?? ""}
          onSearch={(words) => change({ q: words })}
        />
      </div>
      <DataTable
        {...{ label, columns }}
        rows={found.data}
        rowKey={({ id }) => id}
        error={found.error}
        onRetry={() => void found.refetch()}
        empty={
          <EmptyState
            title={sentence(
              say("目录中没有找到可以申请的数据", "The catalogue has nothing like that to ask for"),
            )}
          >
            {sentence(
              say(
                "换一个词再找；目录没有的，请先与提供部门或主管部门联系编目。",
                "Try another word. What is not catalogued is first talked over with its provider or the data authority.",
              ),
            )}
          </EmptyState>
        }
      />
    </section>
  );
}

function Filling({ resource }: { readonly resource: string }) {
  const route = "GET /api/data/request-form";
  const query = { resource };
  const form = useQuery({ queryKey: [route, { query }], queryFn: () => api(route, { query }) });
  return <Loaded query={form}>{(found) => <Opened form={found} />}</Loaded>;
}

const limited = (words: readonly string[]) => (words.length === 0 ? null : words.join("；"));
const Conditions = factsOf<RequestForm>([
  shown(say("目录代码", "Code"), ({ resource }, { sentence }) => (
    <>
      {resource.code} · {sentence(ATTRIBUTES[resource.attribute])}
    </>
  )),
  chinese(PROVIDER, ({ provider }) => provider.name),
  ...(
    [
      [say("共享范围", "Shared with"), "recipients"],
      [say("使用用途", "Uses"), "uses"],
      [say("使用要求", "Demands"), "demands"],
    ] as const
  ).map(([name, key]) =>
    shown<RequestForm>(
      name,
      ({ resource }, { sentence }) =>
        limited(resource.conditions[key]) ?? sentence(say("未限定", "not limited")),
    ),
  ),
]);

const YEAR_DAYS = 365;
const among = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

function Opened({ form }: { readonly form: RequestForm }) {
  const sentence = useSentence();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newRequestKey);
  const { resource, requester, day } = form;
  const initial = typedOf(ASKED, {
    purposes: resource.conditions.uses.slice(0, 1),
    mode: resource.modes[0] ?? "api",
    until: addDays(day, YEAR_DAYS),
    callsPerDay: 100,
    rowsPerCall: 10,
  });
  return (
    <div className="ui-stack">
      <h2 className="ui-h2" lang="zh-CN">
        {resource.name}
      </h2>
      <Conditions detail={form} />
      <Form
        name={sentence(TITLE)}
        help={sentence(ASKED_HELP)}
        button={sentence(SAVE_DRAFT)}
        fields={ASKED}
        inputs={INPUTS}
        choices={{ items: among(resource.items), mode: among(resource.modes) }}
        {...{ initial, day }}
        draft={`request:new:${resource.id}`}
        hints={(asked: Partial<Asked>) => scopeWarnings(asked, resource, requester)}
        onClose={() => void navigate("/data/requests")}
        onSent={() => {}}
        onSend={async (asked) => {
          const { id } = await api("POST /api/data/requests", {
            body: { key, resourceId: resource.id, asked },
          });
          for (const each of ["GET /api/data/requests", COUNTS])
            void queries.invalidateQueries({ queryKey: [each] });
          await navigate(`/data/requests/${id}`);
        }}
      />
    </div>
  );
}
