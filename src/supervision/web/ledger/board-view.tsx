import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { changeFilters } from "../../../web/kit/filters.ts";
import { useWords } from "../../../web/kit/said.ts";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import type { TaskPhase } from "../../domain/tasks/task.ts";
import { api } from "../client.ts";
import { DueWords } from "../task/due-words.tsx";
import { type LedgerFilters, PHASES } from "./ledger-filters.ts";
import { text } from "./ledger-text.ts";
import { TaskCard } from "./task-card.tsx";
import "./views.css";
import { words } from "./view-words.ts";

const TASKS = "GET /api/tasks";
/** So many of a column are asked for at first, so many more each time, and no more than these. */
const STEP = 50;
/** On a telephone columns stand below each other: so few of each at first leave the next one in sight. */
const FIRST_NARROW = 8;
const MOST = 200;

/** The ledger by phase, each a column; a filter by phase leaves one. */
export default function BoardView({ query }: { readonly query: LedgerFilters }) {
  return (
    <div className="sv-board">
      {PHASES.filter((phase) => query.phase === undefined || query.phase === phase).map((phase) => (
        <Column key={phase} phase={phase} query={query} />
      ))}
    </div>
  );
}

function Column({ phase, query }: { readonly phase: TaskPhase; readonly query: LedgerFilters }) {
  const t = useText(text);
  const w = useWords(words);
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const first = useNarrow() ? FIRST_NARROW : STEP;
  const [more, setMore] = useState(0);
  const size = Math.min(MOST, first + more * STEP);
  const asked = { ...query, phase, page: 1, size };
  const { data, error, refetch } = useQuery({
    queryKey: [TASKS, { query: asked }],
    queryFn: () => api(TASKS, { query: asked }),
    placeholderData: keepPreviousData,
  });
  const left = (data?.total ?? 0) - (data?.rows.length ?? 0);
  const list = changeFilters(search, { view: null, phase }).toString();
  return (
    <section className="sv-board-column" aria-label={t.phases[phase]}>
      <h2 className="ui-h2">
        {t.phases[phase]}{" "}
        {data !== undefined && <span className="ui-num ui-quiet">{formatFigure(data.total, language)}</span>}
      </h2>
      <FailureNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <RowsSkeleton rows={4} />}
      {data?.rows.length === 0 && <p className="ui-quiet">{w.empty}</p>}
      <ul>
        {data?.rows.map((row) => (
          <li key={row.id} className="sv-board-card">
            <TaskCard row={row} />
            <span className="ui-quiet">
              <DueWords row={row} />
            </span>
            {[...row.waiting, ...(row.awaitsJudgement ? (["judgement"] as const) : [])].map((state) => (
              <span key={state} className="ui-label ui-label-ochre">
                {t.states[state]}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {left > 0 &&
        (size < MOST ? (
          <button type="button" className="ui-link-button" onClick={() => setMore(more + 1)}>
            {w.more(left)}
          </button>
        ) : (
          <Link to={`/ledger?${list}`}>{w.inList(left)}</Link>
        ))}
    </section>
  );
}
