import { Button } from "antd";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { Report } from "../../domain/tasks/report.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import { ReportCard } from "../task/report-card.tsx";
import { useAct } from "../task/use-act.ts";
import { text } from "./report-text.ts";

/** What supporting units answered: the lead unit accepts or returns it (会签), and takes their words into its own report. */
export function SupportingReports(props: {
  readonly task: TaskRow;
  readonly reports: readonly Report[];
  readonly onQuote: (unit: string, report: Report) => void;
}) {
  const { task, reports } = props;
  const t = useText(text);
  const sentence = useSentence();
  const act = useAct();
  const [returning, setReturning] = useState<Report | null>(null);
  const [reason, setReason] = useState("");
  const nameOf = (id: string) => task.units.find(({ unitId }) => unitId === id)?.name ?? "";
  const [outcome] = act.data ?? [];
  const decide = (report: Report, type: "accept" | "return", why: string) => {
    const about = { unit: report.unitId, report: report.id };
    const action = type === "accept" ? { type, ...about } : { type, ...about, reason: why };
    act.mutate([{ task: task.id, version: task.version, action }]);
  };
  if (reports.length === 0) return null;
  return (
    <section className="rf-supporting" aria-label={t.supporting}>
      <h3>{t.supporting}</h3>
      {reports.map((report) => (
        <ReportCard key={report.id} report={report} unitName={nameOf(report.unitId)}>
          <div className="ui-row">
            <Button onClick={() => props.onQuote(nameOf(report.unitId), report)}>{t.quote}</Button>
            {report.status === "submitted" && (
              <>
                <Button loading={act.isPending} onClick={() => decide(report, "accept", "")}>
                  {t.accept}
                </Button>
                <Button onClick={() => setReturning(report)}>{t.return}</Button>
              </>
            )}
          </div>
        </ReportCard>
      ))}
      <FailureNotice error={act.error} />
      {outcome?.ok === false && (
        <p className="ui-banner" role="alert">
          {sentence(outcome.failure.sentence)}
        </p>
      )}
      {returning !== null && (
        <Dialog
          title={t.returnReason(nameOf(returning.unitId))}
          okText={t.return}
          cancelText={t.cancel}
          okDisabled={reason.trim() === ""}
          onClose={() => setReturning(null)}
          onOk={() => {
            decide(returning, "return", reason.trim());
            setReturning(null);
            setReason("");
          }}
        >
          <label>
            {t.reason}
            <textarea
              className="ui-textarea"
              rows={3}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        </Dialog>
      )}
    </section>
  );
}
