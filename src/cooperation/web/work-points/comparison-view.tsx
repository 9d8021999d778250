import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Difference } from "../../../web/draw/difference.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import type { PairedPoint } from "../../domain/work-points/comparison.ts";
import type { SetComparison } from "../../domain/work-points/replies.ts";
import { api } from "../client.ts";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

const COMPARISON = "GET /api/work-points/:set/comparison";

/** What of last year's points is carried over, changed, new, or not taken up again. */
export function ComparisonView({ desk }: { readonly desk: SetDesk }) {
  const t = useText(text);
  const { earlier, set } = desk.detail;
  const [filters, change] = useFilters(["with"]);
  const chosen = earlier.find(({ id }) => id === filters.with) ?? earlier[0];
  const call = { params: { set: set.id }, query: chosen ? { with: chosen.id } : {} };
  const query = useQuery({
    queryKey: [COMPARISON, call],
    queryFn: () => api(COMPARISON, call),
    enabled: chosen !== undefined,
  });
  if (chosen === undefined) return <EmptyState title={t.comparison.none}>{t.comparison.noneHelp}</EmptyState>;
  return (
    <div className="ui-stack">
      <div className="ui-row">
        <label className="ui-field wp-wide-choice no-print">
          {t.comparison.with}
          <select
            className="ui-select"
            value={chosen.id}
            onChange={({ target }) => change({ with: target.value })}
          >
            {earlier.map(({ id, year, title }) => (
              <option key={id} value={id} lang="zh-CN">
                {t.comparison.option(year, title)}
              </option>
            ))}
          </select>
        </label>
        <span className="ui-quiet">{t.comparison.how}</span>
      </div>
      <Loaded query={query}>{(comparison) => <Parts comparison={comparison} />}</Loaded>
    </div>
  );
}

function Parts({ comparison }: { readonly comparison: SetComparison }) {
  const t = useText(text);
  const { carried, changed, added, left, points, beforePoints } = comparison;
  const words = new Map([...beforePoints, ...points].map(({ id, text: its }) => [id, its]));
  const listed = (part: "carried" | "added" | "left", ids: readonly string[]) =>
    ids.length > 0 && (
      <Part title={t.comparison[part]} count={ids.length}>
        <ul className="wp-list">
          {ids.map((id) => (
            <li key={id} lang="zh-CN">
              {words.get(id)}
            </li>
          ))}
        </ul>
      </Part>
    );
  return (
    <>
      {changed.length > 0 && (
        <Part title={t.comparison.changed} count={changed.length}>
          {changed.map((pair) => (
            <Pair key={pair.now} pair={pair} />
          ))}
        </Part>
      )}
      {listed("added", added)}
      {listed("left", left)}
      {listed(
        "carried",
        carried.map(({ now }) => now),
      )}
    </>
  );
}

function Pair({ pair }: { readonly pair: PairedPoint }) {
  const t = useText(text);
  return (
    <div className="wp-pair">
      <Difference words={pair.words} />
      <span className="ui-quiet">
        {t.comparison.likeness(Math.round(pair.likeness * 100))}
        {pair.shared > 0 && ` · ${t.comparison.shared(pair.shared)}`}
      </span>
    </div>
  );
}

function Part(props: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  const t = useText(text);
  return (
    <section className="ui-panel" aria-label={props.title}>
      <h2>
        {props.title} <span className="ui-quiet">{t.comparison.count(props.count)}</span>
      </h2>
      {props.children}
    </section>
  );
}
