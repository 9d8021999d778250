import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import { ReportCard } from "../task/report-card.tsx";
import { text } from "./my-work-text.ts";

const REPORTS = "GET /api/tasks/:task/reports";

/** What the head is about to sign, shown where it is signed. */
export function ReportToSign(props: { readonly task: TaskRow; readonly report: string }) {
  const { task } = props;
  const t = useText(text);
  const [shown, setShown] = useState(false);
  const call = { params: { task: task.id }, query: {} };
  const query = useQuery({
    queryKey: [REPORTS, call],
    queryFn: () => api(REPORTS, call),
    enabled: shown,
  });
  const report = query.data?.rows.find(({ id }) => id === props.report);
  return (
    <div className="mw-to-sign">
      <button type="button" className="ui-link-button" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? t.hide : t.read}
      </button>
      {shown && query.isPending && <RowsSkeleton rows={3} />}
      {shown && <FailureNotice error={query.error} onRetry={() => void query.refetch()} />}
      {shown && report !== undefined && (
        <ReportCard
          report={report}
          unitName={task.units.find(({ unitId }) => unitId === report.unitId)?.name ?? ""}
        />
      )}
    </div>
  );
}
