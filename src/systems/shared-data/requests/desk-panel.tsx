import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { say } from "../../../kernel/fields.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../web/client.ts";

const COUNTS = "GET /api/data/request-counts";

const words = {
  title: say("数据共享申请", "Requests for data"),
  open: say("件在办", "open"),
  overdue: say("件已逾期", "overdue"),
  mine: say("件等我办理", "wait for me"),
};

/** On the desk of a data authority: how requests stand, as the list of requests counts them. */
export default function DeskPanel() {
  return useAllows()(["data-officer"]) ? <Counts /> : null;
}

function Counts() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { data } = useQuery({ queryKey: [COUNTS], queryFn: () => api(COUNTS) });
  if (data === undefined) return null;
  const figures = [
    ["/data/requests", data.mine, t.mine],
    ["/data/requests?tab=all", data.open, t.open],
    ["/data/requests?tab=all&overdue=true", data.overdue, t.overdue],
  ] as const;
  return (
    <section className="ui-panel" aria-labelledby="desk-requests">
      <h2 id="desk-requests">{t.title}</h2>
      <ul className="ui-plain-list">
        {figures.map(([to, count, name]) => (
          <li key={to}>
            <Link to={to}>
              <b>{formatFigure(count, language)}</b> {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
