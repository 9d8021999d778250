import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Choice } from "../../../../web/choice.tsx";
import { DataTable } from "../../../../web/data-table.tsx";
import "../../../../web/desk.css";
import { EmptyState } from "../../../../web/empty-state.tsx";
import { oneOf, useFilters } from "../../../../web/filters.ts";
import { useText } from "../../../../web/language.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import { SearchField } from "../../../../web/search-field.tsx";
import { useAllows } from "../../../../web/session.tsx";
import { LIBRARY_SORTS, type LibraryContent } from "../../domain/catalogue/library.ts";
import type { LibraryRow } from "../../domain/catalogue/library-row.ts";
import { api } from "../client.ts";
import "./catalogue.css";
import { text } from "./libraries-text.ts";
import { LibraryForm } from "./library-form.tsx";
import { LibraryEnd, LibraryStatusLabel } from "./library-labels.tsx";
import { useRegionName } from "./resource-labels.tsx";
import { LIBRARIES } from "./use-catalogue.ts";

/** Theme and special libraries, those that end first before the others. */
export default function LibrariesPage() {
  const t = useText(text);
  const regionName = useRegionName();
  const mayWrite = useAllows()(["unit-head", "liaison", "data-officer"]);
  const [filters, change] = useFilters(["q", "sort", "new"]);
  const query = { q: filters.q, sort: oneOf(filters.sort, LIBRARY_SORTS) };
  const found = useQuery({ queryKey: [LIBRARIES, { query }], queryFn: () => api(LIBRARIES, { query }) });
  const beginning = mayWrite && filters.new !== undefined;
  const narrowed = query.q !== undefined || query.sort !== undefined;
  const create = (
    <Button type="primary" onClick={() => change({ new: "1" })}>
      {t.create}
    </Button>
  );
  return (
    <PageFrame title={t.title} lead={t.lead} actions={mayWrite && !beginning && create}>
      <div className="sv-stack">
        {beginning && <Beginning onClose={() => change({ new: null })} />}
        <div className="filters no-print">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(words) => change({ q: words })} />
          <Choice
            label={t.sort}
            any={t.anySort}
            value={query.sort}
            options={LIBRARY_SORTS.map((each) => ({ value: each, label: t.sorts[each] }))}
            onChange={(next) => change({ sort: next })}
          />
        </div>
        <DataTable<LibraryRow>
          label={t.title}
          rows={found.data?.rows}
          rowKey={({ id }) => id}
          error={found.error}
          onRetry={() => void found.refetch()}
          empty={
            narrowed ? (
              <EmptyState
                title={t.nothing}
                action={<Button onClick={() => change({ q: null, sort: null })}>{t.clear}</Button>}
              />
            ) : (
              <EmptyState title={t.none} action={mayWrite && !beginning ? create : undefined}>
                {t.noneHelp}
              </EmptyState>
            )
          }
          columns={[
            {
              key: "name",
              title: t.columns.name,
              card: "title",
              render: ({ id, name, sort, purpose, sample }) => (
                <div className="sv-plan-title">
                  <Link to={`/data/libraries/${id}`} lang="zh-CN">
                    {name}
                  </Link>{" "}
                  {sample && <span className="sv-label sv-label-ochre">{t.sample}</span>}{" "}
                  <span className="sv-label sv-label-river">{t.sorts[sort]}</span>
                  <div className="sv-quiet" lang="zh-CN">
                    {purpose}
                  </div>
                </div>
              ),
            },
            {
              key: "unit",
              title: t.columns.unit,
              render: ({ unitName, regionCode }) => (
                <span className="sv-column">
                  <span lang="zh-CN">{unitName}</span>
                  <span className="sv-quiet">{regionName(regionCode)}</span>
                </span>
              ),
            },
            {
              key: "holds",
              title: t.columns.holds,
              render: ({ resources, items }) => t.holds(resources, items),
            },
            {
              key: "until",
              title: t.columns.until,
              render: ({ until }) => <LibraryEnd until={until} day={found.data?.day ?? ""} />,
            },
            {
              key: "status",
              title: t.status,
              render: ({ status, versions }) => (
                <span className="sv-row">
                  <LibraryStatusLabel status={status} />
                  {versions > 0 && <span className="sv-quiet">{t.version(versions)}</span>}
                </span>
              ),
            },
          ]}
        />
      </div>
    </PageFrame>
  );
}

function Beginning({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [key] = useState(newRequestKey);
  const saving = useMutation({
    mutationFn: (content: LibraryContent) => api("POST /api/libraries", { body: { key, content } }),
    onSuccess: ({ id }) => void navigate(`/data/libraries/${id}`),
  });
  return (
    <LibraryForm
      initial={null}
      busy={saving.isPending}
      error={saving.error}
      onSave={(content) => saving.mutate(content)}
      onCancel={onClose}
    />
  );
}
