import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { StandingTag } from "../../../web/kit/standing-tag.tsx";
import type { SetSummary } from "../../domain/work-points/replies.ts";
import { type PointStanding, STANDINGS } from "../../domain/work-points/set.ts";
import { StandingMark } from "./marks.tsx";
import { text } from "./work-points-text.ts";

/** Where the issued points stand, group by group in their own order, and each that is late with why. */
export function StandingView({ sets }: { readonly sets: readonly SetSummary[] }) {
  const t = useText(text);
  const sentence = useSentence();
  const rows = sets.filter(({ status }) => status === "issued" || status === "closed");
  const late = rows.flatMap((set) =>
    set.promises
      .filter(({ standing }) => standing === "late" || standing === "watch")
      .map((promise) => ({ ...promise, set })),
  );
  const columns: readonly Column<SetSummary>[] = [
    {
      key: "group",
      title: t.standing.columns.group,
      card: "title",
      render: ({ id, group }) => (
        <Link to={`/work-points/${id}?view=stock`} lang="zh-CN">
          {group}
        </Link>
      ),
    },
    {
      key: "points",
      title: t.standing.columns.points,
      figure: true,
      compared: { by: ({ points }) => points },
      render: ({ points }) => points,
    },
    ...STANDINGS.map((standing: PointStanding) => ({
      key: standing,
      title: t.standings[standing],
      figure: true,
      render: ({ counts }: SetSummary) => counts[standing],
    })),
  ];
  if (rows.length === 0) return <EmptyState title={t.standing.title}>{t.standing.noneIssued}</EmptyState>;
  const isSample = rows.some(({ sample }) => sample);
  return (
    <>
      <section className="ui-panel" aria-label={t.standing.title}>
        <h2>{t.standing.title}</h2>
        <p className="ui-quiet">
          <StandingTag standing={isSample ? "sample" : "computed"} /> {t.standing.computed}
        </p>
        <DataTable<SetSummary>
          label={t.standing.title}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </section>
      <section className="ui-panel" aria-label={t.standing.late}>
        <h2>{t.standing.late}</h2>
        {late.length === 0 ? (
          <p className="ui-quiet">{t.standing.noneLate}</p>
        ) : (
          <ul className="wp-list">
            {late.map(({ id, text: words, standing, reason, taskId, set }) => (
              <li key={`${set.id} ${id}`}>
                <Link to={taskId === null ? `/work-points/${set.id}` : `/tasks/${taskId}`} lang="zh-CN">
                  {words}
                </Link>
                <StandingMark standing={standing} />
                <span className="ui-quiet">
                  <span lang="zh-CN">{set.group}</span> {reason !== null && sentence(reason)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
