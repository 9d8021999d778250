import { keepPreviousData, useQuery } from "@tanstack/react-query";
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

const UNIT = "GET /api/unit-cases";
const LISTS = ["to-sign", "overdue", "in-work", "waiting", "to-deliver", "to-answer", "over", "all"] as const;

/** The desk of a deciding unit: what is overdue or due next first. */
export default function CasesPage() {
  const t = useText(text);
  const [filters, change] = useFilters(["list", "q", "page", "size"]);
  const list = oneOf(filters.list, LISTS) ?? "all";
  const [page, size] = [pageOf(filters.page), Math.min(200, pageOf(filters.size, 50))];
  const { order, sorting } = useSorting(CASE_ORDERS);
  const asked = { list, q: filters.q, ...order };
  const query = { ...asked, page, size };
  const cases = useQuery({
    queryKey: [UNIT, query],
    queryFn: () => api(UNIT, { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <PageFrame title={t.unit} lead={t.unitLead}>
      <div className="ui-stack">
        <ListTabs
          lists={LISTS}
          counts={cases.data?.counts}
          value={list}
          names={{ "to-deliver": t.toSend }}
          onChange={(next) => change({ list: next === "all" ? null : next })}
        />
        <div className="filters no-print">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => change({ q })} />
          <DownloadButton label={t.workbook} url={urlOf(`${UNIT}/workbook`, { query: asked })} />
        </div>
        <CaseList
          label={t.unit}
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
          empty={<EmptyState title={t.emptyUnit}>{t.emptyUnitHelp}</EmptyState>}
        />
      </div>
    </PageFrame>
  );
}
