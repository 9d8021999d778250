import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useNavigate } from "react-router";
import "../../../../web/frame/desk.css";
import { urlOf } from "../../../../web/frame/api.ts";
import { DownloadButton } from "../../../../web/kit/download-button.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import { useSorting } from "../../../../web/kit/sorting.ts";
import { CASE_ORDERS } from "../../domain/cases/case-view.ts";
import { api } from "../client.ts";
import { CaseList, ListTabs } from "./case-list.tsx";
import { text } from "./cases-text.ts";
import "./cases.css";

const WINDOW = "GET /api/window-cases";
const LISTS = ["to-hand-over", "handed-over", "waiting", "to-deliver", "today", "all"] as const;

/** A service window: receive for another city, hand over, give out what came back. */
export default function WindowPage() {
  const t = useText(text);
  const navigate = useNavigate();
  const [filters, change] = useFilters(["list", "q", "page", "size"]);
  const list = oneOf(filters.list, LISTS) ?? "to-hand-over";
  const [page, size] = [pageOf(filters.page), Math.min(200, pageOf(filters.size, 50))];
  const { order, sorting } = useSorting(CASE_ORDERS);
  const asked = { list, q: filters.q, ...order };
  const query = { ...asked, page, size };
  const cases = useQuery({
    queryKey: [WINDOW, query],
    queryFn: () => api(WINDOW, { query }),
    placeholderData: keepPreviousData,
  });
  const receive = (
    <Button type="primary" size="large" onClick={() => void navigate("/window/receive")}>
      {t.receive}
    </Button>
  );
  return (
    <PageFrame title={t.window} lead={t.windowLead} actions={receive}>
      <div className="ui-stack">
        <ListTabs
          lists={LISTS}
          counts={cases.data?.counts}
          value={list}
          onChange={(next) => change({ list: next })}
        />
        <div className="filters no-print">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => change({ q })} />
          <DownloadButton label={t.workbook} url={urlOf(`${WINDOW}/workbook`, { query: asked })} />
        </div>
        <CaseList
          label={t.window}
          rows={cases.data?.rows}
          loading={cases.isPlaceholderData}
          error={cases.error}
          onRetry={() => void cases.refetch()}
          sorting={sorting}
          to={({ id }) => `/cases/${id}`}
          paging={{
            page,
            size,
            total: cases.data?.total ?? 0,
            onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
          }}
          empty={<EmptyState title={t.emptyWindow}>{t.emptyWindowHelp}</EmptyState>}
        />
      </div>
    </PageFrame>
  );
}
