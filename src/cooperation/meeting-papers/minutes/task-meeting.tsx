import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useText } from "../../../web/frame/language.tsx";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";
import "./minutes.css";

const OF_TASK = "GET /api/tasks/:task/meeting";

/** On the page of a task: the meeting that gave it, and the way to its sentence there; nothing where it came otherwise. */
export default function TaskMeeting({ taskId }: { readonly taskId: string }) {
  const t = useText(text);
  const params = { task: taskId };
  const { data } = useQuery({
    queryKey: [OF_TASK, { params }],
    queryFn: () => api(OF_TASK, { params }),
  });
  const meeting = data?.meeting;
  if (!meeting) return null;
  return (
    <section className="ui-panel" aria-label={t.from}>
      <h2>{t.from}</h2>
      <p>
        <Link to={`/meetings/${meeting.id}`} lang="zh-CN">
          {meeting.title}
        </Link>
        {" · "}
        <Link to={`/meetings/${meeting.id}/minutes?at=${meeting.resolution}`}>
          {t.fromItem(meeting.place)}
        </Link>
      </p>
    </section>
  );
}
