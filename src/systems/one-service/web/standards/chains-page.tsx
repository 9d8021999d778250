import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import type { ChainContent } from "../../domain/standards/chain.ts";
import type { ChainRow } from "../../domain/standards/comparison-rows.ts";
import { INDUSTRIES, INDUSTRY_NAMES } from "../../domain/standards/industries.ts";
import { api } from "../client.ts";
import { BeforeBeginning } from "./before-beginning.tsx";
import { BoundWords } from "./bundle-figures.tsx";
import { ChainEditor, emptyChain } from "./chain-editor.tsx";
import { text } from "./chain-text.ts";
import { SampleLabel, useCityName } from "./city-words.tsx";
import "./standards.css";
import { CHAINS, useBegin } from "./use-standards.ts";

/** Chains of approvals of key industries, with their length in each city and on the common list. */
export default function ChainsPage() {
  const t = useText(text);
  const sentence = useSentence();
  const [filters, change] = useFilters(["q", "industry", "new"]);
  const query = { q: filters.q, industry: oneOf(filters.industry, INDUSTRIES) };
  const chains = useQuery({
    queryKey: [CHAINS, { query }],
    queryFn: () => api(CHAINS, { query }),
    placeholderData: keepPreviousData,
  });
  const beginning = useBegin<ChainContent>(CHAINS, "/items/chains", (body) =>
    api("POST /api/chains", { body }),
  );
  const [asked, setAsked] = useState<ChainContent | null>(null);
  const mayBegin = chains.data?.mayBegin === true;
  const writing = mayBegin && filters.new !== undefined;
  const begin = (
    <Button type="primary" onClick={() => change({ new: "1" })}>
      {t.create}
    </Button>
  );
  const narrowed = query.q !== undefined || query.industry !== undefined;
  return (
    <PageFrame title={t.title} lead={t.lead} actions={mayBegin && !writing && begin}>
      <div className="ui-stack">
        {writing && (
          <ChainEditor
            content={emptyChain()}
            error={beginning.error}
            busy={beginning.isPending}
            onSave={setAsked}
            onCancel={() => change({ new: null })}
          />
        )}
        {asked !== null && (
          <BeforeBeginning
            content={asked}
            onSend={() => beginning.mutate(asked)}
            onClose={() => setAsked(null)}
          />
        )}
        <div className="filters no-print">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => change({ q })} />
          <Choice
            label={t.industry}
            any={t.anyIndustry}
            value={query.industry}
            options={INDUSTRIES.map((each) => ({ value: each, label: sentence(INDUSTRY_NAMES[each]) }))}
            onChange={(industry) => change({ industry })}
          />
        </div>
        <p className="ui-quiet st-line">{t.days}</p>
        <DataTable<ChainRow>
          label={t.title}
          columns={useColumns()}
          rows={chains.data?.rows}
          rowKey={({ id }) => id}
          loading={chains.isPlaceholderData}
          error={chains.error}
          onRetry={() => void chains.refetch()}
          empty={
            narrowed ? (
              <EmptyState title={t.nothing} />
            ) : (
              <EmptyState title={t.none} action={mayBegin && !writing ? begin : undefined}>
                {mayBegin ? t.noneHelp : t.noneReader}
              </EmptyState>
            )
          }
        />
      </div>
    </PageFrame>
  );
}

const daysColumn = (by: string, title: string): Column<ChainRow> => ({
  key: by,
  title,
  render: ({ days: all }) => {
    const own = all.find((each) => each.by === by);
    return own === undefined ? "—" : <BoundWords low={own.low} high={own.high} />;
  },
});

function useColumns(): readonly Column<ChainRow>[] {
  const t = useText(text);
  const sentence = useSentence();
  const city = useCityName();
  return [
    {
      key: "title",
      title: t.columns.title,
      card: "title",
      render: ({ id, title, projectType, sample, stage }) => (
        <span className="ui-column">
          <span>
            <Link to={`/items/chains/${id}`} lang="zh-CN">
              {title}
            </Link>{" "}
            <SampleLabel sample={sample} />
            {stage === "withdrawn" && <span className="ui-label ui-label-quiet">{t.withdrawn}</span>}
          </span>
          <span className="ui-quiet" lang="zh-CN">
            {projectType}
          </span>
        </span>
      ),
    },
    {
      key: "industry",
      title: t.columns.industry,
      render: ({ industry, steps }) => (
        <span className="ui-column">
          {sentence(INDUSTRY_NAMES[industry])}
          <span className="ui-quiet">{t.steps(steps)}</span>
        </span>
      ),
    },
    ...CITIES.map(({ code }) => daysColumn(code, city(code))),
    daysColumn("common", t.columns.common),
  ];
}
