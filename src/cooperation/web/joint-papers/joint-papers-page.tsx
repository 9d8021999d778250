import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { CITIES } from "../../../kernel/region.ts";
import { Choice } from "../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import "../../../web/frame/desk.css";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf, pageOf, useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { SearchField } from "../../../web/kit/search-field.tsx";
import { useSorting } from "../../../web/kit/sorting.ts";
import { useAllows } from "../../../web/frame/session.tsx";
import {
  JOINT_PAPER_KINDS,
  JOINT_PAPER_STAGES,
  KIND_NAMES,
  STAGE_NAMES,
} from "../../domain/joint-papers/joint-paper.ts";
import {
  JOINT_PAPER_ORDERS,
  JOINT_PAPER_STATES,
  type JointPaperRow,
} from "../../domain/joint-papers/joint-paper-row.ts";
import { api } from "../client.ts";
import "./joint-papers.css";
import { text } from "./joint-papers-text.ts";
import { NewPaperForm } from "./paper-form.tsx";
import { OriginLabel, StageLabel, ValidityWords } from "./paper-labels.tsx";
import { PAPERS } from "./use-joint-paper.ts";

/** Joint papers: what stage they are at, who has not answered, what ends soon. */
export default function JointPapersPage() {
  const t = useText(text);
  const sentence = useSentence();
  const mayBegin = useAllows()(["office"]);
  const [filters, change] = useFilters(["q", "kind", "stage", "state", "measure", "page", "size", "new"]);
  const kind = oneOf(filters.kind, JOINT_PAPER_KINDS);
  const stage = oneOf(filters.stage, JOINT_PAPER_STAGES);
  const state = oneOf(filters.state, JOINT_PAPER_STATES);
  const { q, measure } = filters;
  const [page, size] = [pageOf(filters.page), Math.min(200, pageOf(filters.size, 50))];
  const { order, sorting } = useSorting(JOINT_PAPER_ORDERS);
  const asked = { q, kind, stage, state, measure, page, size, ...order };
  const papers = useQuery({
    queryKey: [PAPERS, { query: asked }],
    queryFn: () => api(PAPERS, { query: asked }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  const narrowed = [q, kind, stage, state, measure].some((each) => each !== undefined);
  const beginning = mayBegin && filters.new !== undefined;
  const begin = (
    <Button type="primary" onClick={() => change({ new: "1" })}>
      {t.create}
    </Button>
  );
  return (
    <PageFrame title={t.title} lead={t.lead} actions={mayBegin && !beginning && begin}>
      <div className="ui-stack">
        {beginning && <NewPaperForm onClose={() => change({ new: null })} />}
        <div className="filters no-print">
          <SearchField label={t.search} value={q ?? ""} onSearch={(words) => change({ q: words })} />
          <Choice
            label={t.kind}
            any={t.anyKind}
            value={kind}
            options={JOINT_PAPER_KINDS.map((each) => ({ value: each, label: sentence(KIND_NAMES[each]) }))}
            onChange={(next) => change({ kind: next })}
          />
          <Choice
            label={t.stage}
            any={t.anyStage}
            value={stage}
            options={JOINT_PAPER_STAGES.map((each) => ({ value: each, label: sentence(STAGE_NAMES[each]) }))}
            onChange={(next) => change({ stage: next })}
          />
          <Choice
            label={t.state}
            any={t.anyState}
            value={state}
            options={JOINT_PAPER_STATES.map((each) => ({ value: each, label: t.states[each] }))}
            onChange={(next) => change({ state: next })}
          />
        </div>
        <DataTable<JointPaperRow>
          label={t.title}
          columns={columns}
          rows={papers.data?.rows}
          rowKey={({ id }) => id}
          loading={papers.isPlaceholderData}
          sorting={sorting}
          error={papers.error}
          onRetry={() => void papers.refetch()}
          paging={{
            page,
            size,
            total: papers.data?.total ?? 0,
            onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
          }}
          empty={
            narrowed ? (
              <EmptyState
                title={t.nothing}
                action={
                  <Button
                    onClick={() => change({ q: null, kind: null, stage: null, state: null, measure: null })}
                  >
                    {t.clear}
                  </Button>
                }
              >
                {t.nothingHelp}
              </EmptyState>
            ) : (
              <EmptyState title={t.none} action={mayBegin && !beginning ? begin : undefined}>
                {mayBegin ? t.noneHelp : t.noneReader}
              </EmptyState>
            )
          }
        />
      </div>
    </PageFrame>
  );
}

function useColumns(): readonly Column<JointPaperRow>[] {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const cityOf = (code: string | null): string => {
    const city = CITIES.find((each) => each.code === code);
    return city ? sentence(city.name) : t.noCity;
  };
  return [
    {
      key: "title",
      title: t.columns.title,
      sort: "title",
      card: "title",
      render: ({ id, title, docNumber, kind, origin, source }) => (
        <div className="ui-plan-title">
          <Link to={`/joint-papers/${id}`} lang="zh-CN">
            {title}
          </Link>{" "}
          <OriginLabel origin={origin} />
          <div className="ui-quiet">
            {sentence(KIND_NAMES[kind])}
            {docNumber !== "" && (
              <>
                {" · "}
                <span lang="zh-CN">{docNumber}</span>
              </>
            )}
          </div>
          {source !== null && (
            <div className="ui-quiet">
              {t.source("")}
              <span lang="zh-CN">{source.title}</span>
            </div>
          )}
        </div>
      ),
    },
    {
      key: "stage",
      title: t.columns.stage,
      sort: "stage",
      render: ({ stage }) => <StageLabel stage={stage} />,
    },
    {
      key: "drafting",
      title: t.columns.drafting,
      sort: "city",
      render: ({ draftingCity, role }) => (
        <span className="ui-column">
          {cityOf(draftingCity)}
          {role !== null && <span className="ui-quiet">{t.roles[role]}</span>}
        </span>
      ),
    },
    {
      key: "text",
      title: t.columns.text,
      sort: "versions",
      render: ({ versions, latestVersion }) =>
        versions === 0 ? (
          <span className="jp-missing">{t.toBeFiled}</span>
        ) : (
          <span className="ui-column">
            {t.versions(versions)}
            <span className="ui-quiet" lang="zh-CN">
              {latestVersion}
            </span>
          </span>
        ),
    },
    {
      key: "opinions",
      title: t.columns.opinions,
      render: ({ late, waiting, undecided }) =>
        late + waiting + undecided === 0 ? (
          t.noRounds
        ) : (
          <span className="ui-column">
            {late > 0 && <span className="jp-late">{t.late(late)}</span>}
            {waiting > 0 && <span>{t.waiting(waiting)}</span>}
            {undecided > 0 && <span>{t.undecided(undecided)}</span>}
          </span>
        ),
    },
    {
      key: "validity",
      title: t.columns.validity,
      sort: "until",
      render: ({ standing, validity }) => (
        <span className="ui-column">
          <ValidityWords standing={standing} />
          {validity?.until && (
            <span className="ui-quiet">{t.until(formatDay(validity.until, language))}</span>
          )}
        </span>
      ),
    },
  ];
}
