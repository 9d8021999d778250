import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { download } from "../../../../web/kit/download.ts";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { type ExportFormat, RESOURCES_A_FILE } from "./export.ts";
import { RESOURCE_STATUSES, SHARING_ATTRIBUTES } from "./content.ts";
import type { ResourceRow } from "./replies.ts";
import { ATTRIBUTE_WORDS, CYCLE_WORDS, STATUS_WORDS } from "./names.ts";
import { api } from "../../web/client.ts";
import "../catalogue.css";
import { text } from "../../web/catalogue/catalogue-text.ts";
import { CatalogueUpload } from "../../web/catalogue/catalogue-upload.tsx";
import { ClassTree } from "./class-tree.tsx";
import { ExportsPanel } from "./exports.tsx";
import { NoticesPanel } from "./notices.tsx";
import { AttributeLabel, ClockWords, SampleLabel, StatusLabel, useRegionName } from "./labels.tsx";
import { EXPORTS, RESOURCES } from "../use-catalogue.ts";

const NARROWING = ["q", "class", "city", "attribute", "status", "mine"] as const;

/** What data the departments can share, and where its cataloguing stands. */
export default function CataloguePage() {
  const t = useText(text);
  const sentence = useSentence();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayWrite = useAllows()(["unit-head", "liaison", "data-officer"]);
  const [filters, change] = useFilters([...NARROWING, "page", "size", "import"]);
  const chosen = {
    q: filters.q,
    class: /^\d{1,12}$/.test(filters.class ?? "") ? filters.class : undefined,
    city: oneOf(filters.city, [...CITIES.map(({ code }) => code), WHOLE_REGION]),
    attribute: oneOf(filters.attribute, SHARING_ATTRIBUTES),
    status: oneOf(filters.status, RESOURCE_STATUSES),
    mine: oneOf(filters.mine, ["own", "waiting"]),
  };
  const [page, size] = [pageOf(filters.page), Math.min(200, Number(filters.size) || 50)];
  const query = { ...chosen, page, size };
  const found = useQuery({
    queryKey: [RESOURCES, { query }],
    queryFn: () => api(RESOURCES, { query }),
    placeholderData: keepPreviousData,
  });
  const exporting = useMutation({
    mutationFn: async (format: ExportFormat) => {
      if ((found.data?.total ?? 0) > RESOURCES_A_FILE)
        queries.setQueryData(
          [EXPORTS],
          await api("POST /api/catalogue-exports", { body: { format, filter: chosen } }),
        );
      else
        await download(
          urlOf(format === "dcat" ? "GET /api/resource-dcat" : "GET /api/resource-workbook", {
            query: chosen,
          }),
        );
    },
  });
  const columns = useColumns();
  const narrowed = NARROWING.some((name) => chosen[name] !== undefined);
  const importing = mayWrite && filters.import !== undefined;
  const create = (
    <Button type="primary" onClick={() => void navigate("/data/catalogue/new")}>
      {t.create}
    </Button>
  );
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <>
          {mayWrite && create}
          {mayWrite && !importing && <Button onClick={() => change({ import: "1" })}>{t.importing}</Button>}
          <Button
            loading={exporting.isPending && exporting.variables === "workbook"}
            onClick={() => exporting.mutate("workbook")}
          >
            {t.exportXlsx}
          </Button>
          <Button
            loading={exporting.isPending && exporting.variables === "dcat"}
            onClick={() => exporting.mutate("dcat")}
          >
            {t.exportDcat}
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <FailureNotice error={exporting.error} />
        {importing && <CatalogueUpload onClose={() => change({ import: null })} />}
        <ExportsPanel />
        <NoticesPanel />
        <div className="filters no-print">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(words) => change({ q: words })} />
          <Choice
            label={t.city}
            any={t.anyCity}
            value={chosen.city}
            options={[
              ...CITIES.map(({ code, name }) => ({ value: code, label: sentence(name) })),
              { value: WHOLE_REGION, label: t.region },
            ]}
            onChange={(next) => change({ city: next })}
          />
          <Choice
            label={t.attribute}
            any={t.anyAttribute}
            value={chosen.attribute}
            options={SHARING_ATTRIBUTES.map((each) => ({
              value: each,
              label: sentence(ATTRIBUTE_WORDS[each]),
            }))}
            onChange={(next) => change({ attribute: next })}
          />
          <Choice
            label={t.status}
            any={t.anyStatus}
            value={chosen.status}
            options={RESOURCE_STATUSES.map((each) => ({ value: each, label: sentence(STATUS_WORDS[each]) }))}
            onChange={(next) => change({ status: next })}
          />
          {mayWrite && (
            <Choice
              label={t.mine}
              any={t.anyMine}
              value={chosen.mine}
              options={(["own", "waiting"] as const).map((each) => ({ value: each, label: t.mines[each] }))}
              onChange={(next) => change({ mine: next })}
            />
          )}
        </div>
        <div className="ct-with-tree">
          <ClassTree
            chosen={chosen.class}
            counts={found.data?.classes ?? {}}
            onChoose={(code) => change({ class: code })}
          />
          <DataTable<ResourceRow>
            label={t.title}
            columns={columns}
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
                  title={t.nothing}
                  action={
                    <Button onClick={() => change(Object.fromEntries(NARROWING.map((name) => [name, null])))}>
                      {t.clear}
                    </Button>
                  }
                >
                  {t.nothingHelp}
                </EmptyState>
              ) : (
                <EmptyState title={t.none} action={mayWrite ? create : undefined}>
                  {mayWrite ? t.noneHelp : t.noneReader}
                </EmptyState>
              )
            }
          />
        </div>
      </div>
    </PageFrame>
  );
}

function useColumns(): readonly Column<ResourceRow>[] {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const regionName = useRegionName();
  return [
    {
      key: "name",
      title: t.columns.name,
      card: "title",
      render: ({ id, name, code, sample, personLevel }) => (
        <div className="ui-plan-title">
          <Link to={`/data/catalogue/${id}`} lang="zh-CN">
            {name}
          </Link>{" "}
          <SampleLabel sample={sample} />
          <div className="ui-quiet">
            {code}
            {personLevel && ` · ${t.person}`}
          </div>
        </div>
      ),
    },
    {
      key: "provider",
      title: t.columns.provider,
      render: ({ providerName, regionCode }) => (
        <span className="ui-column">
          <span lang="zh-CN">{providerName}</span>
          <span className="ui-quiet">{regionName(regionCode)}</span>
        </span>
      ),
    },
    {
      key: "attribute",
      title: t.columns.attribute,
      render: ({ attribute }) => <AttributeLabel attribute={attribute} />,
    },
    { key: "items", title: t.columns.items, figure: true, render: ({ itemCount }) => t.items(itemCount) },
    { key: "cycle", title: t.columns.cycle, render: ({ updateCycle }) => sentence(CYCLE_WORDS[updateCycle]) },
    {
      key: "status",
      title: t.columns.status,
      render: ({ status, publishedOn, versions, clock }) => (
        <span className="ui-column ct-status">
          <span>
            <StatusLabel status={status} />
          </span>
          {clock !== null && <ClockWords clock={clock} />}
          {publishedOn !== null && (
            <span className="ui-quiet">
              {t.publishedOn(formatDay(publishedOn, language))} · {t.version(versions)}
            </span>
          )}
        </span>
      ),
    },
  ];
}
