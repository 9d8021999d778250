import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import type { StandardRow } from "../../domain/standards/comparison-rows.ts";
import { STAGE_NAMES, STANDARD_STAGES, type StandardStage } from "../../domain/standards/standard.ts";
import { api } from "../client.ts";
import { SampleLabel, useCityName } from "./city-words.tsx";
import { text } from "./standard-text.ts";
import "./standards.css";
import { STANDARDS } from "./use-standards.ts";

const LOOK: Readonly<Record<StandardStage, string>> = {
  negotiating: "ui-label ui-label-river",
  issued: "ui-label ui-label-grass",
  withdrawn: "ui-label ui-label-quiet",
  superseded: "ui-label ui-label-quiet",
};

export function StandardStageLabel({ stage }: { readonly stage: StandardStage }) {
  const sentence = useSentence();
  return <span className={LOOK[stage]}>{sentence(STAGE_NAMES[stage])}</span>;
}

/** Common lists: in which round, who agreed to how many items, what is open. */
export default function StandardsPage() {
  const t = useText(text);
  const sentence = useSentence();
  const [filters, change] = useFilters(["q", "stage"]);
  const query = { q: filters.q, stage: oneOf(filters.stage, STANDARD_STAGES) };
  const lists = useQuery({
    queryKey: [STANDARDS, { query }],
    queryFn: () => api(STANDARDS, { query }),
    placeholderData: keepPreviousData,
  });
  const narrowed = query.q !== undefined || query.stage !== undefined;
  const toComparison = <Link to="/items/comparison">{t.toComparison}</Link>;
  return (
    <PageFrame title={t.title} lead={t.lead} actions={lists.data?.mayPropose === true && toComparison}>
      <div className="ui-stack">
        <div className="filters no-print">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => change({ q })} />
          <Choice
            label={t.stage}
            any={t.anyStage}
            value={query.stage}
            options={STANDARD_STAGES.map((each) => ({ value: each, label: sentence(STAGE_NAMES[each]) }))}
            onChange={(stage) => change({ stage })}
          />
        </div>
        <DataTable<StandardRow>
          label={t.title}
          columns={useColumns()}
          rows={lists.data?.rows}
          rowKey={({ id }) => id}
          loading={lists.isPlaceholderData}
          error={lists.error}
          onRetry={() => void lists.refetch()}
          empty={
            narrowed ? (
              <EmptyState title={t.nothing} />
            ) : (
              <EmptyState title={t.none} action={toComparison}>
                {lists.data?.mayPropose === true ? t.noneHelp : t.noneReader}
              </EmptyState>
            )
          }
        />
      </div>
    </PageFrame>
  );
}

function useColumns(): readonly Column<StandardRow>[] {
  const t = useText(text);
  const { language } = useLanguage();
  const name = useCityName();
  return [
    {
      key: "title",
      title: t.columns.title,
      card: "title",
      render: ({ id, title, sample }) => (
        <>
          <Link to={`/items/standards/${id}`} lang="zh-CN">
            {title}
          </Link>{" "}
          <SampleLabel sample={sample} />
        </>
      ),
    },
    {
      key: "stage",
      title: t.columns.stage,
      render: ({ stage, round }) => (
        <span className="ui-row">
          <StandardStageLabel stage={stage} />
          <span className="ui-quiet">{t.round(round)}</span>
        </span>
      ),
    },
    {
      key: "items",
      title: t.columns.items,
      render: ({ items, leftOut }) => (
        <span className="ui-column">
          {t.items(items)}
          {leftOut > 0 && <span className="ui-quiet">{t.leftOut(leftOut)}</span>}
        </span>
      ),
    },
    {
      key: "open",
      title: t.columns.open,
      render: ({ open, stage }) => (stage === "negotiating" ? t.items(open) : "—"),
    },
    {
      key: "agreed",
      title: t.columns.agreed,
      render: ({ agreed, items }) =>
        CITIES.map(({ code }) => `${name(code)} ${agreed[code] ?? 0}/${items}`).join(" · "),
    },
    {
      key: "day",
      title: t.columns.day,
      render: ({ issued }) =>
        issued === null ? (
          "—"
        ) : (
          <span className="ui-column">
            <span lang="zh-CN">{issued.docNumber}</span>
            <span className="ui-quiet">{formatDay(issued.on, language)}</span>
          </span>
        ),
    },
  ];
}
