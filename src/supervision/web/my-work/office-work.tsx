import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import "../board/board.css";
import { api } from "../client.ts";
import { text } from "./my-work-text.ts";

const QUEUE = "GET /api/review-queue";
const MISSING = "GET /api/missing";
const ONE = { size: 1 };

/** What waits for the office, with how much of it: to review, to chase, and the papers that follow. */
export function OfficeWork() {
  const t = useText(text);
  const { language } = useLanguage();
  const queue = useQuery({ queryKey: [QUEUE, { query: ONE }], queryFn: () => api(QUEUE, { query: ONE }) });
  const missing = useQuery({
    queryKey: [MISSING, { query: {} }],
    queryFn: () => api(MISSING, { query: {} }),
  });
  const counts = queue.data?.counts;
  const waiting = counts === undefined ? undefined : counts.report + counts.extension + counts.claim;
  const entries = [
    { path: "/review-queue", name: t.reviewQueue, count: waiting, of: t.items },
    { path: "/missing", name: t.missing, count: missing.data?.units.length, of: t.units },
    { path: "/workbooks", name: t.workbooks },
    { path: "/papers", name: t.papers },
  ];
  return (
    <section className="ui-panel" aria-labelledby="office-work">
      <h2 id="office-work">{t.officeOwn}</h2>
      <ul className="sv-figures">
        {entries.map(({ path, name, count, of }) => (
          <li key={path}>
            <Link to={path}>
              {name} {of !== undefined && <b>{count === undefined ? "…" : formatFigure(count, language)}</b>}{" "}
              {of}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
