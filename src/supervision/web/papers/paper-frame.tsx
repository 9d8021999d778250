import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { formatDay, formatInstant } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { LIGHT_FIGURES, SUPERVISION_FIGURES } from "../../domain/figures.ts";
import { PAPER_FORMS } from "../../domain/papers/kinds.ts";
import type { Paper } from "../../domain/papers/paper.ts";
import { spanName } from "../../domain/papers/spans.ts";
import { text as words } from "../text.ts";
import { PaperStatusLabel } from "./paper-status.tsx";
import { text as shared } from "./papers-text.ts";
import { text } from "./paper-text.ts";

const DOCUMENT = "GET /api/papers/:paper/document";

const PAPER_FIGURES = [
  ...LIGHT_FIGURES,
  ...(
    [
      "tasks-overdue",
      "period-owed",
      "period-accepted",
      "period-in-review",
      "period-unreported",
      "units-overdue",
      "reports-overdue",
    ] as const
  ).map((id) => SUPERVISION_FIGURES[id]),
];

/** What stands around a paper: what it is about, what became of it, and what can be done. */
export function PaperFrame(props: {
  readonly paper: Paper;
  readonly title?: string;
  readonly actions?: ReactNode;
  /** Before a download: what was typed must be in it. */
  readonly beforeDownload?: () => Promise<boolean>;
  readonly children: ReactNode;
}) {
  const { paper, beforeDownload } = props;
  const s = useText(shared);
  const sentence = useSentence();
  const saving = useMutation({
    mutationFn: async () => {
      if (beforeDownload === undefined || (await beforeDownload()))
        await download(urlOf(DOCUMENT, { params: { paper: paper.id } }));
    },
  });
  return (
    <PageFrame
      title={props.title ?? paper.title}
      breadcrumb={[{ title: s.title, path: "/papers" }, { title: sentence(PAPER_FORMS[paper.kind].name) }]}
      lead={<About paper={paper} />}
      actions={
        <>
          <Button loading={saving.isPending} onClick={() => saving.mutate()}>
            {s.download}
          </Button>
          {props.actions}
        </>
      }
    >
      <FailureNotice error={saving.error} />
      {PAPER_FORMS[paper.kind].to !== "unit" && (
        <p className="ui-row ui-quiet no-print">
          {s.figures} <FigureHelp of={s.figures} figures={PAPER_FIGURES} />
        </p>
      )}
      {props.children}
    </PageFrame>
  );
}

function About({ paper }: { readonly paper: Paper }) {
  const t = useText(text);
  const s = useText(shared);
  const w = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { issue, period, unitName, issuedBy, status } = paper;
  return (
    <span className="ui-row">
      <PaperStatusLabel status={status} />
      {paper.sample && (
        <span className="ui-label ui-label-ochre" title={s.sampleHelp}>
          {w.sample}
        </span>
      )}
      <span>{sentence(PAPER_FORMS[paper.kind].name)}</span>
      {issue !== null && <span>{s.issue(issue.year, issue.number)}</span>}
      {period !== null && <span>{sentence(spanName(period))}</span>}
      {unitName !== null && <span>{t.to(unitName)}</span>}
      <span>{t.about(formatDay(paper.asOf, language))}</span>
      <Link to={`/plans/${paper.planId}`} lang="zh-CN">
        {paper.planTitle}
      </Link>
      <span className="ui-quiet">
        {t.madeBy(paper.madeBy, formatInstant(paper.madeAt))}
        {issuedBy !== null && ` · ${t.issuedBy(issuedBy, formatInstant(paper.issuedAt))}`}
        {status === "withdrawn" && ` · ${t.withdrawnBy(paper.changedBy, formatInstant(paper.changedAt))}`}
      </span>
    </span>
  );
}
