import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { ActionRequestInput } from "../../contract/action-request.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import { DueWords } from "../task/due-words.tsx";
import { useAct } from "../task/use-act.ts";
import { text } from "./dispatch-text.ts";

const TASKS = "GET /api/tasks";
const SHOWN = 200;

const OUTCOMES = ["done", "standing", "extended", "overdue"] as const;
type Verdict = {
  readonly outcome: (typeof OUTCOMES)[number] | "";
  readonly basis: string;
  readonly paper: string;
  readonly to: string;
};
const NOTHING: Verdict = { outcome: "", basis: "", paper: "", to: "" };

function requestOf({ outcome, basis, paper, to }: Verdict): ActionRequestInput | null {
  if (outcome === "" || basis.trim() === "") return null;
  if (outcome !== "extended") return { type: "judge", outcome, basis };
  return paper.trim() === "" || to === "" ? null : { type: "judge", outcome, basis, paper, to };
}

/** What was due before the adoption date: grey until a person records what happened, singly or for several. */
export function JudgementStep({ planId }: { readonly planId: string }) {
  const t = useText(text);
  const { language } = useLanguage();
  const call = { query: { plan: planId, state: "judgement", size: SHOWN } } as const;
  const tasks = useQuery({ queryKey: [TASKS, call], queryFn: () => api(TASKS, call) });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set());
  const rows = tasks.data?.rows;
  const picked = (rows ?? []).filter(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], value: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (value) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  const columns: readonly Column<TaskRow>[] = [
    {
      key: "choose",
      title: t.pick,
      width: 40,
      render: (row) => (
        <input
          type="checkbox"
          aria-label={t.choose(row.text)}
          checked={chosen.has(row.id)}
          onChange={(event) => choose([row.id], event.target.checked)}
        />
      ),
    },
    { key: "number", title: t.number, figure: true, width: 60, render: (row) => row.number },
    {
      key: "task",
      title: t.task,
      card: "title",
      render: (row) => (
        <Link to={`/tasks/${row.id}`} lang="zh-CN">
          {row.ordinal} {row.text}
        </Link>
      ),
    },
    {
      key: "lead",
      title: t.lead2,
      width: 260,
      render: (row) => (
        <span lang="zh-CN">
          {row.units
            .filter(({ role }) => role === "lead")
            .map(({ name }) => name)
            .join("、")}
        </span>
      ),
    },
    { key: "due", title: t.original, width: 150, render: (row) => <DueWords row={row} /> },
  ];
  const total = tasks.data?.total ?? 0;
  return (
    <section className="ui-panel" aria-labelledby="dispatch-judgement">
      <h2 id="dispatch-judgement">{t.step(4, t.judgement)}</h2>
      <p className="ui-quiet">{t.judgementHelp}</p>
      {total > SHOWN && <p className="ui-notice">{t.judgementMore(SHOWN, formatFigure(total, language))}</p>}
      {total > 0 && (
        <VerdictBar
          picked={picked}
          onAll={() =>
            choose(
              (rows ?? []).map(({ id }) => id),
              true,
            )
          }
          onNone={() => setChosen(new Set())}
        />
      )}
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        label={t.judgement}
        error={tasks.error}
        onRetry={() => void tasks.refetch()}
        empty={<EmptyState title={t.judgementNone}>{t.judgementNoneHelp}</EmptyState>}
      />
    </section>
  );
}

function VerdictBar({
  picked,
  onAll,
  onNone,
}: {
  readonly picked: readonly TaskRow[];
  readonly onAll: () => void;
  readonly onNone: () => void;
}) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const act = useAct();
  const [verdict, setVerdict] = useState<Verdict>(NOTHING);
  const set = (change: Partial<Verdict>) => setVerdict({ ...verdict, ...change });
  const action = requestOf(verdict);
  const ready = picked.length > 0 && action !== null;
  const refused = (act.data ?? []).flatMap((outcome) => (outcome.ok ? [] : [outcome]));
  const done = (act.data ?? []).length - refused.length;
  return (
    <form
      className="ui-stack sv-verdict no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (action === null || !ready) return;
        act.mutate(
          picked.map(({ id, version }) => ({ task: id, version, action })),
          { onSuccess: onNone },
        );
      }}
    >
      <div className="ui-row">
        <Button onClick={onAll}>{t.chooseAll}</Button>
        <Button onClick={onNone}>{t.chooseNone}</Button>
        <label className="ui-field">
          {t.result}
          <select
            className="ui-select"
            value={verdict.outcome}
            onChange={(event) => set({ outcome: OUTCOMES.find((each) => each === event.target.value) ?? "" })}
          >
            <option value="">—</option>
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t.results[outcome]}
              </option>
            ))}
          </select>
        </label>
        <label className="ui-field sv-grow">
          {t.basis}
          <input
            className="ui-input sv-grow"
            value={verdict.basis}
            maxLength={2000}
            placeholder={t.basisHint}
            onChange={(event) => set({ basis: event.target.value })}
          />
        </label>
        {verdict.outcome === "extended" && (
          <>
            <label className="ui-field">
              {t.paper}
              <input
                className="ui-input"
                value={verdict.paper}
                maxLength={300}
                onChange={(event) => set({ paper: event.target.value })}
              />
            </label>
            <label className="ui-field">
              {t.newDay}
              <input
                className="ui-input"
                type="date"
                value={verdict.to}
                onChange={(event) => set({ to: event.target.value })}
              />
            </label>
          </>
        )}
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!ready}>
          {t.judge(formatFigure(picked.length, language))}
        </Button>
      </div>
      <p className="ui-quiet">
        {verdict.outcome === "" ? t.judgeNeeds : t.resultHelp[verdict.outcome]}{" "}
        {verdict.outcome === "extended" && action === null && t.judgeNeedsPaper}
      </p>
      <FailureNotice error={act.error} />
      <div role="status">
        {done > 0 && <p className="ui-notice">{t.judged(formatFigure(done, language))}</p>}
        {refused.length > 0 && (
          <div className="ui-banner">
            {t.judgeRefused(formatFigure(refused.length, language))}
            <ul>
              {refused.map((each) => (
                <li key={each.task}>{sentence(each.failure.sentence)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </form>
  );
}
