import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { MeasureDetail } from "../../domain/plan.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import { worstLight } from "../../domain/tasks/roll-up.ts";
import { stateSentence } from "../../domain/tasks/task-words.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { api } from "../client.ts";
import { DueWords } from "../task/due-words.tsx";
import { LightMark } from "../task/light-mark.tsx";
import { text } from "./measure-text.ts";

const TASKS = "GET /api/tasks";
const SHOWN = 50;

/** The tasks that carry a measure out, under the worst of their lights; nothing before there is one. */
export function MeasureTasks({ measure }: { readonly measure: MeasureDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { query: day, at } = useAsOf();
  const query = { plan: measure.planId, measure: measure.id, size: SHOWN, ...day };
  const { data } = useQuery({ queryKey: [TASKS, { query }], queryFn: () => api(TASKS, { query }) });
  if (data === undefined || data.total === 0) return null;
  const worst = worstLight(data);
  return (
    <section className="ui-panel" aria-labelledby="tasks">
      <h2 id="tasks" className="ui-row">
        {t.tasks} <LightMark light={worst} />
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
