import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useText } from "../../../web/frame/language.tsx";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { Acts, possibleAt } from "./task-acts.tsx";
import { text } from "./task-text.ts";

/** Stages with their goals beside what was reached. */
export function TaskStages({ detail }: { readonly detail: TaskDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { stages } = detail.state;
  if (stages.length === 0) return null;
  const figure = (value: number | null, unit: string | null) =>
    value === null ? "—" : `${formatFigure(value, language, 6)} ${unit ?? ""}`.trim();
  return (
    <section className="ui-panel" aria-labelledby="stages">
      <h2 id="stages">{t.stages}</h2>
      <div className="ui-scroll-x">
        <table className="ui-table">
          <thead>
            <tr>
              <th scope="col">{t.stage}</th>
              <th scope="col" className="ui-num">
                {t.goal}
              </th>
              <th scope="col" className="ui-num">
                {t.actual}
              </th>
              <th scope="col">{t.stageDue}</th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage.id}>
                <td lang="zh-CN">
                  {stage.doneOn === null ? "" : "✓ "}
                  {stage.title}
                </td>
                <td className="ui-num">{figure(stage.goal, stage.unit)}</td>
                <td className="ui-num">{figure(stage.actual, stage.unit)}</td>
                <td>{formatDay(stage.due, language) || "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Every request to move the date, with its answer and the paper that approves it. */
export function TaskExtensions({ detail }: { readonly detail: TaskDetail }) {
  const t = useText(text);
  const colon = useColon();
  const { language } = useLanguage();
  const { extensions } = detail.state;
  if (extensions.length === 0) return null;
  return (
    <section className="ui-panel" aria-labelledby="extensions">
      <h2 id="extensions">{t.extensions}</h2>
      <ul className="sv-timeline-list">
        {extensions.toReversed().map((extension) => (
          <li key={extension.id}>
            <span className="ui-row">
              <b>{t[extension.state]}</b>
              <span>
                {t.extension(formatDay(extension.from, language), formatDay(extension.to, language))}
              </span>
            </span>
            <span lang="zh-CN">
              {[
                extension.unitId === null ? null : detail.unitNames[extension.unitId],
                formatDay(extension.askedOn, language),
                extension.reason,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {extension.paper !== null && (
              <span>
                {t.paper}
                {colon}
                <span lang="zh-CN">{extension.paper}</span>
              </span>
            )}
            {extension.note !== null && <span lang="zh-CN">{extension.note}</span>}
            <Acts detail={detail} possible={possibleAt(detail, { extension: extension.id })} size="small" />
          </li>
        ))}
      </ul>
    </section>
  );
}
