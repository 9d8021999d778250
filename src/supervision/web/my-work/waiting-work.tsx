import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { api } from "../client.ts";
import { text } from "./my-work-text.ts";
import { useMyWork } from "./use-my-work.ts";

const QUEUE = "GET /api/review-queue";
const MISSING = "GET /api/missing";

/** On a plan's board: what of it waits for the reader, and where; nothing where nothing does. */
export function WaitingWork({ plan }: { readonly plan: string }) {
  const allowed = useAllows();
  if (allowed(["office"])) return <OfOffice plan={plan} />;
  return allowed(["unit-head", "liaison"]) ? <OfUnit /> : null;
}

function OfOffice({ plan }: { readonly plan: string }) {
  const t = useText(text);
  const { language } = useLanguage();
  const [one, all] = [{ plan, size: 1 }, { plan }];
  const queue = useQuery({ queryKey: [QUEUE, { query: one }], queryFn: () => api(QUEUE, { query: one }) });
  const missing = useQuery({
    queryKey: [MISSING, { query: all }],
    queryFn: () => api(MISSING, { query: all }),
  });
  const counts = queue.data?.counts;
  const waiting = counts === undefined ? 0 : counts.report + counts.extension + counts.claim;
  const units = missing.data?.units.length ?? 0;
  if (waiting + units === 0) return null;
  return (
    <div className="ui-notice ui-row no-print">
      {waiting > 0 && (
        <Link to={`/review-queue?plan=${plan}`}>{t.toReview(formatFigure(waiting, language))}</Link>
      )}
      {units > 0 && <Link to={`/missing?plan=${plan}`}>{t.toChase(formatFigure(units, language))}</Link>}
    </div>
  );
}

function OfUnit() {
  const t = useText(text);
  const { language } = useLanguage();
  const { data } = useMyWork();
  const count = data?.groups.flatMap(({ items }) => items).length ?? 0;
  if (count === 0) return null;
  return (
    <div className="ui-notice ui-row no-print">
      <Link to="/my-work">{t.toDo(formatFigure(count, language))}</Link>
    </div>
  );
}
