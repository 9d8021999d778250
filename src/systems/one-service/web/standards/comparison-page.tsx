import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { DownloadButton } from "../../../../web/kit/download-button.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import { useSorting } from "../../../../web/kit/sorting.ts";
import { useAllows } from "../../../../web/frame/session.tsx";
import { COMPARISON_ORDERS, type ComparedRow } from "../../domain/standards/comparison-rows.ts";
import { INDUSTRIES, INDUSTRY_NAMES } from "../../domain/standards/industries.ts";
import { api } from "../client.ts";
import { ImportedWords, useCityName } from "./city-words.tsx";
import { useComparisonColumns } from "./comparison-columns.tsx";
import { ComparisonFigures } from "./comparison-figures.tsx";
import { text } from "./comparison-text.ts";
import { PairingsPanel } from "./pairings-panel.tsx";
import { ProposeDialog } from "./propose-dialog.tsx";
import "./standards.css";
import { COMPARISON } from "./use-standards.ts";

const VIEWS = ["groups", "pairings"] as const;
const NAMES = [
  "q",
  "type",
  "industry",
  "commonTo",
  "differing",
  "enterprise",
  "slowest",
  "page",
  "size",
  "view",
] as const;
const CITY_CODES = CITIES.map(({ code }) => code);

/** Items of the four cities side by side; what could be saved most stands first. */
export default function ComparisonPage() {
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const mayPropose = useAllows()(["office", "data-officer"]);
  const [filters, change] = useFilters(NAMES);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [proposing, setProposing] = useState(false);
  const view = oneOf(filters.view, VIEWS) ?? "groups";
  const commonTo = oneOf(filters.commonTo, ["4", "3", "2", "1"]);
  const asked = {
    q: filters.q,
    type: filters.type,
    industry: oneOf(filters.industry, INDUSTRIES),
    commonTo,
    differing: filters.differing === "1" ? "true" : "false",
    enterprise: filters.enterprise === "1" ? "true" : "false",
    slowest: oneOf(filters.slowest, CITY_CODES),
  };
  const [page, size] = [pageOf(filters.page), Math.min(200, pageOf(filters.size, 20))];
  const { order, sorting } = useSorting(COMPARISON_ORDERS);
  const query = { ...asked, ...order, page, size };
  const comparison = useQuery({
    queryKey: [COMPARISON, { query }],
    queryFn: () => api(COMPARISON, { query }),
    placeholderData: keepPreviousData,
  });
  const toggle = (key: string) =>
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const columns = useComparisonColumns(mayPropose ? { picked, toggle } : null);
  const { data } = comparison;
  const narrowed = Object.entries(asked).some(([, value]) => value !== undefined && value !== "false");
  const flag = (name: "differing" | "enterprise", label: string) => (
    <label className="ui-field">
      <input
        type="checkbox"
        checked={filters[name] === "1"}
        onChange={(event) => change({ [name]: event.target.checked ? "1" : null })}
      />
      {label}
    </label>
  );
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <DownloadButton label={t.download} url={urlOf("GET /api/item-comparison/file", { query: asked })} />
          {mayPropose && (
            <Button type="primary" disabled={picked.size === 0} onClick={() => setProposing(true)}>
              {t.propose(picked.size)}
            </Button>
          )}
        </>
      }
    >
      <div className="ui-stack">
        {proposing && <ProposeDialog keys={[...picked]} onClose={() => setProposing(false)} />}
        {data !== undefined && data.totals.items > 0 && <ComparisonFigures reply={data} />}
        <nav className="st-views no-print" aria-label={t.views}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={view === each ? "page" : undefined}
              onClick={() => change({ view: each === "groups" ? null : each })}
            >
              {t.view[each]}
              {each === "pairings" && <span className="ui-num"> {data?.proposals ?? ""}</span>}
            </button>
          ))}
        </nav>
        {view === "pairings" ? (
          <PairingsPanel page={page} onPage={(next) => change({ page: next })} />
        ) : (
          <>
            <div className="filters no-print">
              <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => change({ q })} />
              <Choice
                label={t.type}
                any={t.anyType}
                value={filters.type}
                options={(data?.types ?? []).map((type) => ({ value: type, label: type }))}
                onChange={(type) => change({ type })}
              />
              <Choice
                label={t.industry}
                any={t.anyIndustry}
                value={asked.industry}
                options={INDUSTRIES.map((each) => ({ value: each, label: sentence(INDUSTRY_NAMES[each]) }))}
                onChange={(industry) => change({ industry })}
              />
              <Choice
                label={t.commonTo}
                any={t.anyCommon}
                value={commonTo}
                options={["4", "3", "2", "1"].map((count) => ({ value: count, label: t.cities(count) }))}
                onChange={(next) => change({ commonTo: next })}
              />
              <Choice
                label={t.slowest}
                any={t.anySlowest}
                value={asked.slowest}
                options={CITY_CODES.map((code) => ({ value: code, label: t.slowestIs(cityName(code)) }))}
                onChange={(slowest) => change({ slowest })}
              />
              {flag("differing", t.differing)}
              {flag("enterprise", t.enterprise)}
            </div>
            {mayPropose && data !== undefined && data.rows.length > 0 && (
              <div className="ui-row no-print">
                <Button
                  size="small"
                  onClick={() => setPicked(new Set([...picked, ...data.rows.map(({ key }) => key)]))}
                >
                  {t.pickPage}
                </Button>
                {picked.size > 0 && (
                  <Button size="small" onClick={() => setPicked(new Set())}>
                    {t.clearPicks}
                  </Button>
                )}
              </div>
            )}
            <DataTable<ComparedRow>
              label={t.title}
              columns={columns}
              rows={data?.rows}
              rowKey={({ key }) => key}
              loading={comparison.isPlaceholderData}
              error={comparison.error}
              onRetry={() => void comparison.refetch()}
              sorting={sorting}
              paging={{
                page,
                size,
                total: data?.total ?? 0,
                onChange: (next, length) => change({ page: next, size: length === 20 ? null : length }),
              }}
              empty={
                narrowed ? (
                  <EmptyState
                    title={t.nothing}
                    action={
                      <Button onClick={() => change(Object.fromEntries(NAMES.map((name) => [name, null])))}>
                        {t.clear}
                      </Button>
                    }
                  >
                    {t.nothingHelp}
                  </EmptyState>
                ) : (
                  <EmptyState title={t.none} action={<Link to="/items">{t.toItems}</Link>}>
                    {t.noneHelp}
                  </EmptyState>
                )
              }
            />
            {data !== undefined && <ImportedWords imported={data.imported} day={data.day} />}
          </>
        )}
      </div>
    </PageFrame>
  );
}
