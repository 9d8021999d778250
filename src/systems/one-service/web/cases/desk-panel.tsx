import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage } from "../../../../web/frame/language.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { useWords } from "../../../../web/kit/said.ts";
import { api } from "../client.ts";

const CASES = "GET /api/window-cases";
const ONE = { list: "all", page: 1, size: 1 } as const;

const words = {
  title: say("本窗口", "This window"),
  lists: {
    today: say("件今天收件", "received today"),
    "to-hand-over": say("件待移交", "to hand over"),
    waiting: say("件待补正", "wait for papers"),
    "to-deliver": say("件待发放", "to hand out"),
  },
  receive: say("收件", "Receive an application"),
};

/** On the desk of a window: how its cases stand, as its lists count them. */
export default function DeskPanel() {
  return useAllows()(["window-clerk"]) ? <Window /> : null;
}

function Window() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { data } = useQuery({ queryKey: [CASES, { query: ONE }], queryFn: () => api(CASES, { query: ONE }) });
  if (data === undefined) return null;
  const counts: Readonly<Record<string, number>> = data.counts;
  return (
    <section className="ui-panel" aria-labelledby="desk-window">
      <h2 id="desk-window">{t.title}</h2>
      <ul className="ui-plain-list">
        {Object.entries(t.lists).map(([list, name]) => (
          <li key={list}>
            <Link to={`/window?list=${list}`}>
              <b>{formatFigure(counts[list] ?? 0, language)}</b> {name}
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/window/receive">{t.receive}</Link>
    </section>
  );
}
