import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { lazy, Suspense, useState } from "react";
import { urlOf } from "../../web/frame/api.ts";
import { Choice } from "../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../web/kit/data-table.tsx";
import { download } from "../../web/kit/download.ts";
import { ImportUpload } from "../../web/kit/import-upload.tsx";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { failureOf } from "../../web/frame/failure.ts";
import { oneOf, pageOf, useFilters } from "../../web/kit/filters.ts";
import { formatList } from "../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { StatusLabel } from "../../web/kit/parts.tsx";
import { SearchField } from "../../web/kit/search-field.tsx";
import { useSorting } from "../../web/kit/sorting.ts";
import { useAllows } from "../../web/frame/session.tsx";
import { type OrganisationRow, UNIT_ORDERS } from "../domain/organisation.ts";
import { api } from "./api.ts";
import { MergeSuggestions } from "./merge-suggestions.tsx";
import "./roster.css";
import { text } from "./roster-text.ts";

const STATES = ["proposed", "confirmed", "collective"] as const;

// Its fields stand in files of their own.
const UnitForm = lazy(() => import("./unit-form.tsx"));

export default function RosterPage() {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const queries = useQueryClient();
  const mayChange = useAllows()(["office"]);
  const [filters, setFilters] = useFilters(["q", "state", "page", "size"]);
  const [editing, setEditing] = useState<string | "new" | null>(null);
  const [exporting, setExporting] = useState(false);
  const page = pageOf(filters.page);
  const size = Math.min(200, pageOf(filters.size, 50));
  const state = oneOf(filters.state, STATES);
  const { order, sorting } = useSorting(UNIT_ORDERS);
  const list = useQuery({
    queryKey: ["organisations", "list", filters, order],
    queryFn: () => api("GET /api/organisations", { query: { q: filters.q, state, ...order, page, size } }),
    placeholderData: keepPreviousData,
  });
  const changed = () => void queries.invalidateQueries({ queryKey: ["organisations"] });
  const exportRoster = async () => {
    setExporting(true);
    await download(urlOf("GET /api/organisations/roster")).catch((error: unknown) =>
      tell.failed(sentence(failureOf(error).sentence)),
    );
    setExporting(false);
  };

  const columns: readonly Column<OrganisationRow>[] = [
    {
      key: "name",
      title: t.name,
      sort: "name",
      card: "title",
      render: (unit) => (
        <>
          {unit.name}
          {unit.collective && (
            <div className="quiet small">
              {unit.memberNames.length === 0
                ? t.noMembers
                : t.membersOf(formatList(unit.memberNames, language))}
            </div>
          )}
        </>
      ),
    },
    {
      key: "aliases",
      title: t.aliases,
      render: (unit) => unit.aliases.join(language === "zh" ? "、" : ", "),
    },
    { key: "parent", title: t.parent, sort: "parent", render: (unit) => unit.parentName },
    {
      key: "region",
      title: t.region,
      sort: "region",
      render: (unit) => <span className="tabular">{unit.regionCode}</span>,
    },
    {
      key: "state",
      title: t.state,
      render: (unit) => (
        <>
          {unit.proposed ? <StatusLabel name={t.states.proposed} tone="ochre" /> : t.states.confirmed}
          {unit.collective && (
            <>
              {" "}
              <StatusLabel name={t.states.collective} tone="quiet" />
            </>
          )}
        </>
      ),
    },
    { key: "people", title: t.people, sort: "people", figure: true, render: (unit) => unit.accounts },
    ...(mayChange
      ? [
          {
            key: "actions",
            title: t.actions,
            card: "actions",
            render: (unit) => (
              <Button size="small" onClick={() => setEditing(unit.id)}>
                {unit.proposed ? t.review : t.edit}
              </Button>
            ),
          } satisfies Column<OrganisationRow>,
        ]
      : []),
  ];

  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        mayChange && (
          <>
            <ImportUpload
              label={t.importRoster}
              route="POST /api/rosters/:roster/imports"
              params={{ roster: "units" }}
              to={(id) => `/roster/imports/${id}`}
            />
            <Button loading={exporting} onClick={() => void exportRoster()}>
              {t.exportRoster}
            </Button>
            <Button type="primary" onClick={() => setEditing("new")}>
              {t.add}
            </Button>
          </>
        )
      }
    >
      {mayChange && <MergeSuggestions onMerged={changed} />}
      {mayChange && (list.data?.proposed ?? 0) > 0 && state !== "proposed" && (
        <Alert
          type="warning"
          showIcon
          title={t.proposedCount(list.data?.proposed ?? 0)}
          action={
            <Button size="small" onClick={() => setFilters({ state: "proposed", q: null })}>
              {t.show}
            </Button>
          }
        />
      )}
      <div className="filters no-print">
        <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => setFilters({ q })} />
        <Choice
          label={t.state}
          any={t.all}
          value={state ?? undefined}
          options={STATES.map((value) => ({ value, label: t.states[value] }))}
          onChange={(next) => setFilters({ state: next })}
        />
      </div>
      <DataTable
        label={t.title}
        columns={columns}
        rows={list.data?.rows}
        rowKey={(unit) => unit.id}
        loading={list.isPlaceholderData}
        error={list.error}
        onRetry={() => void list.refetch()}
        sorting={sorting}
        paging={{
          page,
          size,
          total: list.data?.total ?? 0,
          onChange: (next, nextSize) => setFilters({ page: next, size: nextSize }),
        }}
        empty={<EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>}
      />
      {editing !== null && (
        <Suspense fallback={null}>
          <UnitForm
            id={editing === "new" ? null : editing}
            onClose={() => setEditing(null)}
            onSaved={() => {
              setEditing(null);
              changed();
            }}
          />
        </Suspense>
      )}
    </PageFrame>
  );
}
