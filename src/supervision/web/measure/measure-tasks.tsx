import { Link } from "react-router";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import { stateSentence } from "../../domain/tasks/task-words.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { DueWords } from "../task/due-words.tsx";
import { LightMark } from "../task/light-mark.tsx";
import { text } from "./measure-text.ts";
import { useMeasureTasks } from "./use-measure-tasks.ts";

/** The tasks that carry a measure out, each with its light, state and date; nothing before there is one. */
export function MeasureTasks({ measure }: { readonly measure: MeasureDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { at } = useAsOf();
  const data = useMeasureTasks(measure);
  if (data === undefined || data.total === 0) return null;
  return (
    <section className="ui-panel" aria-labelledby="tasks">
      <h2 id="tasks" className="ui-row">
        {t.tasks}
        <Link className="no-print ui-quiet" to={at(`/ledger?measure=${measure.id}&plan=${measure.planId}`)}>
          {t.inLedger(data.total)}
        </Link>
      </h2>
      <ul className="sv-measure-tasks">
        {data.rows.map((row) => (
          <li key={row.id}>
            <Link to={at(`/tasks/${row.id}`)} lang="zh-CN">
              {row.number}. {row.text}
            </Link>
            <span className="ui-row">
              <LightMark light={row.light} />
              <span>{sentence(stateSentence(row))}</span>
              <DueWords row={row} />
            </span>
            {row.latest !== null && (
              <span className="ui-quiet" lang="zh-CN">
                {row.latest.unitName}（{sentence(periodName(row.latest.period))}）：{row.latest.progress}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
