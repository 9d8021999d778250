import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { Link, useLocation } from "react-router";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf } from "../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { NotFound } from "../../../web/frame/failure-pages.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { REGISTERS } from "../entry.ts";
import type { EntryRow } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { specOf } from "../specs.ts";
import { api } from "../../web/client.ts";
import "../../../web/frame/desk.css";
import { filledColumns } from "./register-columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { RegisterBoardPanel } from "./register-board.tsx";
import { RegisterFiles } from "./register-files.tsx";
import { NARROWING, useRegisterFilters, VIEWS } from "./use-register-filters.ts";
import { text } from "./words.ts";
import { useRowColumns } from "./row-columns.tsx";
import { useChoices } from "../use-choices.ts";
import "./registers.css";

// What is looked at only when asked for loads then.
const ColumnChooser = lazy(async () => ({ default: (await import("./column-chooser.tsx")).ColumnChooser }));
const LikelySameList = lazy(async () => ({ default: (await import("./likely-same.tsx")).LikelySameList }));
const PlacesOfRows = lazy(async () => ({ default: (await import("./rows-drawn.tsx")).PlacesOfRows }));
const ProgressOfRows = lazy(async () => ({ default: (await import("./rows-drawn.tsx")).ProgressOfRows }));
const SavedViews = lazy(async () => ({ default: (await import("./saved-views.tsx")).SavedViews }));

const ENTRIES = "GET /api/registers/:register/entries";
const WRITERS = ["office", "unit-head", "liaison"] as const;

/** One of the five registers, by the last part of its address. */
export default function RegisterPage() {
  const { pathname } = useLocation();
  const register = oneOf(pathname.split("/")[2], REGISTERS);
  return register === undefined ? <NotFound /> : <RegisterOf key={register} spec={specOf(register)} />;
}

function RegisterOf({ spec }: { readonly spec: RegisterSpec }) {
  const { register } = spec;
  const { query, columns, chosen, view, page, size, change } = useRegisterFilters(spec);
  const t = useText(text);
  const sentence = useSentence();
  const allowed = useAllows();
  const [today] = useState(() => dayInShanghai(new Date()));
  const [open, setOpen] = useState<"columns" | "views" | null>(null);
  const call = { params: { register }, query: { ...query, page, size } };
  const entries = useQuery({
    queryKey: [ENTRIES, call],
    queryFn: () => api(ENTRIES, call),
    placeholderData: keepPreviousData,
  });
  const choices = useChoices();
  const rows = entries.data?.rows;
  const shown = useRowColumns(spec, chosen ? columns : filledColumns(columns, rows ?? []), {
    rows: rows ?? [],
    units: entries.data?.units ?? {},
    measures: choices.data?.measures ?? [],
    today,
  });
  const narrowed = NARROWING.some((name) => query[name] !== undefined);
  const writes = allowed(WRITERS);
  const views = VIEWS.filter((each) =>
    each === "same"
      ? allowed(["office"])
      : each !== "map" || Object.values(spec.fields).some(({ takes }) => takes === "place"),
  );
  const enter = (
    <Link
      className="rg-new"
      to={`/registers/${register}/new${query.measure ? `?measure=${query.measure}` : ""}`}
    >
      {t.enter(sentence(spec.one))}
    </Link>
  );
  return (
    <PageFrame
      title={sentence(spec.name)}
      lead={t.lead[register]}
      actions={
        <>
          <Button onClick={() => setOpen("columns")}>{t.columns}</Button>
          <Button onClick={() => setOpen("views")}>{t.views}</Button>
          <Button onClick={() => window.print()}>{t.print}</Button>
          {writes && enter}
        </>
      }
    >
      <div className="ui-stack rg-page">
        <RegisterFiles register={register} query={query} columns={columns} writes={writes} />
        <FilterBar
          spec={spec}
          filters={query}
          change={change}
          choices={choices.data}
          total={entries.data?.total}
        />
        <div className="rg-views no-print" role="group" aria-label={t.view}>
          {views.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={view === each}
              onClick={() => change({ view: each === "board" ? null : each, page })}
            >
              {t.viewNames[each]}
            </button>
          ))}
        </div>
        <Suspense fallback={<RowsSkeleton rows={6} />}>
          {view === "board" && <RegisterBoardPanel spec={spec} filters={query} change={change} />}
          {view === "gantt" && rows !== undefined && <ProgressOfRows spec={spec} rows={rows} today={today} />}
          {view === "map" && rows !== undefined && <PlacesOfRows spec={spec} rows={rows} />}
          {view === "same" && <LikelySameList spec={spec} />}
        </Suspense>
        {view !== "same" && (
          <div className="rg-list">
            <DataTable<EntryRow>
              label={sentence(spec.name)}
              columns={shown}
              rows={rows}
              rowKey={({ id }) => id}
              loading={entries.isPlaceholderData}
              error={entries.error}
              onRetry={() => void entries.refetch()}
              paging={{
                page,
                size,
                total: entries.data?.total ?? 0,
                onChange: (page, size) => change({ page, size: size === 50 ? null : size }),
              }}
              empty={
                narrowed ? (
                  <EmptyState title={t.nothing}>{t.nothingHelp}</EmptyState>
                ) : (
                  <EmptyState title={t.none(sentence(spec.name))} {...(writes ? { action: enter } : {})}>
                    {writes ? t.noneHelp : t.noneRead}
                  </EmptyState>
                )
              }
            />
          </div>
        )}
      </div>
      <Suspense fallback={null}>
        {open === "columns" && (
          <ColumnChooser
            spec={spec}
            columns={columns}
            onChange={(next) => change({ columns: next === null ? null : next.join(","), page })}
            onClose={() => setOpen(null)}
          />
        )}
        {open === "views" && (
          <SavedViews register={register} filters={query} columns={columns} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </PageFrame>
  );
}
