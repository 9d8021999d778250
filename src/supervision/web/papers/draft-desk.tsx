import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { FailureError } from "../../../kernel/error.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay, formatInstant } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { PAPER_FORMS } from "../../domain/papers/kinds.ts";
import type { Paper } from "../../domain/papers/paper.ts";
import { api } from "../client.ts";
import { LeaveGuard } from "./leave-guard.tsx";
import { PaperEditor } from "./paper-editor.tsx";
import { PaperFrame } from "./paper-frame.tsx";
import { PaperPreview } from "./paper-preview.tsx";
import { text } from "./paper-text.ts";
import { type Saving, usePaperSaving } from "./use-paper-saving.ts";
import { WithdrawButton } from "./withdraw-button.tsx";

type Pane = "edit" | "preview";

/** A draft: its text on the left, the sheet on the right; on a telephone one of them at a time. */
export function DraftDesk(props: { readonly paper: Paper; readonly onChanged: (paper: Paper) => void }) {
  const { paper, onChanged } = props;
  const t = useText(text);
  const [pane, setPane] = useState<Pane>("edit");
  const { content, saving, isDirty, change, flush, version } = usePaperSaving(paper, onChanged);
  // The sheet may come a moment later than the letters.
  const shown = useDeferredValue(content);
  // They stay as they were drafted, also in what a save answers.
  const [tables] = useState(paper.content.tables);
  const [bodyAsOpened] = useState(content.body);
  const move = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const next = pane === "edit" ? "preview" : "edit";
    setPane(next);
    document.getElementById(`pp-tab-${next}`)?.focus();
  };
  return (
    <PaperFrame
      paper={paper}
      title={content.title.trim() === "" ? paper.title : content.title}
      beforeDownload={flush}
      actions={
        <>
          <WithdrawButton paper={paper} onDone={onChanged} />
          <IssueButton
            paper={{ ...paper, content: { ...paper.content, ...content } }}
            ready={flush}
            version={() => version.current}
            onDone={onChanged}
          />
        </>
      }
    >
      <LeaveGuard isDirty={isDirty} flush={flush} />
      <SavingLine saving={saving} onSave={() => void flush()} />
      <div className="pp-tabs no-print" role="tablist" onKeyDown={move}>
        {(["edit", "preview"] as const).map((name) => (
          <button
            key={name}
            id={`pp-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={pane === name}
            aria-controls={`pp-pane-${name}`}
            tabIndex={pane === name ? 0 : -1}
            onClick={() => setPane(name)}
          >
            {t[name]}
          </button>
        ))}
      </div>
      <div className="pp-panes">
        <div
          id="pp-pane-edit"
          className={pane === "edit" ? "no-print" : "no-print pp-away"}
          role="group"
          aria-label={t.edit}
        >
          <PaperEditor
            kind={paper.kind}
            content={content}
            body={bodyAsOpened}
            tables={Object.keys(tables)}
            onChange={change}
          />
        </div>
        <div
          id="pp-pane-preview"
          className={pane === "preview" ? "pp-preview" : "pp-preview pp-away"}
          role="group"
          aria-label={t.preview}
        >
          <PaperPreview
            kind={paper.kind}
            issue={paper.issue}
            sample={paper.sample}
            content={shown}
            tables={tables}
          />
          <p className="ui-quiet no-print">{t.previewNote}</p>
        </div>
      </div>
    </PaperFrame>
  );
}

const isStale = (error: unknown): boolean => error instanceof FailureError && error.failure.code === "stale";

/** Whether what was typed is kept, always in the same place. */
function SavingLine({ saving, onSave }: { readonly saving: Saving; readonly onSave: () => void }) {
  const t = useText(text);
  if (saving.state === "refused")
    return isStale(saving.error) ? (
      <div className="ui-stack">
        <FailureNotice error={saving.error} />
        <div>
          <Button onClick={() => window.location.reload()}>{t.reload}</Button>
        </div>
      </div>
    ) : (
      <FailureNotice error={saving.error} onRetry={onSave} />
    );
  return (
    <div className="pp-saving no-print" aria-live="polite">
      {saving.state === "saved" && <span className="pp-saved">{t.saved(formatInstant(saving.at))}</span>}
      {saving.state === "saving" && <span>{t.saving}</span>}
      {saving.state === "incomplete" && <span className="pp-refused">{t.needsTitle}</span>}
      {saving.state === "waiting" && (
        <>
          <span>{t.waiting}</span>
          <button type="button" className="ui-link-button" onClick={onSave}>
            {t.saveNow}
          </button>
        </>
      )}
    </div>
  );
}

function IssueButton(props: {
  readonly paper: Paper;
  readonly ready: () => Promise<boolean>;
  readonly version: () => number;
  readonly onDone: (paper: Paper) => void;
}) {
  const { paper, ready, version, onDone } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [asks, setAsks] = useState(false);
  const issue = useMutation({
    mutationFn: () =>
      api("POST /api/papers/:paper/issue", { params: { paper: paper.id }, body: { version: version() } }),
    onSuccess: (next) => {
      setAsks(false);
      onDone(next);
    },
  });
  const { date } = paper.content;
  return (
    <>
      <Button type="primary" onClick={() => void ready().then((saved) => setAsks(saved))}>
        {t.issue}
      </Button>
      {asks && (
        <Dialog
          title={t.issueTitle}
          okText={t.issueNow}
          cancelText={t.cancel}
          busy={issue.isPending}
          onOk={() => issue.mutate()}
          onClose={() => setAsks(false)}
        >
          <div className="ui-stack">
            <p lang="zh-CN">{paper.content.title}</p>
            <ul className="pp-points">
              {PAPER_FORMS[paper.kind].masthead !== null && <li>{t.issueCounts}</li>}
              <li>{date === null ? t.issueToday : t.issueDate(formatDay(date, language))}</li>
              <li>{t.issueFrozen}</li>
              <li>{t.issueUnsent}</li>
            </ul>
            <FailureNotice error={issue.error} />
          </div>
        </Dialog>
      )}
    </>
  );
}
