import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { LightMark } from "./light-mark.tsx";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import { text } from "./task-text.ts";

const ROLL_UP = "GET /api/plans/:plan/roll-up";

/** The sentence that gives the task, and the way to its place in the document. */
export function TaskSourcePanel({ detail }: { readonly detail: TaskDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { query, at } = useAsOf();
  const { row } = detail;
  const { source } = row;
  const { undertakingId } = detail.state;
  const sentence =
    undertakingId === null ? "" : `${query.asOf === undefined ? "?" : "&"}undertaking=${undertakingId}`;
  const office = useAllows()(["office"]);
  const { data } = useQuery({
    queryKey: [ROLL_UP, { params: { plan: row.planId }, query: {} }],
    queryFn: () => api(ROLL_UP, { params: { plan: row.planId }, query: {} }),
    enabled: row.measureId !== null,
  });
  const measure = data?.measures.find(({ measureId }) => measureId === row.measureId);
  return (
    <section className="ui-panel ui-stack" aria-labelledby="source">
      <h2 id="source">{t.source}</h2>
      <p lang="zh-CN">
        {[t.sources[source.kind], source.title, source.paper, formatDay(source.date, language)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {source.quote !== null && (
        <blockquote className="ui-notice" lang="zh-CN">
          {source.quote}
        </blockquote>
      )}
      {row.measureId === null ? (
        <p className="ui-quiet">{t.noMeasure}</p>
      ) : (
        <>
          <p lang="zh-CN">
            {row.ordinal} {row.measure}
          </p>
          {measure !== undefined && <LightMark light={measure.rollUp.light} />}
          <Link to={at(`/measures/${row.measureId}`) + sentence}>{t.toSource}</Link>
        </>
      )}
      {office && detail.contacts.length > 0 && (
        <>
          <h2>{t.contacts}</h2>
          <ul className="ui-plain-list" lang="zh-CN">
            {detail.contacts.map(({ unitId, name, phone }) => (
              <li key={`${unitId}${name}`}>
                {detail.unitNames[unitId]} {name} {phone}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
