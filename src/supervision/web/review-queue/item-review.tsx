import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay, formatInstant } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { ActionRequestInput } from "../../contract/action-request.ts";
import type { ReviewItem, TaskDetail } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import { ActionDialog } from "../task/action-dialog.tsx";
import { DueWords } from "../task/due-words.tsx";
import { LightMark } from "../task/light-mark.tsx";
import { EvidenceList, ReportCard, ReportWords } from "../task/report-card.tsx";
import { valuesOf } from "../task/task-acts.tsx";
import { useAct } from "../task/use-act.ts";
import { acceptance, rejection } from "./review-item.ts";
import { text } from "./review-queue-text.ts";

const TASK = "GET /api/tasks/:task";

/** One item with what was said the last time beside it, decided by button or key. */
export function ItemReview(props: {
  readonly item: ReviewItem;
  readonly place: string;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onDecided: () => void;
}) {
  const { item, onNext, onBack, onDecided } = props;
  const t = useText(text);
  const sentence = useSentence();
  const act = useAct();
  const [returning, setReturning] = useState(false);
  const [granting, setGranting] = useState(false);
  // Claims and extensions stand in the state of the task, which the queue does not carry.
  const { data: detail } = useQuery({
    queryKey: [TASK, { params: { task: item.task.id }, query: {} }],
    queryFn: () => api(TASK, { params: { task: item.task.id }, query: {} }),
    enabled: item.kind !== "report",
  });
  const extension =
    detail?.state.extensions.find(({ state, unitId }) => state === "pending" && unitId === item.unitId) ??
    null;
  const send = (action: ActionRequestInput | null) => {
    if (action === null) return;
    act.mutate([{ task: item.task.id, version: item.task.version, action }], {
      onSuccess: ([outcome]) => {
        if (outcome?.ok === true) onDecided();
      },
    });
  };
  const accept = () => {
    const action = acceptance(item);
    if (action === null) setGranting(true);
    else send(action);
  };
  useKeys(returning || granting || act.isPending, {
    a: accept,
    r: () => setReturning(true),
    j: onNext,
    k: onBack,
  });
  const [outcome] = act.data ?? [];
  const words = {
    report: { yes: t.accept, no: t.return },
    extension: { yes: t.grant, no: t.refuse },
    claim: { yes: t.close, no: t.returnClaim },
  }[item.kind];
  return (
    <section className="ui-panel ui-stack sv-queue-item" aria-label={props.place}>
      <Head item={item} />
      <FailureNotice error={act.error} />
      {outcome?.ok === false && (
        <p className="ui-banner" role="alert">
          {sentence(outcome.failure.sentence)}
        </p>
      )}
      <Said item={item} detail={detail} />
      {returning ? (
        <ReturnForm
          label={words.no}
          pending={act.isPending}
          onCancel={() => setReturning(false)}
          onSend={(reason) => send(rejection(item, extension?.id ?? null, reason))}
        />
      ) : (
        <div className="ui-row sv-queue-decide no-print">
          <Button type="primary" loading={act.isPending} onClick={accept}>
            {words.yes} <kbd>A</kbd>
          </Button>
          <Button onClick={() => setReturning(true)}>
            {words.no} <kbd>R</kbd>
          </Button>
          <span className="ui-quiet">{props.place}</span>
          <Button type="text" size="small" onClick={onBack}>
            {t.back} <kbd>K</kbd>
          </Button>
          <Button type="text" size="small" onClick={onNext}>
            {t.next} <kbd>J</kbd>
          </Button>
        </div>
      )}
      {granting && detail !== undefined && (
        <Grant
          item={item}
          detail={detail}
          extension={extension?.id ?? null}
          title={words.yes}
          onClose={() => setGranting(false)}
        />
      )}
    </section>
  );
}

/** The form that asks for the approving paper, or the basis on which a task is closed. */
function Grant(props: {
  readonly item: ReviewItem;
  readonly detail: TaskDetail;
  readonly extension: string | null;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { item, detail, extension } = props;
  const colon = useColon();
  const possible =
    item.kind === "claim"
      ? ({ type: "close" } as const)
      : ({ type: "grant-extension", ...(extension === null ? {} : { extension }) } as const);
  const { id, version, number } = detail.row;
  return (
    <ActionDialog
      title={props.title + colon + item.unitName}
      targets={[{ task: id, version, label: `${number} ${item.unitName}`, possible }]}
      values={item.kind === "claim" ? { basis: detail.state.claim?.basis ?? "" } : valuesOf(detail, possible)}
      onClose={props.onClose}
    />
  );
}

function Head({ item }: { readonly item: ReviewItem }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { task } = item;
  return (
    <header>
      <p className="ui-row">
        <span className="ui-label ui-label-river">{t.kinds[item.kind]}</span>
        <b lang="zh-CN">{item.unitName}</b>
        <span className="ui-quiet">
          {t.since(
            item.kind === "report" ? formatInstant(item.since) : formatDay(item.since.slice(0, 10), language),
          )}
        </span>
        <Link to={`/tasks/${task.id}`}>{t.toTask}</Link>
      </p>
      <p lang="zh-CN" className="sv-task-words">
        {task.number}. {task.text}
      </p>
      <div className="ui-row">
        <LightMark light={task.light} />
        <DueWords row={task} />
      </div>
    </header>
  );
}

/** What is asked or reported, and what the same unit reported the last time. */
function Said({ item, detail }: { readonly item: ReviewItem; readonly detail: TaskDetail | undefined }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { report } = item;
  if (report !== null)
    return (
      <div className="sv-queue-compare">
        <div>
          <h2 className="ui-h2">{t.this}</h2>
          <ReportCard report={report} unitName={item.unitName}>
            <p className="ui-quiet">
              {t.due(formatDay(report.due, language))}
              {report.enteredAt.slice(0, 10) > report.due && ` · ${t.late}`}
            </p>
          </ReportCard>
        </div>
        <div>
          <h2 className="ui-h2">{t.previous}</h2>
          {item.previous === null ? (
            <p className="ui-quiet">{t.noPrevious}</p>
          ) : (
            <ReportWords content={item.previous} />
          )}
        </div>
      </div>
    );
  if (detail === undefined) return null;
  const { claim, extensions } = detail.state;
  if (item.kind === "claim" && claim !== null)
    return (
      <div>
        <h2 className="ui-h2">{t.basis}</h2>
        <p lang="zh-CN">{claim.basis}</p>
        <EvidenceList task={item.task.id} evidence={claim.evidence} />
      </div>
    );
  const asked = extensions.find(({ state }) => state === "pending");
  return asked === undefined ? null : (
    <div>
      <p>{t.askedTo(formatDay(asked.from, language), formatDay(asked.to, language))}</p>
      <p lang="zh-CN">{asked.reason}</p>
    </div>
  );
}

function ReturnForm(props: {
  readonly label: string;
  readonly pending: boolean;
  readonly onSend: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useText(text);
  const [reason, setReason] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = () => {
    if (reason.trim() !== "") props.onSend(reason.trim());
  };
  return (
    <form
      className="ui-stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="sv-act-field">
        <span className="sv-act-label">{t.reason}</span>
        <textarea
          ref={field}
          className="ui-textarea"
          rows={3}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") props.onCancel();
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
          }}
        />
      </label>
      <div className="ui-row">
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ""} loading={props.pending}>
          {props.label}
        </Button>
        <Button onClick={props.onCancel}>{t.cancel}</Button>
        <span className="ui-quiet">{t.reasonHint}</span>
      </div>
    </form>
  );
}

/** Single keys decide, except while somebody types. */
function useKeys(off: boolean, keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef({ off, keys });
  useEffect(() => {
    latest.current = { off, keys };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      const typing =
        target instanceof HTMLElement &&
        target.closest("input:not([type=checkbox]), textarea, select, dialog");
      if (latest.current.off || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = latest.current.keys[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
