import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { DownloadButton } from "../../../web/kit/download-button.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import SavedViews from "../../../web/kit/saved-views.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import { Tabs } from "../../../web/kit/tabs.tsx";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { LIGHT_FIGURES } from "../../domain/figures.ts";
import { ledgerCell } from "../../domain/tasks/ledger-cells.ts";
import { LEDGER_HEADINGS, type LedgerColumn } from "../../domain/tasks/ledger-columns.ts";
import { LIGHTS, type LightColour } from "../../domain/tasks/light.ts";
import type { RollUp, TaskRow } from "../../domain/tasks/task-row.ts";
import type { TaskPhase } from "../../domain/tasks/task.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { LightMark } from "../task/light-mark.tsx";
import { BulkBar, MOST_SELECTED } from "./bulk-bar.tsx";
import { ColumnChooser } from "./column-chooser.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { LedgerCell } from "./ledger-cell.tsx";
import { NARROWING, SORTS, useLedgerFilters, VIEWS } from "./ledger-filters.ts";
import { text } from "./ledger-text.ts";
import "./ledger.css";
import { LEDGER_VIEWS } from "./ledger-views.ts";
import { words } from "./view-words.ts";

const BoardView = lazy(() => import("./board-view.tsx"));
const CalendarView = lazy(() => import("./calendar-view.tsx"));
const GanttView = lazy(() => import("./gantt-view.tsx"));

const TASKS = "GET /api/tasks";
const EXPORT = "GET /api/tasks/export";
const CHOICES = "GET /api/ledger-choices";

/** Every task, where it comes from, who answers for it, by when, and where it stands. */
export default function LedgerPage() {
  const { query, columns, view, month, page, size, change } = useLedgerFilters();
  const t = useText(text);
  const w = useWords(words);
  const { language } = useLanguage();
  const allowed = useAllows();
  const [open, setOpen] = useState<"columns" | "views" | null>(null);
  const [selected, setSelected] = useState<readonly string[]>([]);
  // Board and calendar ask for what they show; of this only the counts are shown there.
  const asked =
    view === "board" || view === "calendar" ? { ...query, page: 1, size: 1 } : { ...query, page, size };
  const tasks = useQuery({
    queryKey: [TASKS, { query: asked }],
    queryFn: () => api(TASKS, { query: asked }),
    placeholderData: keepPreviousData,
  });
  const planOnly = query.plan === undefined ? {} : { plan: query.plan };
  const choices = useQuery({
    queryKey: [CHOICES, { query: planOnly }],
    queryFn: () => api(CHOICES, { query: planOnly }),
    placeholderData: keepPreviousData,
  });
  const units = choices.data?.units ?? [];
  const rows = tasks.data?.rows;
  const ids = rows?.map(({ id }) => id) ?? [];
  const narrowed = NARROWING.some((name) => query[name] !== undefined);
  const past = query.asOf !== undefined;
  const selectable = allowed(["office"]) && !past && view === undefined;
  const paging = {
    page,
    size,
    total: tasks.data?.total ?? 0,
    onChange: (next: number, of: number) => change({ page: next, size: of === 50 ? null : of }),
  };
  const shownColumns = useColumns(columns, units, query.plan === undefined);
  const toggle = (ids: readonly string[], on: boolean) =>
    setSelected((now) =>
      (on ? [...new Set([...now, ...ids])] : now.filter((id) => !ids.includes(id))).slice(0, MOST_SELECTED),
    );
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <>
          {allowed(["office"]) && query.plan !== undefined && (
            <Link to={`/plans/${query.plan}/dispatch`}>{t.toDispatch}</Link>
          )}
          <Button onClick={() => setOpen("columns")}>{t.columns}</Button>
          {allowed(["office", "leader"]) && (
            <>
              <Button onClick={() => setOpen("views")}>{t.views}</Button>
              <Button onClick={() => window.print()}>{t.print}</Button>
              <DownloadButton
                type="primary"
                label={t.export}
                url={urlOf(EXPORT, { query: { ...query, columns: columns.join(",") } })}
              />
            </>
          )}
        </>
      }
    >
      <div className="ui-stack">
        <Counts
          counted={tasks.data}
          light={query.light}
          phase={query.phase}
          onChoose={(light) => change({ light })}
          onClosed={(phase) => change({ phase })}
        />
        <FilterBar
          filters={query}
          change={change}
          choices={{ units, sections: choices.data?.sections ?? [] }}
          total={tasks.data?.total}
        />
        {past && <p className="ui-notice">{t.past(formatDay(query.asOf, language))}</p>}
        {selectable && ids.length > 0 && (
          <label className="ui-row no-print">
            <input
              type="checkbox"
              className="sv-check"
              checked={ids.every((id) => selected.includes(id))}
              onChange={(event) => toggle(ids, event.target.checked)}
            />
            {t.selectPage}
          </label>
        )}
        <Tabs
          label={w.views}
          tabs={[{ key: "", name: w.list }, ...VIEWS.map((key) => ({ key, name: w[key] }))]}
          shown={view ?? ""}
          onShow={(key) => change({ view: key })}
        />
        {view !== undefined && (
          <Suspense fallback={<RowsSkeleton rows={8} />}>
            {view === "board" && <BoardView query={query} />}
            {view === "calendar" && <CalendarView {...{ query, month, change }} />}
            {view === "gantt" && rows !== undefined && <GanttView {...{ rows, paging }} asOf={query.asOf} />}
          </Suspense>
        )}
        {view === undefined && (
          <div className="sv-ledger">
            <DataTable<TaskRow>
              label={t.title}
              columns={selectable ? [selectionColumn(selected, toggle, t), ...shownColumns] : shownColumns}
              rows={rows}
              rowKey={(row) => row.id}
              loading={tasks.isPlaceholderData}
              error={tasks.error}
              onRetry={() => void tasks.refetch()}
              paging={paging}
              sorting={{
                by: query.sort,
                descending: query.descending === "true",
                named: SORTS.map((sort) => ({ value: sort, label: t.sorts[sort] })),
                onSort: (sort, descending) => change({ sort, descending: descending ? "true" : null }),
              }}
              empty={
                narrowed ? (
                  <EmptyState title={t.nothing}>{t.nothingHelp}</EmptyState>
                ) : (
                  <EmptyState title={t.none} action={<Link to="/plans">{t.toPlans}</Link>}>
                    {t.noneHelp}
                  </EmptyState>
                )
              }
            />
          </div>
        )}
        {selectable && selected.length > 0 && <BulkBar selected={selected} onClear={() => setSelected([])} />}
      </div>
      {open === "columns" && (
        <ColumnChooser
          columns={columns}
          onChange={(next) => change({ columns: next.join(","), page })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "views" && <SavedViews views={LEDGER_VIEWS} onClose={() => setOpen(null)} />}
    </PageFrame>
  );
}

/** By what the server sorts where a column's heading is pressed. */
const SORTED_BY: Readonly<Partial<Record<LedgerColumn, (typeof SORTS)[number]>>> = {
  number: "number",
  due: "due",
  state: "light",
};

function useColumns(
  columns: readonly LedgerColumn[],
  units: Parameters<typeof FilterBar>[0]["choices"]["units"],
  withPlan: boolean,
): readonly Column<TaskRow>[] {
  const sentence = useSentence();
  const people = new Map(units.map((unit) => [unit.id, unit]));
  return columns.map((column) => ({
    key: column,
    title: sentence(LEDGER_HEADINGS[column]),
    ...(column === "number" ? { figure: true, width: 56 } : {}),
    ...(SORTED_BY[column] === undefined ? {} : { sort: SORTED_BY[column] }),
    ...(column === "text" ? { card: "title" as const } : {}),
    ...(column === "state" || column === "due" ? { card: "state" as const } : {}),
    // An empty cell is no line of a card.
    render: (row) =>
      ledgerCell(row, column, people) === "" ? null : (
        <LedgerCell row={row} column={column} people={people} withPlan={withPlan} />
      ),
  }));
}

function selectionColumn(
  selected: readonly string[],
  toggle: (ids: readonly string[], on: boolean) => void,
  t: (typeof text)["zh"],
): Column<TaskRow> {
  return {
    key: "selection",
    width: 36,
    card: "mark",
    title: <span role="img" aria-label={t.selection} />,
    render: ({ id, number, text: words }) => (
      <input
        type="checkbox"
        className="sv-check"
        aria-label={t.select(t.taskLabel(number, words.slice(0, 30)))}
        checked={selected.includes(id)}
        onChange={(event) => toggle([id], event.target.checked)}
      />
    ),
  };
}

/** How many tasks show each light or are closed; each filters, and shows all again when chosen once more. */
function Counts(props: {
  readonly counted: Pick<RollUp, "closed" | "counts"> | undefined;
  readonly light: LightColour | undefined;
  readonly phase: TaskPhase | undefined;
  readonly onChoose: (light: LightColour | null) => void;
  readonly onClosed: (phase: "closed" | null) => void;
}) {
  const { language } = useLanguage();
  const t = useText(text);
  if (props.counted === undefined) return <div className="sv-figures" style={{ minHeight: 42 }} />;
  const { counts, closed } = props.counted;
  return (
    <ul className="sv-figures" aria-label={t.light}>
      {LIGHTS.map((light) => (
        <li key={light}>
          <button
            type="button"
            aria-pressed={props.light === light}
            onClick={() => props.onChoose(props.light === light ? null : light)}
          >
            <b>{formatFigure(counts[light], language)}</b> <LightMark light={light} />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          aria-pressed={props.phase === "closed"}
          onClick={() => props.onClosed(props.phase === "closed" ? null : "closed")}
        >
          <b>{formatFigure(closed, language)}</b> {t.phases.closed}
        </button>
      </li>
      <li className="figure-help-item">
        <FigureHelp of={t.light} figures={LIGHT_FIGURES} />
      </li>
    </ul>
  );
}
