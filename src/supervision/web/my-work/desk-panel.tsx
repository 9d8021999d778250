import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { daysBetween } from "../../../kernel/calendar.ts";
import { say } from "../../../kernel/fields.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { useAllows, useSession } from "../../../web/frame/session.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import { api } from "../client.ts";

const PERIOD = "GET /api/my-period";
const NAMED = 5;

const words = {
  title: say("本期报送", "Reports of this period"),
  sent: (sent: number, asked: number) => say(`已报 ${sent} / ${asked}`, `${sent} of ${asked} handed in`),
  unsigned: (count: number) => say(`${count} 件待审签`, `${count} to be signed`),
  due: (day: string, left: number) =>
    left === 0
      ? say(`${day}截止（今天）`, `due ${day}, today`)
      : say(`${day}截止，还有 ${left} 天`, `due ${day}, ${left} ${left === 1 ? "day" : "days"} left`),
  none: say("目前没有在报送期内的任务", "No report is asked for now"),
  returned: (count: number) => say(`退回待改 ${count} 件`, `${count} came back to be revised`),
  all: say("全部", "All of them"),
  mine: say("我的工作", "My work"),
};

/** On the desk of a unit's head and liaison: how its reports of the running period stand, and what came back. */
export default function ReportsPanel() {
  const allowed = useAllows();
  const { actor } = useSession();
  return allowed(["unit-head", "liaison"]) && actor?.organisationId != null ? <Reports /> : null;
}

function Reports() {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { data } = useQuery({ queryKey: [PERIOD], queryFn: () => api(PERIOD) });
  if (data === undefined) return null;
  const { asOf, plans, returned } = data;
  return (
    <section className="ui-panel ui-stack" aria-labelledby="desk-reports">
      <h2 id="desk-reports" className="ui-h2">
        {t.title}
      </h2>
      {plans.length === 0 && <p className="ui-quiet">{t.none}</p>}
      {plans.map(({ planId, title, period, due, asked, sent, unsigned }) => (
        <div key={planId}>
          <div lang="zh-CN" className="ui-quiet">
            {title}
          </div>
          <b>
            {sentence(periodName(period))} {t.sent(sent, asked)}
          </b>
          {unsigned > 0 && <> · {t.unsigned(unsigned)}</>}
          <div className="ui-quiet tabular">{t.due(formatDay(due, language), daysBetween(asOf, due))}</div>
        </div>
      ))}
      {returned.length > 0 && (
        <div>
          <b>{t.returned(returned.length)}</b>
          <ul className="ui-plain-list" lang="zh-CN">
            {returned.slice(0, NAMED).map(({ taskId, text, period }) => (
              <li key={`${taskId} ${period}`}>
                <Link to={`/tasks/${taskId}/report?period=${period}`}>{text}</Link>
              </li>
            ))}
          </ul>
          {returned.length > NAMED && <Link to="/my-work?kind=returned">{t.all}</Link>}
        </div>
      )}
      <Link to="/my-work" className="no-print">
        {t.mine}
      </Link>
    </section>
  );
}
