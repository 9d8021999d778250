import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import { text } from "./words.ts";
import "./minutes.css";
import { ResolutionFacts, ResolutionHead } from "./resolution-facts.tsx";
import { useMinutes } from "./use-minutes.ts";

/** On the page of a meeting: what it resolved and where the tasks of it stand; leads to where that is settled. */
export default function ResolutionsShown({ meeting }: { readonly meeting: string }) {
  const t = useText(text);
  const { data, error, refetch } = useMinutes(meeting);
  if (error !== null) return <FailureNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  const shown = data.lines.filter(({ resolution: { state } }) => state === "kept" || state === "dispatched");
  const count = (state: string) => data.lines.filter(({ resolution }) => resolution.state === state).length;
  const path = `/meetings/${meeting}/minutes`;
  return (
    <section className="ui-panel" aria-label={t.resolutions}>
      <div className="mt-head">
        <h2>{t.resolutions}</h2>
        <Link to={path} className="no-print">
          {data.office ? t.toReview : t.toResolutions}
        </Link>
      </div>
      <p className="ui-quiet">
        {data.lines.length === 0
          ? data.office
            ? t.noMinutes
            : t.noMinutesReader
          : data.office
            ? t.summary(count("proposed"), count("kept"), count("dispatched"))
            : t.readerMinutes}
      </p>
      <ul className="mn-cards">
        {shown.map((line) => (
          <li key={line.resolution.id} className="mn-line">
            <ResolutionHead line={line} />
            <p lang="zh-CN" className="mn-words">
              {line.resolution.text}
            </p>
            <ResolutionFacts detail={data} line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}
