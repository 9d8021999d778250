import type { ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatFigure, formatInstant } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { periodName } from "../../domain/tasks/light-words.ts";
import type { Report, ReportContent } from "../../domain/tasks/report.ts";
import type { Evidence } from "../../domain/tasks/task.ts";
import { text } from "./task-text.ts";
import "./task.css";

const PARTS = ["progress", "problems", "next", "coordination"] as const;
const EVIDENCE = "GET /api/tasks/:task/evidence/:digest";

/** What a unit said, part by part; parts it left empty take no room. */
export function ReportWords({ content }: { readonly content: ReportContent }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <dl className="sv-report-words">
      {content.noChange && <div className="ui-label ui-label-quiet">{t.noChange}</div>}
      {PARTS.filter((part) => content[part] !== "").map((part) => (
        <div key={part}>
          <dt>{t.content[part]}</dt>
          <dd lang="zh-CN">{content[part]}</dd>
        </div>
      ))}
      {content.figures.length > 0 && (
        <div>
          <dt>{t.figures}</dt>
          <dd lang="zh-CN">
            {content.figures
              .map(({ name, value, unit }) => `${name} ${formatFigure(value, language, 6)} ${unit}`.trim())
              .join("；")}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Evidence by name, saved when chosen. */
export function EvidenceList(props: { readonly task: string; readonly evidence: readonly Evidence[] }) {
  const t = useText(text);
  const saving = useMutation({
    mutationFn: (digest: string) => download(urlOf(EVIDENCE, { params: { task: props.task, digest } })),
  });
  if (props.evidence.length === 0) return null;
  return (
    <div className="ui-row">
      <span className="ui-quiet">{t.evidence}</span>
      {props.evidence.map(({ digest, name }) => (
        <button
          key={digest}
          type="button"
          className="ui-link-button"
          lang="zh-CN"
          onClick={() => saving.mutate(digest)}
        >
          {name}
        </button>
      ))}
      <FailureNotice error={saving.error} />
    </div>
  );
}

/** One report: who said it for which period, what it says, and what became of it. */
export function ReportCard(props: {
  readonly report: Report;
  readonly unitName: string;
  readonly children?: ReactNode;
}) {
  const { report, unitName } = props;
  const t = useText(text);
  const colon = useColon();
  const period = useSentence()(periodName(report.period));
  const entered = t.enteredBy(report.enteredBy, formatInstant(report.enteredAt));
  return (
    <article className="sv-report" aria-label={`${unitName} ${period}`}>
      <header className="ui-row">
        <b lang="zh-CN">{unitName}</b>
        <span>{t.period(period)}</span>
        <span className={`ui-label sv-report-${report.status}`}>{t.statuses[report.status]}</span>
        {report.proxy !== null && (
          <span className="ui-label ui-label-ochre">{t.proxy(report.proxy.file)}</span>
        )}
      </header>
      <ReportWords content={report.content} />
      <EvidenceList task={report.taskId} evidence={report.content.evidence} />
      {report.reason !== null && (
        <p className="ui-banner">
          {t.reason}
          {colon}
          <span lang="zh-CN">{report.reason}</span>
        </p>
      )}
      <p className="ui-quiet">
        {[
          entered,
          report.signedBy === null ? null : t.signedBy(report.signedBy),
          report.decidedBy === null ? null : t.decidedBy(report.decidedBy, formatInstant(report.decidedAt)),
        ]
          .filter((each) => each !== null)
          .join(" · ")}
      </p>
      {props.children}
    </article>
  );
}
