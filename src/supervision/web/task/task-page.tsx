import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { PanelsOf } from "../../../web/frame/panels.tsx";
import { subjectOf } from "../../domain/subject.ts";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { text as words } from "../text.ts";
import "./task.css";
import { TaskHistory } from "./task-history.tsx";
import { TaskReports } from "./task-reports.tsx";
import { TaskSourcePanel } from "./task-source.tsx";
import { TaskStanding } from "./task-standing.tsx";
import { TaskExtensions, TaskStages } from "./task-stages.tsx";
import { text } from "./task-text.ts";
import { TaskTakeBack } from "./task-take-back.tsx";
import { TaskUnits } from "./task-units.tsx";

export const TASK = "GET /api/tasks/:task";

/** Where one task stands and why, and what the reader may do about it. */
export default function TaskPage() {
  const { task = "" } = useParams();
  const t = useText(text);
  const { query: day } = useAsOf();
  const query = useQuery({
    queryKey: [TASK, { params: { task }, query: day }],
    queryFn: () => api(TASK, { params: { task }, query: day }),
    placeholderData: (previous, before) =>
      JSON.stringify(before?.queryKey[1])?.includes(task) === true ? keepPreviousData(previous) : undefined,
  });
  return (
    <Loaded query={query} back={{ path: "/ledger", label: t.toLedger }}>
      {(detail) => <TaskOf detail={detail} past={day.asOf !== undefined} />}
    </Loaded>
  );
}

function TaskOf({ detail, past }: { readonly detail: TaskDetail; readonly past: boolean }) {
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const { at } = useAsOf();
  const { row } = detail;
  const shown = past ? { ...detail, possibilities: [] } : detail;
  return (
    <PageFrame
      title={subjectOf(row.text)}
      titleLanguage="zh-CN"
      lead={
        <span className="ui-row">
          <span>{t.title(row.number)}</span>
          <Link to={at(`/plans/${row.planId}`)} lang="zh-CN">
            {row.planTitle}
          </Link>
          {row.section !== null && <span lang="zh-CN">{row.section}</span>}
          {row.sample && (
            <span className="ui-label ui-label-ochre" title={w.sampleMeaning}>
              {w.sample}
            </span>
          )}
        </span>
      }
      breadcrumb={[{ title: t.ledger, path: `/ledger?plan=${row.planId}` }, { title: t.title(row.number) }]}
    >
      {past && (
        <p className="ui-notice ui-row">
          {t.asOfShown(formatDay(detail.asOf, language))}
          <Link to={`/tasks/${row.id}`}>{t.today}</Link>
        </p>
      )}
      <TaskTakeBack detail={shown} />
      <TaskStanding detail={shown} />
      <div className="sv-task">
        <div className="ui-stack">
          <TaskReports detail={shown} />
          <TaskUnits detail={shown} />
          <TaskStages detail={shown} />
          <TaskExtensions detail={shown} />
        </div>
        <div className="ui-stack">
          <TaskSourcePanel detail={shown} />
          <PanelsOf place="task" about={{ taskId: row.id }} />
          <TaskHistory task={row.id} />
        </div>
      </div>
    </PageFrame>
  );
}
