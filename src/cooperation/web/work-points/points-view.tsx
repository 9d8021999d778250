import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import {
  byChapter,
  promisedPoints,
  type Served,
  standingPoints,
  type WorkPoint,
} from "../../domain/work-points/set.ts";
import { JoinPanel } from "./join-panel.tsx";
import { PointCard } from "./point-card.tsx";
import { emptyPoint, PointForm } from "./point-form.tsx";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

const ImportPanel = lazy(() => import("./import-panel.tsx").then((part) => ({ default: part.ImportPanel })));
const ReasonDialog = lazy(() =>
  import("./reason-dialog.tsx").then((part) => ({ default: part.ReasonDialog })),
);

const servedOf = (word: string | undefined): Served[] => {
  const [measureId, undertakingId] = (word ?? "").split(".");
  return measureId === undefined || measureId === ""
    ? []
    : [{ measureId, undertakingId: undertakingId ?? null }];
};

/** The points in the order of the paper under their chapters, with what may be done to each. */
export function PointsView({ desk }: { readonly desk: SetDesk }) {
  const { detail, act } = desk;
  const t = useText(text);
  const { state } = detail.set;
  const [filters, change] = useFilters(["add", "point"]);
  const [isImporting, setImporting] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const [dropping, setDropping] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isOut = state.status === "issued" || state.status === "closed";
  const points = isOut ? promisedPoints(state) : standingPoints(state);
  const order = points.map(({ id }) => id);
  const unit = detail.office ? null : (detail.unitIds[0] ?? null);
  const sample = emptyPoint(unit, []);
  const mayAdd =
    (detail.office || unit !== null) &&
    desk.may({ type: "add-points", points: [{ ...sample, id: "·", text: "·" }] });
  const mayArrange = desk.may({
    type: "set-head",
    title: "·",
    issuer: state.issuer,
    collectBy: null,
    note: "",
  });
  const isAdding = mayAdd && filters.add !== undefined;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const moving = useMutation({ mutationFn: act });
  const move = (point: WorkPoint, by: -1 | 1) => {
    const same = points.filter(({ chapter }) => chapter === point.chapter).map(({ id }) => id);
    const at = same.indexOf(point.id);
    // Down: before what follows the next one of the chapter.
    const before = by < 0 ? same[at - 1] : order[order.indexOf(same[at + 1] ?? "") + 1];
    moving.mutate({ type: "move-point", point: point.id, before: before ?? null, chapter: point.chapter });
  };
  const chapters = byChapter(points);
  const isPlain = chapters.length === 1 && chapters[0]?.chapter === "";
  const numbers = new Map(chapters.flatMap(({ points: its }) => its).map(({ id }, index) => [id, index + 1]));
  return (
    <div className="ui-stack">
      {mayAdd && !isAdding && !isImporting && (
        <div className="ui-row no-print">
          <Button type={points.length === 0 ? "primary" : "default"} onClick={() => change({ add: "new" })}>
            {t.acts.add}
          </Button>
          <Button onClick={() => setImporting(true)}>{t.acts.import}</Button>
        </div>
      )}
      {isAdding && (
        <PointForm
          desk={desk}
          seed={emptyPoint(unit, filters.add === "new" ? [] : servedOf(filters.add))}
          onClose={() => change({ add: null })}
        />
      )}
      <Suspense fallback={null}>
        {isImporting && <ImportPanel desk={desk} unit={unit} onClose={() => setImporting(false)} />}
      </Suspense>
      {chosen.size > 0 && mayArrange && (
        <JoinPanel
          desk={desk}
          points={points.filter(({ id }) => chosen.has(id))}
          onClose={() => setChosen(new Set())}
        />
      )}
      <FailureNotice error={moving.error} />
      {!isOut && state.revising !== null && state.editions.length > 0 && (
        <p className="ui-quiet">{t.points.asIssued}</p>
      )}
      {points.length === 0 && !isAdding && !isImporting && (
        <EmptyState title={t.points.noneCollecting}>
          {mayAdd ? t.points.noneHelp : t.points.noneReader}
        </EmptyState>
      )}
      {chapters.map(({ chapter, points: its }) => (
        <section
          key={chapter}
          className="ui-panel"
          aria-label={chapter === "" ? t.points.noChapter : chapter}
        >
          {!isPlain && <h2 lang="zh-CN">{chapter === "" ? t.points.noChapter : chapter}</h2>}
          <ol className="wp-points">
            {its.map((point, index) => {
              if (editing === point.id)
                return (
                  <li key={point.id}>
                    <PointForm desk={desk} seed={point} editing={point.id} onClose={() => setEditing(null)} />
                  </li>
                );
              return (
                <PointCard
                  key={point.id}
                  desk={desk}
                  point={point}
                  number={numbers.get(point.id) ?? 0}
                  isTarget={filters.point === point.id}
                  chosen={mayArrange ? chosen.has(point.id) : null}
                  onChoose={() => toggle(point.id)}
                  onEdit={() => setEditing(point.id)}
                  onDrop={() => setDropping(point.id)}
                  onMove={mayArrange ? (by) => move(point, by) : null}
                  isFirst={index === 0}
                  isLast={index === its.length - 1}
                />
              );
            })}
          </ol>
        </section>
      ))}
      <DroppedPoints desk={desk} />
      <Suspense fallback={null}>
        {dropping !== null && (
          <ReasonDialog
            title={t.drop.title}
            label={t.drop.reason}
            help={<span lang="zh-CN">{points.find(({ id }) => id === dropping)?.text}</span>}
            onDo={(reason) => act({ type: "drop-point", point: dropping, reason })}
            onClose={() => setDropping(null)}
          />
        )}
      </Suspense>
    </div>
  );
}

function DroppedPoints({ desk }: { readonly desk: SetDesk }) {
  const t = useText(text);
  const { language } = useLanguage();
  const restoring = useMutation({ mutationFn: desk.act });
  const gone = desk.detail.set.state.points.filter(({ dropped }) => dropped !== null);
  if (gone.length === 0) return null;
  return (
    <details className="ui-panel no-print">
      <summary>{t.points.dropped(gone.length)}</summary>
      <FailureNotice error={restoring.error} />
      <ul className="wp-points">
        {gone.map(({ id, text: words, dropped }) => (
          <li key={id} className="wp-point">
            <span />
            <div>
              <div className="wp-point-text" lang="zh-CN">
                {words}
              </div>
              <div className="ui-row ui-quiet">
                {dropped !== null && (
                  <span lang="zh-CN">
                    {t.points.reason(dropped.reason, dropped.by, formatDay(dropped.on, language))}
                  </span>
                )}
                {desk.may({ type: "restore-point", point: id }) && (
                  <button
                    type="button"
                    className="ui-link-button"
                    aria-label={t.points.restoreOf(words)}
                    disabled={desk.busy}
                    onClick={() => restoring.mutate({ type: "restore-point", point: id })}
                  >
                    {t.points.restore}
                  </button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
