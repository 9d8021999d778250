import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { Choice } from "../../../../web/choice.tsx";
import { type Column, DataTable } from "../../../../web/data-table.tsx";
import "../../../../web/desk.css";
import { EmptyState } from "../../../../web/empty-state.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/filters.ts";
import { formatDay } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { SearchField } from "../../../../web/search-field.tsx";
import { useAllows } from "../../../../web/session.tsx";
import { CORRECTION_STATUS_NAMES, CORRECTION_STATUSES } from "../../domain/oversight/correction.ts";
import type { CorrectionRow } from "../../domain/oversight/oversight-replies.ts";
import { api } from "../client.ts";
import { text } from "./corrections-text.ts";
import "./oversight.css";
import { text as shared } from "./oversight-text.ts";
import { Chinese, SampleLabel } from "./parts.tsx";

const LIST = "GET /api/data/corrections";

/** Corrections: which wait for an answer, and who has applied them. */
export default function CorrectionsPage() {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const allows = useAllows();
  const goTo = useNavigate();
  const applicant = allows(["applicant"]);
  const mayAsk = allows(["liaison", "unit-head", "applicant"]);
  const [filters, change] = useFilters(["q", "status", "page", "size"]);
  const status = oneOf(filters.status, CORRECTION_STATUSES);
  const { q } = filters;
  const [page, size] = [pageOf(filters.page), Math.min(200, Number(filters.size) || 50)];
  const asked = { q, status, page, size };
  const found = useQuery({
    queryKey: [LIST, { query: asked }],
    queryFn: () => api(LIST, { query: asked }),
    placeholderData: keepPreviousData,
  });
  const narrowed = q !== undefined || status !== undefined;
  const create = mayAsk && (
    <Button type="primary" onClick={() => void goTo("/data/corrections/new")}>
      {t.create}
    </Button>
  );
  return (
    <PageFrame title={t.title} lead={applicant ? t.leadApplicant : t.lead} actions={create}>
      <div className="sv-stack">
        <div className="filters no-print">
          <SearchField label={s.search} value={q ?? ""} onSearch={(words) => change({ q: words })} />
          <Choice
            label={s.status}
            any={s.anyStatus}
            value={status}
            options={CORRECTION_STATUSES.map((each) => ({
              value: each,
              label: sentence(CORRECTION_STATUS_NAMES[each]),
            }))}
            onChange={(next) => change({ status: next })}
          />
        </div>
        <DataTable<CorrectionRow>
          label={t.title}
          columns={useColumns()}
          rows={found.data?.rows}
          rowKey={({ id }) => id}
          loading={found.isPlaceholderData}
          error={found.error}
          onRetry={() => void found.refetch()}
          paging={{
            page,
            size,
            total: found.data?.total ?? 0,
            onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
          }}
          empty={
            narrowed ? (
              <EmptyState
                title={s.nothing}
                action={<Button onClick={() => change({ q: null, status: null })}>{s.clear}</Button>}
              >
                {s.nothingHelp}
              </EmptyState>
            ) : (
              <EmptyState title={t.none} action={create}>
                {t.noneHelp}
              </EmptyState>
            )
          }
        />
      </div>
    </PageFrame>
  );
}

function useColumns(): readonly Column<CorrectionRow>[] {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  return [
    {
      key: "resource",
      title: t.columns.resource,
      card: "title",
      render: ({ id, resourceName, sample, waitsForMe }) => (
        <span className="sv-row ov-cell">
          <Link to={`/data/corrections/${id}`} lang="zh-CN">
            {resourceName}
          </Link>
          <SampleLabel sample={sample} />
          {waitsForMe && <span className="sv-label sv-label-river">{t.waits}</span>}
        </span>
      ),
    },
    { key: "provider", title: t.columns.provider, render: ({ provider }) => <Chinese>{provider}</Chinese> },
    {
      key: "asker",
      title: t.columns.asker,
      render: ({ asker }) => (asker === null ? t.subject : <Chinese>{asker}</Chinese>),
    },
    {
      key: "status",
      title: t.columns.status,
      render: ({ status }) => sentence(CORRECTION_STATUS_NAMES[status]),
    },
    {
      key: "due",
      title: t.columns.due,
      render: ({ due, late }) => (
        <span className="sv-column">
          {formatDay(due, language)}
          {late && <span className="ov-late">{s.late}</span>}
        </span>
      ),
    },
    {
      key: "applied",
      title: t.columns.applied,
      render: ({ recipients, applied }) =>
        recipients === 0 ? t.noRecipients : t.progress(applied, recipients),
    },
  ];
}
