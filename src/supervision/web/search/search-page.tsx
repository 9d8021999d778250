import { Button } from "antd";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { pageOf, useFilters } from "../../../web/kit/filters.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useOrdinal, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import type { SearchHit } from "../../contract/plans.ts";
import { api } from "../client.ts";
import { DeadlineWords } from "../deadline-words.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { FindGroups } from "../../../web/finder/find-groups.tsx";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import "../../../web/frame/desk.css";
import "../measure-entry.css";
import { PlanLabels } from "../plan-labels.tsx";
import { text as words } from "../text.ts";
import { UnitLinks } from "../unit-links.tsx";
import { text } from "./search-text.ts";

const SEARCH = "GET /api/search";
const SIZE = 20;

/** Everything that its reader may read by words, and which measures of any plan speak of them. */
export default function SearchPage() {
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const mark = useOrdinal();
  const [filters, change] = useFilters(["q", "page"]);
  const q = (filters.q ?? "").trim().slice(0, 200);
  const page = pageOf(filters.page);
  const reads = useAllows()(BUSINESS_ROLES);
  const query = useQuery({
    queryKey: [SEARCH, { query: { q, page, size: SIZE } }],
    queryFn: () => api(SEARCH, { query: { q, page, size: SIZE } }),
    enabled: q !== "" && reads,
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<SearchHit>[] = [
    {
      key: "measure",
      title: w.measures,
      card: "title",
      render: ({ measure, excerpt, plan }) => (
        <div className="ui-hit-cell" lang="zh-CN">
          <Link to={`/measures/${measure.id}`}>
            {mark(measure)}{" "}
            {excerpt.map((part, index) =>
              part.hit ? (
                <mark key={index} className="sv-hit">
                  {part.text}
                </mark>
              ) : (
                <span key={index}>{part.text}</span>
              ),
            )}
          </Link>
          <div className="ui-quiet">
            <Link to={`/plans/${plan.id}`}>{plan.title}</Link> <PlanLabels plan={plan} />
            {measure.section !== null && ` · ${measure.section}`}
          </div>
        </div>
      ),
    },
    {
      key: "units",
      title: w.units,
      render: ({ measure }) => (
        <div className="ui-units-cell">
          <UnitLinks responsibilities={measure.responsibilities} open={measure.open} />
        </div>
      ),
    },
    {
      key: "deadline",
      title: w.deadline,
      render: ({ measure }) => (
        <span className="ui-column">
          <DeadlineWords row={measure} />
        </span>
      ),
    },
  ];
  return (
    <PageFrame
      title={q === "" ? t.title : t.results(q)}
      lead={
        query.data !== undefined && q !== "" ? t.found(formatFigure(query.data.total, language)) : undefined
      }
    >
      <div className="ui-stack">
        <SearchForm key={q} q={q} onSearch={(next) => change({ q: next })} />
        {q === "" ? (
          <EmptyState title={t.start}>{t.startHelp}</EmptyState>
        ) : (
          <FindGroups q={q} without={reads ? ["measure"] : []} />
        )}
        {q !== "" && reads && (
          <DataTable
            label={t.results(q)}
            columns={columns}
            rows={query.data?.rows}
            rowKey={({ measure }) => measure.id}
            loading={query.isPlaceholderData}
            error={query.error}
            onRetry={() => void query.refetch()}
            paging={{
              page,
              size: SIZE,
              total: query.data?.total ?? 0,
              onChange: (next) => change({ page: next }),
            }}
            empty={<EmptyState title={t.none(q)}>{t.noneHelp}</EmptyState>}
          />
        )}
      </div>
    </PageFrame>
  );
}

function SearchForm(props: { readonly q: string; readonly onSearch: (q: string) => void }) {
  const t = useText(text);
  const [typed, setTyped] = useState(props.q);
  return (
    <form
      role="search"
      className="ui-row no-print"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSearch(typed.trim());
      }}
    >
      <input
        type="search"
        className="ui-input ui-wide-input"
        value={typed}
        maxLength={200}
        aria-label={t.label}
        placeholder={t.hint}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit">{t.search}</Button>
    </form>
  );
}
