import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { LightPreview } from "../../contract/settings.ts";
import { LIGHTS } from "../../domain/tasks/light.ts";
import { LightMark } from "../task/light-mark.tsx";
import { text } from "./settings-text.ts";

type Counts = LightPreview["counts"][number];
type Change = LightPreview["changes"][number];

/** What other rules would have shown at the ends of past months, beside what was shown. */
export function RulePreview({ preview }: { readonly preview: LightPreview }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { counts, changes, changed } = preview;
  const withTasks = counts.filter(({ before }) => LIGHTS.some((colour) => before[colour] > 0));
  if (withTasks.length === 0) return <p className="ui-notice">{t.lights.noTasks}</p>;
  if (changed === 0) return <p className="ui-notice">{t.lights.same}</p>;
  const figures: readonly Column<Counts>[] = [
    {
      key: "day",
      title: t.lights.monthEnd,
      card: "title",
      render: ({ day }) => formatDay(day, language),
    },
    ...LIGHTS.map((colour): Column<Counts> => ({
      key: colour,
      title: <LightMark light={colour} />,
      figure: true,
      render: ({ before, after }) => {
        const [was, is] = [formatFigure(before[colour], language), formatFigure(after[colour], language)];
        return was === is ? was : <strong>{`${was} → ${is}`}</strong>;
      },
    })),
  ];
  const list: readonly Column<Change>[] = [
    {
      key: "task",
      title: t.lights.task,
      card: "title",
      render: ({ taskId, number, text: said }) => (
        <Link to={`/tasks/${taskId}`} className="sv-preview-task">
          {number}. {said}
        </Link>
      ),
    },
    { key: "day", title: t.lights.monthEnd, render: ({ day }) => formatDay(day, language) },
    { key: "before", title: t.lights.now, render: ({ before }) => <LightMark light={before} /> },
    { key: "after", title: t.lights.changedTo, render: ({ after }) => <LightMark light={after} /> },
  ];
  return (
    <>
      <h3 className="ui-h2">{t.lights.changed(changed, changes.length)}</h3>
      <DataTable
        label={t.lights.changed(changed, changes.length)}
        columns={figures}
        rows={withTasks.toReversed()}
        rowKey={({ day }) => day}
      />
      <div className="sv-preview-list" role="region" aria-label={t.lights.task} tabIndex={0}>
        <DataTable
          label={t.lights.task}
          columns={list}
          rows={changes}
          rowKey={({ day, taskId }) => `${day} ${taskId}`}
        />
      </div>
    </>
  );
}
