import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import { daysBetween } from "../../../kernel/calendar.ts";
import { say } from "../../../kernel/fields.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../client.ts";

const MEETINGS = "GET /api/meetings";

const words = {
  next: say("下一次会议", "The next meeting"),
  days: (days: number) => say(`还有 ${days} 天`, `in ${days} ${days === 1 ? "day" : "days"}`),
  noDay: say("会期未定", "its day is not fixed"),
  prepared: (done: number, all: number) =>
    say(`已准备 ${done}/${all} 项`, `${done} of ${all} items prepared`),
};

/** On the desk: the meeting that comes next, as the calendar of meetings has it. */
export default function DeskPanel() {
  const allowed = useAllows();
  return allowed(BUSINESS_ROLES) ? <Next /> : null;
}

function Next() {
  const t = useWords(words);
  const { language } = useLanguage();
  const query = {};
  const { data } = useQuery({ queryKey: [MEETINGS, { query }], queryFn: () => api(MEETINGS, { query }) });
  const next = data?.upcoming[0];
  if (data === undefined || next === undefined) return null;
  const { done, all } = next.preparation;
  return (
    <section className="ui-panel" aria-labelledby="desk-meeting">
      <h2 id="desk-meeting">{t.next}</h2>
      <Link to={`/meetings/${next.id}`} lang="zh-CN">
        {next.title}
      </Link>
      <p className="ui-quiet">
        {next.date === null
          ? t.noDay
          : `${formatDay(next.date, language)} · ${t.days(daysBetween(data.asOf, next.date))}`}
        {all > 0 && ` · ${t.prepared(done, all)}`}
      </p>
    </section>
  );
}
