import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useText } from "../../../web/frame/language.tsx";
import type { TaskDetail } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import { ReportCard } from "./report-card.tsx";
import { Acts, possibleAt } from "./task-acts.tsx";
import { text } from "./task-text.ts";

const REPORTS = "GET /api/tasks/:task/reports";
const SIZE = 20;
/** Settled reports that show before all are asked for; what waits shows always. */
const SETTLED = 3;

/** What units reported, latest first; older ones when asked for. */
export function TaskReports({ detail }: { readonly detail: TaskDetail }) {
  const t = useText(text);
  const params = { task: detail.row.id };
  const older = useInfiniteQuery({
    queryKey: [REPORTS, { params }],
    queryFn: ({ pageParam }) => api(REPORTS, { params, query: { page: pageParam, size: SIZE } }),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (pages.length * SIZE < last.total ? pages.length + 1 : undefined),
    enabled: false,
  });
  const all = older.data?.pages.flatMap(({ rows }) => rows);
  const settled = detail.reports.filter(({ status }) => status === "accepted").slice(0, SETTLED);
  const reports =
    all ?? detail.reports.filter((report) => report.status !== "accepted" || settled.includes(report));
  return (
    <section className="ui-panel" aria-labelledby="reports">
      <h2 id="reports">{t.reports}</h2>
      {reports.length === 0 && <p className="ui-quiet">{t.noReports}</p>}
      {reports.map((report) => (
        <ReportCard key={report.id} report={report} unitName={detail.unitNames[report.unitId] ?? ""}>
          <Acts detail={detail} possible={possibleAt(detail, { report: report.id })} size="small" />
        </ReportCard>
      ))}
      {detail.reports.length > 0 && (all === undefined || older.hasNextPage) && (
        <Button
          className="no-print"
          type="link"
          loading={older.isFetching}
          onClick={() => void (all === undefined ? older.refetch() : older.fetchNextPage())}
        >
          {all === undefined ? t.allReports : t.more}
        </Button>
      )}
    </section>
  );
}
