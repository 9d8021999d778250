import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { FigureHelp } from "../../../../web/kit/figure-help.tsx";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { SHARED_DATA_FIGURES } from "../../domain/figures.ts";
import { BREACHES, breachOf } from "../../domain/clocks/breaches.ts";
import { breach, type BreachStatus } from "./kind.ts";
import type { BreachBoard } from "../replies.ts";
import { api } from "../../web/client.ts";
import { BreachActs, LIST, ReportForm } from "./acts.tsx";
import { BreachCodes } from "./codes.tsx";
import { text } from "./words.ts";
import "../oversight.css";
import { Chinese, SampleLabel } from "../../../../web/kit/parts.tsx";

type Line = BreachBoard["rows"][number];
const STATUSES = Object.keys(breach.statuses) as BreachStatus[];

/** The named breaches of the regulation: which last, whose they are, what was said about them. */
export default function BreachesPage() {
  const t = useText(text);
  const sentence = useSentence();
  const allows = useAllows();
  const mayReport = allows(["liaison", "unit-head", "data-officer", "office"]);
  const [filters, change] = useFilters(["status", "code", "region", "page", "size", "new", "all"]);
  const status = oneOf(filters.status, STATUSES);
  const code = oneOf(filters.code, BREACHES);
  const region = CITIES.find((city) => city.code === filters.region)?.code;
  const [page, size] = [pageOf(filters.page), Math.min(200, Number(filters.size) || 50)];
  const asked = { status, code, region, page, size };
  const found = useQuery({
    queryKey: [LIST, { query: asked }],
    queryFn: () => api(LIST, { query: asked }),
    placeholderData: keepPreviousData,
  });
  const board = found.data;
  const reporting = mayReport && filters.new !== undefined;
  const narrowed = status !== undefined || code !== undefined || region !== undefined;
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        mayReport &&
        !reporting && <Button onClick={() => change({ new: "1" })}>{sentence(breach.begins.name)}</Button>
      }
    >
      <div className="ui-stack">
        {reporting && <ReportForm onClose={() => change({ new: null })} />}
        {board !== undefined && (
          <div className="ui-row" aria-live="polite">
            <span className={board.open === 0 ? "ov-count" : "ov-count ov-count-some"}>
              {board.open === 0 ? t.zero : t.open(board.open)}
            </span>
            <span className="ui-quiet">{t.goal}</span>
            <FigureHelp figures={[SHARED_DATA_FIGURES["shared-data.breaches-open"]]} />
          </div>
        )}
        <BreachCodes
          counts={board?.byCode ?? {}}
          chosen={code}
          onChoose={(next) => change({ code: next })}
          all={filters.all !== undefined}
          onAll={() => change({ all: filters.all === undefined ? "1" : null })}
        />
        <div className="filters no-print">
          <Choice
            label={t.status}
            any={t.anyStatus}
            value={status}
            options={STATUSES.map((each) => ({
              value: each,
              label: sentence(breach.statuses[each]),
            }))}
            onChange={(next) => change({ status: next })}
          />
          <Choice
            label={t.region}
            any={t.anyRegion}
            value={region}
            options={CITIES.map((city) => ({
              value: city.code,
              label: `${sentence(city.name)} ${board?.byRegion[city.code] ?? 0}`,
            }))}
            onChange={(next) => change({ region: next })}
          />
        </div>
        <DataTable<Line>
          label={t.title}
          columns={useColumns()}
          rows={board?.rows}
          rowKey={({ id }) => id}
          loading={found.isPlaceholderData}
          error={found.error}
          onRetry={() => void found.refetch()}
          {...(board === undefined
            ? {}
            : {
                renderExpanded: (line: Line) => (
                  <BreachActs line={line} actor={board.actor} day={board.day} />
                ),
              })}
          paging={{
            page,
            size,
            total: board?.total ?? 0,
            onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
          }}
          empty={
            <EmptyState
              title={t.clean}
              action={
                narrowed ? (
                  <Button onClick={() => change({ status: null, code: null, region: null })}>
                    {t.clear}
                  </Button>
                ) : undefined
              }
            >
              {t.cleanHelp}
            </EmptyState>
          }
        />
        <p className="ui-quiet">{t.standing}</p>
      </div>
    </PageFrame>
  );
}

const PLACES: Readonly<Partial<Record<Line["about"]["kind"], string>>> = {
  request: "/data/requests",
  correction: "/data/corrections",
  "return-flow": "/data/return-flows",
  dispute: "/data/disputes",
  grant: "/data/ledger",
};

function useColumns(): readonly Column<Line>[] {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return [
    {
      key: "breach",
      title: t.columns.breach,
      card: "title",
      render: ({ code, sample, source }) => {
        const { name, article } = breachOf(code);
        return (
          <div className="kit-cell">
            {sentence(name)} <SampleLabel sample={sample} />
            <div className="ui-quiet">
              <Chinese>{article}</Chinese> · {source === "computed" ? t.bySystem : t.byPeople}
            </div>
          </div>
        );
      },
    },
    { key: "unit", title: t.columns.unit, render: ({ unit }) => <Chinese>{unit}</Chinese> },
    {
      key: "about",
      title: t.columns.about,
      render: ({ about: { kind, id, title } }) => {
        const place = PLACES[kind];
        return (
          <span className="kit-cell" lang="zh-CN">
            {place === undefined || id === null ? title : <Link to={`${place}/${id}`}>{title}</Link>}
          </span>
        );
      },
    },
    { key: "began", title: t.columns.began, render: ({ began }) => formatDay(began, language) },
    {
      key: "ended",
      title: t.columns.ended,
      render: ({ ended }) => (ended === null ? t.lasting : formatDay(ended, language)),
    },
    {
      key: "status",
      title: t.columns.status,
      render: ({ status }) => (
        <span className={status === "open" || status === "answered" ? "ov-late" : undefined}>
          {sentence(breach.statuses[status])}
        </span>
      ),
    },
  ];
}
