import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { WordRun } from "../../../kernel/text-difference.ts";
import { Difference } from "../../../web/draw/difference.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { useText } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import {
  CHANGE_KINDS,
  type ChangeKind,
  type ComparedRow,
} from "../../domain/joint-papers/compare-versions.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { api } from "../client.ts";
import { text } from "./joint-paper-text.ts";

const COMPARISON = "GET /api/joint-papers/:paper/comparison";
const SIGNS: Readonly<Record<ChangeKind, string>> = {
  same: "=",
  renumbered: "#",
  changed: "≠",
  moved: "⇅",
  added: "+",
  dropped: "−",
};

/** Two versions against each other: side by side on a screen, one text with its changes on a telephone. */
export function ComparisonView({ paper }: { readonly paper: JointPaperDetail }) {
  const t = useText(text);
  const { id, state } = paper;
  const [filters, change] = useFilters(["left", "right", "all"]);
  const numbers = state.versions.map(({ number }) => number);
  const right = numbers.find((each) => each === Number(filters.right)) ?? numbers.at(-1) ?? 1;
  const left = numbers.find((each) => each === Number(filters.left)) ?? numbers.at(-2) ?? 1;
  const onlyChanges = filters.all === undefined;
  const call = { params: { paper: id }, query: { left, right } };
  const query = useQuery({ queryKey: [COMPARISON, call], queryFn: () => api(COMPARISON, call) });
  const side = (label: string, value: number, name: "left" | "right") => (
    <label className="ui-field">
      {label}
      <select className="ui-select" value={value} onChange={({ target }) => change({ [name]: target.value })}>
        {state.versions.map(({ number, label: words }) => (
          <option key={number} value={number} lang="zh-CN">
            {t.versionOf(number, words)}
          </option>
        ))}
      </select>
    </label>
  );
  const rows = (query.data?.rows ?? []).filter(({ kind }) => !onlyChanges || kind !== "same");
  return (
    <section className="ui-panel ui-stack" aria-label={t.compare}>
      <h2 className="ui-h2">{t.compare}</h2>
      <div className="ui-row no-print">
        {side(t.left, left, "left")}
        {side(t.right, right, "right")}
        <Button size="small" onClick={() => change({ left: right, right: left })}>
          {t.swap}
        </Button>
        <label className="ui-field">
          <input
            type="checkbox"
            checked={onlyChanges}
            onChange={({ target }) => change({ all: target.checked ? null : "1" })}
          />
          {t.onlyChanges}
        </label>
      </div>
      <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <RowsSkeleton rows={6} />}
      {query.data !== undefined && (
        <>
          <p aria-live="polite">
            {t.summary(
              CHANGE_KINDS.map((kind) => t.count(t.changes[kind], query.data.summary[kind])).join(" · "),
            )}
          </p>
          {rows.length === 0 ? <p className="ui-notice">{t.noDifference}</p> : <Rows rows={rows} />}
        </>
      )}
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly ComparedRow[] }) {
  const narrow = useNarrow();
  const t = useText(text);
  return (
    <ol className={narrow ? "jp-compared" : "jp-compared jp-sides"}>
      {!narrow && (
        <li className="jp-heads" aria-hidden="true">
          <span />
          <span>{t.left}</span>
          <span>{t.right}</span>
        </li>
      )}
      {rows.map((row) => (
        <li key={`${row.left?.at ?? ""}-${row.right?.at ?? ""}`} className={`jp-row jp-${row.kind}`}>
          <Kind row={row} />
          {narrow ? <Merged row={row} /> : <Sides row={row} />}
        </li>
      ))}
    </ol>
  );
}

function Kind({ row: { kind, article, left, right } }: { readonly row: ComparedRow }) {
  const t = useText(text);
  return (
    <div className="jp-kind">
      <span className="jp-sign">
        <span aria-hidden="true">{SIGNS[kind]}</span> {t.changes[kind]}
      </span>
      {article !== null && (
        <span className="ui-quiet" lang="zh-CN">
          {article}
        </span>
      )}
      {kind === "moved" && left && right && (
        <span className="ui-quiet">{t.movedFrom(left.at, right.at)}</span>
      )}
    </div>
  );
}

/** Words of one side: what only it has is marked, what only the other has is left out. */
function runsOf({ left, right, words }: ComparedRow, side: "left" | "right"): readonly WordRun[] {
  const own = side === "left" ? "dropped" : "added";
  if (words.length > 0) return words.filter(({ kind }) => kind === "same" || kind === own);
  const shown = side === "left" ? left : right;
  if (!shown) return [];
  return [{ kind: left && right ? "same" : own, text: shown.text }];
}

function Sides({ row }: { readonly row: ComparedRow }) {
  const t = useText(text);
  return (
    <>
      {(["left", "right"] as const).map((side) => (
        <div key={side} className="jp-side">
          <span className="ui-hidden">{t[side]}</span>
          {row[side] ? <Difference words={runsOf(row, side)} /> : <span className="ui-quiet">{t.empty}</span>}
        </div>
      ))}
    </>
  );
}

function Merged({ row }: { readonly row: ComparedRow }) {
  const only = row.right ? "right" : "left";
  return <Difference words={row.words.length > 0 ? row.words : runsOf(row, only)} />;
}
