import { useQueries } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { Possibility } from "../../domain/tasks/action.ts";
import type { ActionOutcome, TaskDetail } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import { ActionDialog, type Target } from "../task/action-dialog.tsx";
import { text as acts } from "../task/action-words.ts";
import { type ActEntry, useAct } from "../task/use-act.ts";
import { LedgerChasing } from "./ledger-chasing.tsx";
import { text } from "./ledger-text.ts";

const TASK = "GET /api/tasks/:task";
/** Beyond this a page of possibilities takes too long to ask for. */
export const MOST_SELECTED = 200;

const BULK = [
  "dispatch",
  "judge",
  "accept",
  "close",
  "make-standing",
  "suspend",
  "resume",
  "reopen",
] as const satisfies readonly Possibility["type"][];

/** What the act would be on one task: once, or once for each unit or report that it concerns. */
function targetsOf(detail: TaskDetail, type: (typeof BULK)[number], label: string): Target[] {
  const { id, version } = detail.row;
  return detail.possibilities
    .filter((possible) => possible.type === type)
    .map((possible) => {
      const of = possible.unit === undefined ? "" : ` ${detail.unitNames[possible.unit] ?? ""}`;
      return { task: id, version, label: label + of, possible };
    });
}

/** Acts that may be done on every selected task, asked once and answered row by row. */
export function BulkBar(props: { readonly selected: readonly string[]; readonly onClear: () => void }) {
  const { selected } = props;
  const t = useText(text);
  const sentence = useSentence();
  const a = useText(acts);
  const [chosen, setChosen] = useState<(typeof BULK)[number] | null>(null);
  const [chasing, setChasing] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [refused, setRefused] = useState<readonly ActionOutcome[]>([]);
  const act = useAct();
  const queries = useQueries({
    queries: selected.map((task) => ({
      queryKey: [TASK, { params: { task }, query: {} }],
      queryFn: () => api(TASK, { params: { task }, query: {} }),
      staleTime: 10_000,
    })),
  });
  const details = queries.flatMap(({ data }) => data ?? []);
  const loading = details.length < selected.length;
  const onAll = (type: Possibility["type"]): boolean =>
    !loading && details.every(({ possibilities }) => possibilities.some((each) => each.type === type));
  const common = BULK.filter(onAll);
  const canChase = onAll("remind");
  const targets =
    chosen === null
      ? []
      : details.flatMap((detail) =>
          targetsOf(detail, chosen, t.taskLabel(detail.row.number, detail.row.text.slice(0, 30))),
        );
  const chase = (entries: ActEntry[]) => {
    setRefused([]);
    act.mutate(entries, {
      onSuccess: (outcomes) => {
        setDone(outcomes.filter(({ ok }) => ok).length);
        setRefused(outcomes.filter(({ ok }) => !ok));
      },
    });
  };
  const labels = new Map(details.map(({ row }) => [row.id, t.taskLabel(row.number, row.text.slice(0, 30))]));
  return (
    <div
      className="sv-bulk no-print"
      role="region"
      aria-label={t.selected(selected.length)}
      aria-busy={loading}
    >
      <b>{t.selected(selected.length)}</b>
      {!loading && (
        <span className="ui-quiet">{common.length === 0 && !canChase ? t.noCommonActs : t.commonActs}</span>
      )}
      {common.map((type) => (
        <Button
          key={type}
          size="small"
          onClick={() => {
            setDone(null);
            setChosen(type);
          }}
        >
          {a.names[type]}
        </Button>
      ))}
      {canChase && (
        <Button
          size="small"
          loading={act.isPending}
          onClick={() => {
            setDone(null);
            setChasing(true);
          }}
        >
          {a.names.remind}
        </Button>
      )}
      <span role="status">{done !== null && `✓ ${t.doneOn(done)}`}</span>
      <FailureNotice error={act.error} />
      {refused.length > 0 && (
        <ul className="sv-answers" role="alert">
          {refused.map((each, at) =>
            each.ok ? null : (
              <li key={`${each.task}${at}`} className="sv-answer-refused">
                <span lang="zh-CN">{labels.get(each.task)}</span>
                <span>{sentence(each.failure.sentence)}</span>
              </li>
            ),
          )}
        </ul>
      )}
      <Button size="small" type="text" onClick={props.onClear}>
        {t.clearSelection}
      </Button>
      {chasing && <LedgerChasing details={details} onSend={chase} onClose={() => setChasing(false)} />}
      {chosen !== null && (
        <ActionDialog
          title={a.names[chosen]}
          targets={targets}
          onClose={() => setChosen(null)}
          onDone={setDone}
        />
      )}
    </div>
  );
}
