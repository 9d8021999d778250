import { Due } from "../../../web/kit/due.tsx";
import { DEADLINE_TONES } from "../deadline-words.tsx";
import { Link } from "react-router";
import { useOrdinal, useText } from "../../../web/frame/language.tsx";
import type { TimelineQuarter } from "../../domain/plan.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { text as words } from "../text.ts";
import type { BoardFilters, ChangeBoardFilters } from "./board-filters.ts";
import { text } from "./board-text.ts";

/** What falls due when: a table by quarter, each measure a step to its page, each quarter a filter. */
export function Timeline(props: {
  readonly quarters: readonly TimelineQuarter[];
  readonly filters: BoardFilters;
  readonly change: ChangeBoardFilters;
}) {
  const { quarters, filters, change } = props;
  const mark = useOrdinal();
  const t = useText(text);
  const w = useText(words);
  const { at } = useAsOf();
  return (
    <section className="ui-panel" aria-labelledby="timeline">
      <h2 id="timeline">{t.timeline}</h2>
      <p className="ui-quiet">{t.timelineHelp}</p>
      <table className="ui-table sv-timeline">
        <tbody>
          {quarters.map(({ quarter, state, measures }) => (
            <tr key={`${quarter}${state}`} aria-current={quarter !== null && filters.quarter === quarter}>
              <th scope="row">
                {quarter === null ? (
                  t.noDate
                ) : (
                  <button
                    type="button"
                    className="ui-link-button"
                    aria-pressed={filters.quarter === quarter}
                    onClick={() => change({ quarter: filters.quarter === quarter ? null : quarter })}
                  >
                    {t.quarter(quarter.slice(0, 4), quarter.slice(6))}
                  </button>
                )}
                <Due tone={DEADLINE_TONES[state]}>
                  {w.states[state]} {measures.length}
                </Due>
              </th>
              <td>
                <span className="sv-ordinals" lang="zh-CN">
                  {measures.map((measure) => (
                    <Link key={measure.id} to={at(`/measures/${measure.id}`)}>
                      {mark(measure)}
                    </Link>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
