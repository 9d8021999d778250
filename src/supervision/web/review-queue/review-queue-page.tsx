import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { oneOf, pageOf, useFilters } from "../../../web/kit/filters.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { ReviewItem } from "../../domain/tasks/task-row.ts";
import "../board/board.css";
import { Choice } from "../../../web/kit/choice.tsx";
import { SUPERVISION_FIGURES } from "../../domain/figures.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Pages } from "../../../web/kit/pages.tsx";
import { ItemList } from "./item-list.tsx";
import { ItemReview } from "./item-review.tsx";
import { keyOf } from "./review-item.ts";
import "./review-queue.css";
import { text } from "./review-queue-text.ts";

const QUEUE = "GET /api/review-queue";
const PLANS = "GET /api/plans";
const CHOICES = "GET /api/ledger-choices";
const KINDS = ["report", "extension", "claim"] as const;
const SIZE = 50;

/** What waits for a decision, oldest first, one after the other. */
export default function ReviewQueuePage() {
  const t = useText(text);
  const { language } = useLanguage();
  const [raw, change] = useFilters(["plan", "unit", "kind", "page"]);
  const kind = oneOf(raw.kind, KINDS);
  const page = pageOf(raw.page);
  const asked = {
    page,
    size: SIZE,
    ...(raw.plan === undefined ? {} : { plan: raw.plan }),
    ...(raw.unit === undefined ? {} : { unit: raw.unit }),
    ...(kind === undefined ? {} : { kind }),
  };
  const query = useQuery({
    queryKey: [QUEUE, { query: asked }],
    queryFn: () => api(QUEUE, { query: asked }),
    placeholderData: keepPreviousData,
  });
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  const choices = useQuery({
    queryKey: [CHOICES, { query: {} }],
    queryFn: () => api(CHOICES, { query: {} }),
  });
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <Loaded query={query}>
        {({ counts, rows, total }) => (
          <div className="ui-stack">
            <ul className="sv-figures" aria-label={t.kind}>
              {KINDS.map((each) => (
                <li key={each}>
                  <button
                    type="button"
                    aria-pressed={kind === each}
                    onClick={() => change({ kind: kind === each ? null : each })}
                  >
                    <b>{formatFigure(counts[each], language)}</b> {t.kinds[each]}
                  </button>
                </li>
              ))}
              <li className="figure-help-item">
                <FigureHelp
                  of={t.title}
                  figures={KINDS.map((each) => SUPERVISION_FIGURES[`queue-${each}`])}
                />
              </li>
            </ul>
            <div className="sv-filterbar no-print" role="search">
              <Choice
                label={t.plan}
                any={t.anyPlan}
                value={raw.plan}
                options={(plans.data?.rows ?? []).map(({ id, title }) => ({ value: id, label: title }))}
                onChange={(plan) => change({ plan })}
              />
              <Choice
                label={t.unit}
                any={t.anyUnit}
                value={raw.unit}
                options={(choices.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(unit) => change({ unit })}
              />
            </div>
            <Queue
              rows={rows}
              filtered={kind !== undefined || raw.plan !== undefined || raw.unit !== undefined}
            />
            {total > SIZE && (
              <Pages
                paging={{ page, size: SIZE, total, onChange: (next) => change({ page: next }) }}
                sizes={false}
              />
            )}
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Queue({ rows, filtered }: { readonly rows: readonly ReviewItem[]; readonly filtered: boolean }) {
  const t = useText(text);
  const allowed = useAllows();
  const [chosen, setChosen] = useState<string | null>(null);
  const [place, setPlace] = useState(0);
  // What was decided leaves the queue; whatever stands in its place then is the next one.
  const found = rows.findIndex((item) => keyOf(item) === chosen);
  const at = found >= 0 ? found : Math.min(place, rows.length - 1);
  const item = rows[at];
  const show = (index: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (next === undefined) return;
    setChosen(keyOf(next));
    setPlace(rows.indexOf(next));
  };
  if (item === undefined)
    return filtered ? (
      <EmptyState title={t.emptyFiltered} />
    ) : (
      <EmptyState
        title={t.empty}
        {...(allowed(["office"]) ? { action: <Link to="/missing">{t.toMissing}</Link> } : {})}
      >
        {t.emptyHelp}
      </EmptyState>
    );
  return (
    <div className="sv-queue">
      <ItemList rows={rows} shown={at} onShow={show} />
      <ItemReview
        key={keyOf(item)}
        item={item}
        place={t.item(at + 1, rows.length)}
        onNext={() => show(at + 1)}
        onBack={() => show(at - 1)}
        onDecided={() => {
          setChosen(null);
          setPlace(at);
        }}
      />
    </div>
  );
}
