import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { urlOf } from "../../../../web/frame/api.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { download } from "../../../../web/kit/download.ts";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { breachOf } from "../../domain/clocks/breaches.ts";
import { REQUEST_TABS, type RequestRow } from "../../domain/requests/request-row.ts";
import { REQUEST_STATUSES } from "../../domain/requests/request.ts";
import { STATUS_WORDS } from "../../domain/requests/request-words.ts";
import { api } from "../client.ts";
import { ClockWords, SampleLabel, StatusLabel, StepWords } from "./request-labels.tsx";
import "./requests.css";
import { text } from "./requests-text.ts";
import { REQUESTS, useCounts } from "./use-requests.ts";

/** Requests for shared data: what waits for the reader, what the unit asked and was asked, with the limit of each. */
export default function RequestsPage() {
  const t = useText(text);
  const sentence = useSentence();
  const navigate = useNavigate();
  const allows = useAllows();
  const [mayAsk, seesAll, hasUnit] = [
    allows(["liaison"]),
    allows(["data-officer", "office"]),
    allows(["liaison", "unit-head", "data-officer"]),
  ];
  const [filters, change] = useFilters(["tab", "q", "status", "overdue", "page", "size"]);
  const counts = useCounts();
  const tabs = REQUEST_TABS.filter((each) => (each === "all" ? seesAll : hasUnit));
  const tab = oneOf(filters.tab, tabs) ?? tabs[0] ?? "all";
  const status = oneOf(filters.status, REQUEST_STATUSES);
  const overdue = filters.overdue === "1";
  const [page, size] = [pageOf(filters.page), Math.min(200, Number(filters.size) || 50)];
  const chosen = { tab, q: filters.q, status, ...(overdue ? { overdue: "true" } : {}) };
  const query = { ...chosen, page, size };
  const requests = useQuery({
    queryKey: [REQUESTS, { query }],
    queryFn: () => api(REQUESTS, { query }),
    placeholderData: keepPreviousData,
  });
  const exporting = useMutation({
    mutationFn: () => download(urlOf("GET /api/data/request-workbook", { query: chosen })),
  });
  const columns = useColumns();
  const narrowed = filters.q !== undefined || status !== undefined || overdue;
  const create = (
    <Button type="primary" onClick={() => void navigate("/data/requests/new")}>
      {t.create}
    </Button>
  );
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <>
          {mayAsk && create}
          <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
            {t.export}
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <FailureNotice error={exporting.error} />
        <nav className="rq-tabs no-print" aria-label={t.tabsLabel}>
          {tabs.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={each === tab ? "page" : undefined}
              onClick={() => change({ tab: each === tabs[0] ? null : each })}
            >
              {t.tabs[each]} {counts.data && <span className="ui-num">{counts.data[each]}</span>}
            </button>
          ))}
        </nav>
        <div className="filters no-print">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(words) => change({ q: words })} />
          <Choice
            label={t.status}
            any={t.anyStatus}
            value={status}
            options={REQUEST_STATUSES.map((each) => ({ value: each, label: sentence(STATUS_WORDS[each]) }))}
            onChange={(next) => change({ status: next })}
          />
          <label className="ui-field">
            <input
              type="checkbox"
              checked={overdue}
              onChange={({ target }) => change({ overdue: target.checked ? "1" : null })}
            />
            {t.overdueOnly}
          </label>
        </div>
        <DataTable<RequestRow>
          label={t.title}
          columns={columns}
          rows={requests.data?.rows}
          rowKey={({ id }) => id}
          loading={requests.isPlaceholderData}
          error={requests.error}
          onRetry={() => void requests.refetch()}
          paging={{
            page,
            size,
            total: requests.data?.total ?? 0,
            onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
          }}
          empty={
            narrowed ? (
              <EmptyState
                title={t.nothing}
                action={
                  <Button onClick={() => change({ q: null, status: null, overdue: null })}>{t.clear}</Button>
                }
              >
                {t.nothingHelp}
              </EmptyState>
            ) : (
              <EmptyState title={t.none[tab]} action={mayAsk ? create : undefined}>
                {t.noneHelp}
              </EmptyState>
            )
          }
        />
      </div>
    </PageFrame>
  );
}

function useColumns(): readonly Column<RequestRow>[] {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return [
    {
      key: "name",
      title: t.columns.name,
      card: "title",
      render: ({ id, name, code, attribute, sample, filedOn }) => (
        <div className="ui-plan-title">
          <Link to={`/data/requests/${id}`} lang="zh-CN">
            {name}
          </Link>{" "}
          <SampleLabel sample={sample} />
          <div className="ui-quiet">
            {code} · {t.attributes[attribute]} ·{" "}
            {filedOn === null ? t.notFiled : t.filedOn(formatDay(filedOn, language))}
          </div>
        </div>
      ),
    },
    {
      key: "parties",
      title: t.columns.parties,
      render: ({ requester, provider }) => (
        <span className="ui-column" lang="zh-CN">
          <span>{requester.name}</span>
          <span>→ {provider.name}</span>
        </span>
      ),
    },
    {
      key: "status",
      title: t.columns.status,
      render: ({ status, until }) => (
        <span className="ui-column">
          <span>
            <StatusLabel status={status} />
          </span>
          {until !== null && <span className="ui-quiet">{t.usedUntil(formatDay(until, language))}</span>}
        </span>
      ),
    },
    {
      key: "due",
      title: t.columns.due,
      render: ({ running, breaches }) => (
        <span className="ui-column">
          {running !== null && <ClockWords shown={running} />}
          {running === null && breaches.length === 0 && t.noClock}
          {breaches
            .filter((code) => code !== running?.clock.breach)
            .map((code) => (
              <strong key={code} className="rq-overdue">
                ▲ {sentence(breachOf(code).name)}
              </strong>
            ))}
        </span>
      ),
    },
    { key: "next", title: t.columns.next, render: ({ steps }) => <StepWords steps={steps} /> },
  ];
}
