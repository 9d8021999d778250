import { useSorting } from "../../../../web/kit/sorting.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import { ASKED_AGAIN_ORDERS, type AskedAgain } from "../../domain/items/item-row.ts";
import { api } from "../client.ts";
import { text } from "./asked-again-text.ts";
import { SuppliedWords } from "./item-materials.tsx";
import { SampleLabel, useCityName } from "./item-words.tsx";
import "./items.css";

const ASKED = "GET /api/items/asked-again";

/** Items that ask for what a published shared resource can supply. */
export default function AskedAgainPage() {
  const t = useText(text);
  const { language } = useLanguage();
  const cityName = useCityName();
  const [filters, change] = useFilters(["q", "city", "page", "size"]);
  const { q, city } = filters;
  const [page, size] = [pageOf(filters.page), Math.min(200, pageOf(filters.size, 50))];
  const { order, sorting } = useSorting(ASKED_AGAIN_ORDERS);
  const query = { q, city, page, size, ...order };
  const found = useQuery({
    queryKey: [ASKED, { query }],
    queryFn: () => api(ASKED, { query }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<AskedAgain>[] = [
    {
      key: "city",
      title: t.cityLabel,
      sort: "city",
      width: 90,
      card: "mark",
      render: (row) => cityName(row.city),
    },
    {
      key: "name",
      title: t.name,
      sort: "name",
      card: "title",
      width: 260,
      render: ({ id, name, sample }) => (
        <>
          <Link to={`/items/${id}`} lang="zh-CN">
            {name}
          </Link>{" "}
          {sample && <SampleLabel />}
        </>
      ),
    },
    {
      key: "dept",
      title: t.dept,
      sort: "dept",
      width: 200,
      render: ({ dept }) => <span lang="zh-CN">{dept}</span>,
    },
    {
      key: "supplied",
      title: t.supplied,
      render: ({ supplied }) =>
        supplied.map((each) => (
          <p key={each.material} style={{ margin: "0 0 4px" }}>
            <del lang="zh-CN">{each.material}</del> <SuppliedWords supplied={each} />
          </p>
        )),
    },
  ];
  const resources = found.data?.resources ?? 0;
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ title: t.items, path: "/items" }, { title: t.title }]}
    >
      <div className="ui-stack">
        <div className="filters no-print">
          <SearchField label={t.search} value={q ?? ""} onSearch={(words) => change({ q: words })} />
          <Choice
            label={t.cityLabel}
            any={t.anyCity}
            value={city}
            options={CITIES.map(({ code }) => ({ value: code, label: cityName(code) }))}
            onChange={(next) => change({ city: next })}
          />
        </div>
        {resources > 0 && <p className="ui-quiet">{t.compared(formatFigure(resources, language))}</p>}
        <DataTable
          label={t.title}
          columns={columns}
          rows={found.data?.rows}
          rowKey={({ id }) => id}
          loading={found.isPlaceholderData}
          sorting={sorting}
          error={found.error}
          onRetry={() => void found.refetch()}
          paging={{
            page,
            size,
            total: found.data?.total ?? 0,
            onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
          }}
          empty={
            resources === 0 ? (
              <EmptyState title={t.noResources}>{t.noResourcesHelp}</EmptyState>
            ) : (
              <EmptyState title={t.none}>{t.noneHelp(formatFigure(resources, language))}</EmptyState>
            )
          }
        />
      </div>
    </PageFrame>
  );
}
