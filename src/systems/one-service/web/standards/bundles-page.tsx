import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import {
  BUNDLE_STAGE_NAMES,
  BUNDLE_STAGES,
  type BundleContent,
  type BundleStage,
} from "../../domain/standards/bundle.ts";
import type { BundleRow } from "../../domain/standards/comparison-rows.ts";
import { api } from "../client.ts";
import { BundleEditor, emptyBundle } from "./bundle-editor.tsx";
import { text } from "./bundle-text.ts";
import { SampleLabel, useCityName } from "./city-words.tsx";
import "./standards.css";
import { BUNDLES, useBegin } from "./use-standards.ts";

const LOOK: Readonly<Record<BundleStage, string>> = {
  draft: "ui-label ui-label-river",
  issued: "ui-label ui-label-grass",
  withdrawn: "ui-label ui-label-quiet",
};

export function BundleStageLabel({ stage }: { readonly stage: BundleStage }) {
  const sentence = useSentence();
  return <span className={LOOK[stage]}>{sentence(BUNDLE_STAGE_NAMES[stage])}</span>;
}

/** Bundles: what people want done at once, and the items that it takes. */
export default function BundlesPage() {
  const t = useText(text);
  const sentence = useSentence();
  const [filters, change] = useFilters(["q", "stage", "new"]);
  const query = { q: filters.q, stage: oneOf(filters.stage, BUNDLE_STAGES) };
  const bundles = useQuery({
    queryKey: [BUNDLES, { query }],
    queryFn: () => api(BUNDLES, { query }),
    placeholderData: keepPreviousData,
  });
  const beginning = useBegin<BundleContent>(BUNDLES, "/items/bundles", (body) =>
    api("POST /api/bundles", { body }),
  );
  const mayBegin = bundles.data?.mayBegin === true;
  const writing = mayBegin && filters.new !== undefined;
  const begin = (
    <Button type="primary" onClick={() => change({ new: "1" })}>
      {t.create}
    </Button>
  );
  const narrowed = query.q !== undefined || query.stage !== undefined;
  return (
    <PageFrame
      title={t.title}
      lead={
        <>
          {t.lead} <span lang="zh-CN">{t.source}</span>
        </>
      }
      actions={mayBegin && !writing && begin}
    >
      <div className="ui-stack">
        {writing && (
          <BundleEditor
            content={emptyBundle()}
            error={beginning.error}
            busy={beginning.isPending}
            onSave={beginning.mutate}
            onCancel={() => change({ new: null })}
          />
        )}
        <div className="filters no-print">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => change({ q })} />
          <Choice
            label={t.stage}
            any={t.anyStage}
            value={query.stage}
            options={BUNDLE_STAGES.map((each) => ({
              value: each,
              label: sentence(BUNDLE_STAGE_NAMES[each]),
            }))}
            onChange={(stage) => change({ stage })}
          />
        </div>
        <DataTable<BundleRow>
          label={t.title}
          columns={useColumns()}
          rows={bundles.data?.rows}
          rowKey={({ id }) => id}
          loading={bundles.isPlaceholderData}
          error={bundles.error}
          onRetry={() => void bundles.refetch()}
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

function useColumns(): readonly Column<BundleRow>[] {
  const t = useText(text);
  const city = useCityName();
  return [
    {
      key: "title",
      title: t.columns.title,
      card: "title",
      render: ({ id, title, lifeEvent, sample }) => (
        <span className="ui-column">
          <span>
            <Link to={`/items/bundles/${id}`} lang="zh-CN">
              {title}
            </Link>{" "}
            <SampleLabel sample={sample} />
          </span>
          <span className="ui-quiet" lang="zh-CN">
            {lifeEvent}
          </span>
        </span>
      ),
    },
    {
      key: "items",
      title: t.columns.items,
      render: ({ items }) => <span lang="zh-CN">{items.join(" → ")}</span>,
    },
    { key: "stage", title: t.columns.stage, render: ({ stage }) => <BundleStageLabel stage={stage} /> },
    { key: "by", title: t.columns.by, render: ({ regionCode }) => city(regionCode) },
  ];
}
