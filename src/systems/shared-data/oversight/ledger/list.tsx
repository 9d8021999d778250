import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { LedgerRow } from "../replies.ts";
import { api } from "../../web/client.ts";
import { GapList } from "./gap-list.tsx";
import { text } from "./words.ts";
import "../oversight.css";
import { text as shared } from "../words.ts";
import { Chinese, SampleLabel } from "../../../../web/kit/parts.tsx";

const LIST = "GET /api/data/ledgers";

/** Ledgers of use by grant, with what is missing in them. */
export default function LedgersPage() {
  const t = useText(text);
  const s = useText(shared);
  const [filters, change] = useFilters(["gaps", "page", "size"]);
  const gaps = filters.gaps !== undefined;
  const [page, size] = [pageOf(filters.page), Math.min(200, Number(filters.size) || 50)];
  const query = { page, size, ...(gaps ? { gaps: "true" } : {}) };
  const found = useQuery({
    queryKey: [LIST, { query }],
    queryFn: () => api(LIST, { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <Button onClick={() => change({ gaps: gaps ? null : "1" })}>{gaps ? t.all : t.onlyGaps}</Button>
      }
    >
      <DataTable<LedgerRow>
        label={t.title}
        columns={useColumns()}
        rows={found.data?.rows}
        rowKey={({ grantId }) => grantId}
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
          <EmptyState
            title={gaps ? s.nothing : t.none}
            action={gaps ? <Button onClick={() => change({ gaps: null })}>{t.all}</Button> : undefined}
          >
            {gaps ? s.nothingHelp : t.noneHelp}
          </EmptyState>
        }
      />
    </PageFrame>
  );
}

function useColumns(): readonly Column<LedgerRow>[] {
  const t = useText(text);
  const { language } = useLanguage();
  return [
    {
      key: "resource",
      title: t.columns.resource,
      card: "title",
      render: ({ grantId, resourceName, sample }) => (
        <span className="ui-row kit-cell">
          <Link to={`/data/ledger/${grantId}`} lang="zh-CN">
            {resourceName}
          </Link>
          <SampleLabel sample={sample} />
        </span>
      ),
    },
    {
      key: "requester",
      title: t.columns.requester,
      render: ({ requester }) => <Chinese>{requester}</Chinese>,
    },
    { key: "provider", title: t.columns.provider, render: ({ provider }) => <Chinese>{provider}</Chinese> },
    {
      key: "until",
      title: t.columns.until,
      render: ({ from, until, status }) => (
        <span className="ui-column">
          {formatDay(from, language)} – {formatDay(until, language)}
          <span className="ui-quiet">{t.statuses[status]}</span>
        </span>
      ),
    },
    {
      key: "entries",
      title: t.columns.entries,
      render: ({ entries, lastEntry }) =>
        entries === 0 ? (
          t.noEntries
        ) : (
          <span className="ui-column">
            {t.count(entries)}
            <span className="ui-quiet">{t.last(formatDay(lastEntry, language))}</span>
          </span>
        ),
    },
    {
      key: "gaps",
      title: t.columns.gaps,
      render: (row) => <GapList ledger={row} />,
    },
  ];
}
