import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { DownloadButton } from "../../../../web/kit/download-button.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import { useSorting } from "../../../../web/kit/sorting.ts";
import { ITEM_ORDERS } from "../../domain/items/item-row.ts";
import { LINT_RULES } from "../../domain/items/lint.ts";
import { api } from "../client.ts";
import { useCityName } from "./item-words.tsx";
import { LatestImports } from "../../item-import/latest.tsx";
import "./items.css";
import { ItemsUpload } from "../../item-import/upload.tsx";
import { useItemColumns } from "./item-columns.tsx";
import { text } from "./items-text.ts";
import { RuleCounts } from "./rule-counts.tsx";

const ITEMS = "GET /api/items";
const NAMES = ["q", "city", "type", "dept", "finding", "page", "size"] as const;
const MOST_RULES_SHOWN = 12;

/** The items of the four cities: what is wrong with them, and where new exports come in. */
export default function ItemsPage() {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const cityName = useCityName();
  const columns = useItemColumns();
  const [filters, change] = useFilters(NAMES);
  const { q, city, type, dept, finding } = filters;
  const [page, size] = [pageOf(filters.page), Math.min(200, pageOf(filters.size, 50))];
  const narrowing = { q, city, type, dept, finding };
  const { order, sorting } = useSorting(ITEM_ORDERS);
  const query = { ...narrowing, ...order, page, size };
  const items = useQuery({
    queryKey: [ITEMS, { query }],
    queryFn: () => api(ITEMS, { query }),
    placeholderData: keepPreviousData,
  });
  const { data } = items;
  const narrowed = Object.values(narrowing).some((each) => each !== undefined);
  const figure = (value: number) => formatFigure(value, language);
  const depts = (data?.depts ?? []).filter((each) => city === undefined || each.city === city);
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <span className="ui-row">
          <Link to="/items/comparison">{t.comparison}</Link>
          <Link to="/items/asked-again">{t.askedAgain}</Link>
          {data !== undefined && data.total > 0 && (
            <DownloadButton
              label={t.workbook}
              title={t.workbookHelp}
              url={urlOf("GET /api/items/workbook", { query: narrowing })}
            />
          )}
        </span>
      }
    >
      <div className="ui-stack">
        {data !== undefined && data.cities.length > 0 && (
          <div className="it-cities" role="group" aria-label={t.cityLabel}>
            {data.cities.map(({ city: code, items: count, errors }) => (
              <button
                key={code}
                type="button"
                aria-pressed={city === code}
                onClick={() => change({ city: city === code ? null : code, dept: null })}
              >
                <b>{cityName(code)}</b>
                <br />
                <span className="ui-quiet">{t.cities(figure(count), figure(errors))}</span>
              </button>
            ))}
          </div>
        )}
        <div className="it-top">
          {data !== undefined && data.importsFor.length > 0 && <ItemsUpload cities={data.importsFor} />}
          <LatestImports />
        </div>
        {data !== undefined && data.byRule.length > 0 && (
          <section className="ui-panel" aria-labelledby="items-rules">
            <h2 id="items-rules">{t.byRule}</h2>
            <p className="ui-quiet">{t.byRuleHelp}</p>
            <RuleCounts
              counts={data.byRule.slice(0, MOST_RULES_SHOWN)}
              chosen={finding}
              onChoose={(rule) => change({ finding: rule })}
            />
          </section>
        )}
        <div className="filters it-filters no-print" role="search" aria-label={t.search}>
          <SearchField label={t.search} value={q ?? ""} onSearch={(words) => change({ q: words })} />
          <Choice
            label={t.cityLabel}
            any={t.anyCity}
            value={city}
            options={CITIES.map(({ code }) => ({ value: code, label: cityName(code) }))}
            onChange={(next) => change({ city: next, dept: null })}
          />
          <span lang="zh-CN">
            <Choice
              label={t.typeLabel}
              any={t.anyType}
              value={type}
              options={(data?.types ?? []).map((each) => ({ value: each, label: each }))}
              onChange={(next) => change({ type: next })}
            />
          </span>
          <span lang="zh-CN">
            <Choice
              label={t.deptLabel}
              any={t.anyDept}
              value={dept}
              options={[...new Set(depts.map((each) => each.dept))].map((each) => ({
                value: each,
                label: each,
              }))}
              onChange={(next) => change({ dept: next })}
            />
          </span>
          <Choice
            label={t.findingLabel}
            any={t.anyFinding}
            value={finding}
            options={[
              { value: "any", label: t.withFindings },
              { value: "errors", label: t.withErrors },
              ...LINT_RULES.map(({ id, says }) => ({ value: id, label: sentence(says) })),
            ]}
            onChange={(next) => change({ finding: next })}
          />
        </div>
        <DataTable
          label={t.title}
          columns={columns}
          rows={data?.rows}
          rowKey={({ id }) => id}
          loading={items.isPlaceholderData}
          error={items.error}
          onRetry={() => void items.refetch()}
          sorting={sorting}
          paging={{
            page,
            size,
            total: data?.total ?? 0,
            onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
          }}
          empty={
            narrowed ? (
              <EmptyState
                title={t.nothing}
                action={
                  <Button
                    onClick={() => change({ q: null, city: null, type: null, dept: null, finding: null })}
                  >
                    {t.clear}
                  </Button>
                }
              >
                {t.nothingHelp}
              </EmptyState>
            ) : (
              <EmptyState title={t.emptyTitle}>{t.emptyHelp}</EmptyState>
            )
          }
        />
      </div>
    </PageFrame>
  );
}
