import { Button } from "antd";
import { Link } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { SetSummary } from "../../domain/work-points/replies.ts";
import { SetStatusLabel, StandingCountsLine, StandingMark } from "./marks.tsx";
import { text } from "./work-points-text.ts";

/** What each special group promises this year, point by point. */
export function PromiseView(props: {
  readonly sets: readonly SetSummary[];
  readonly isOffice: boolean;
  readonly onNew: () => void;
}) {
  const { sets, isOffice, onNew } = props;
  const t = useText(text);
  if (sets.length === 0)
    return (
      <EmptyState
        title={t.none}
        action={
          isOffice ? (
            <Button type="primary" onClick={onNew}>
              {t.create}
            </Button>
          ) : undefined
        }
      >
        {isOffice ? t.noneOffice : t.noneReader}
      </EmptyState>
    );
  return (
    <>
      {sets.map((set) => (
        <SetPanel key={set.id} set={set} />
      ))}
    </>
  );
}

function SetPanel({ set }: { readonly set: SetSummary }) {
  const t = useText(text);
  const { language } = useLanguage();
  const isOut = set.status === "issued" || set.status === "closed";
  return (
    <section className="ui-panel" aria-label={set.group}>
      <div className="ui-row wp-set-head">
        <h2 lang="zh-CN">
          <Link to={`/work-points/${set.id}`}>{set.title}</Link>
        </h2>
        <span className="ui-row">
          {set.sample && <span className="ui-label ui-label-ochre">{t.sample}</span>}
          <SetStatusLabel status={set.status} />
        </span>
      </div>
      <div className="ui-row ui-quiet">
        <span lang="zh-CN">{set.group}</span>
        <span>{t.points(set.points)}</span>
        {set.status === "collecting" && set.collectBy !== null && (
          <span>{t.collectBy(formatDay(set.collectBy, language))}</span>
        )}
        {set.paperNumber !== null && set.paperNumber !== "" && <span>{t.paper(set.paperNumber)}</span>}
        {isOut && <StandingCountsLine counts={set.counts} />}
      </div>
      {set.promises.length === 0 ? (
        <p className="ui-quiet">{t.noPoints}</p>
      ) : (
        <ol className="wp-list">
          {set.promises.map(({ id, text: words, standing }) => (
            <li key={id}>
              <span lang="zh-CN">{words}</span>
              {isOut && <StandingMark standing={standing} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
