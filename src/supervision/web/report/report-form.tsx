import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { useSession } from "../../../web/frame/session.tsx";
import type { ReportEntry, ReportForm as Form } from "../../domain/tasks/task-row.ts";
import { OutcomeList } from "../my-work/outcome-list.tsx";
import { useAct } from "../task/use-act.ts";
import { copyKey, newerCopy } from "./draft-copy.ts";
import { EntryForm } from "./entry-form.tsx";
import {
  contentOf,
  type EntryState,
  isOwed,
  isReady,
  isUnfilled,
  openEntry,
  stateOf,
} from "./entry-state.ts";
import { text } from "./report-text.ts";
import { UnchangedChoice } from "./unchanged-choice.tsx";
import { type Saving, useDrafts } from "./use-drafts.ts";

type Opened = { readonly state: EntryState; readonly restored: boolean };

/** All tasks of one measure on one page, submitted in one go, each with its own answer. */
export function ReportForm({ form }: { readonly form: Form }) {
  const t = useText(text);
  const { actor } = useSession();
  const act = useAct();
  const { saving, keep, settle, forget } = useDrafts(form.unit.id, form.period.key);
  const account = actor?.accountId ?? "";
  const open = (entry: ReportEntry): Opened => {
    const key = copyKey(account, entry.task.id, form.period.key);
    const copy = newerCopy(key, entry.savedAt, entry.current?.enteredAt);
    return copy === undefined
      ? { state: openEntry(entry), restored: false }
      : { state: stateOf(copy.content, entry.task.stages, true), restored: true };
  };
  const [opened, setOpened] = useState<ReadonlyMap<string, Opened>>(
    () => new Map(form.entries.map((entry) => [entry.task.id, open(entry)])),
  );
  const openedOf = (entry: ReportEntry): Opened => opened.get(entry.task.id) ?? open(entry);
  const [sending, setSending] = useState(false);
  /** Files on their way: a report that left before them would leave without them. */
  const [uploads, setUploads] = useState(0);
  // A file arrives long after it was chosen: it must meet what was typed meanwhile.
  const latest = useRef(opened);
  const show = (next: ReadonlyMap<string, Opened>) => {
    latest.current = next;
    setOpened(next);
  };

  const change = (entries: readonly ReportEntry[], make: (state: EntryState) => EntryState) => {
    const next = new Map(latest.current);
    for (const entry of entries) {
      const { state, restored } = next.get(entry.task.id) ?? open(entry);
      const made = make(state);
      next.set(entry.task.id, { state: made, restored });
      keep(entry.task.id, contentOf(made));
    }
    show(next);
  };

  const ready = form.entries.filter((entry) => isReady(entry, openedOf(entry).state));
  const unfilled = form.entries.filter((entry) => isUnfilled(entry, openedOf(entry).state)).length;
  const owed = form.entries.filter(isOwed);

  async function submit() {
    const tasks = ready.map(({ task }) => task.id);
    setSending(true);
    // A draft that came after its report would open the form the next time.
    await settle(tasks);
    try {
      const outcomes = await act.mutateAsync(
        ready.map((entry) => {
          const content = contentOf(openedOf(entry).state);
          return {
            task: entry.task.id,
            version: entry.task.version,
            action: {
              type: "report" as const,
              unit: entry.unitId,
              period: form.period.key,
              content: { ...content, figures: [...content.figures], evidence: [...content.evidence] },
            },
          };
        }),
      );
      const done = new Set(outcomes.filter(({ ok }) => ok).map(({ task }) => task));
      for (const task of done) forget(task);
      show(
        new Map(
          [...latest.current].map(([task, each]) => [
            task,
            done.has(task) ? { state: { ...each.state, touched: false }, restored: false } : each,
          ]),
        ),
      );
      window.scrollTo({ top: 0 });
    } catch {
      // What failed is shown above the bar; what was typed is kept again.
      for (const entry of ready) keep(entry.task.id, contentOf(openedOf(entry).state));
    }
    setSending(false);
  }

  const names = new Map(form.entries.map(({ task }) => [task.id, task.text]));
  const accepted = (act.data ?? []).some(({ ok }) => ok);
  return (
    <div className="rf-form">
      <OutcomeList outcomes={act.data ?? []} nameOf={(task) => names.get(task) ?? ""} />
      {accepted && (
        <Alert
          type="info"
          showIcon
          title={form.signStep ? t.doneToHead : t.done}
          action={
            <span className="ui-row">
              <Link to="/my-work">{t.toWork}</Link>
              <SheetLink form={form} />
            </span>
          }
        />
      )}
      {owed.length > 1 && (
        <section className="ui-panel">
          <UnchangedChoice
            label={t.unchangedAll}
            reason={null}
            onChoose={(reason) =>
              change(owed, (state) => ({ ...state, noChange: true, reason, touched: true }))
            }
          />
        </section>
      )}
      {form.entries.map((entry) => (
        <EntryForm
          key={entry.task.id}
          entry={entry}
          {...openedOf(entry)}
          onChange={(make) => change([entry], make)}
          onUpload={(begun) => setUploads((now) => now + (begun ? 1 : -1))}
        />
      ))}
      <FailureNotice error={act.error} />
      {(owed.length > 0 || ready.length > 0) && (
        <div className="rf-bar no-print">
          <span className="rf-saving" aria-live="polite">
            <SavingWords saving={saving} />
            {ready.length === 0 ? (
              <span className="ui-quiet">{t.start}</span>
            ) : (
              unfilled > 0 && <span className="ui-quiet">{t.unfilled(unfilled)}</span>
            )}
          </span>
          <Button
            type="primary"
            size="large"
            disabled={ready.length === 0 || uploads > 0}
            loading={sending}
            onClick={() => void submit()}
          >
            {uploads > 0
              ? t.waitsForFiles
              : ready.length === 0
                ? t.nothing
                : form.signStep
                  ? t.submitToHead(ready.length)
                  : t.submit(ready.length)}
          </Button>
        </div>
      )}
    </div>
  );
}

export function SheetLink({ form }: { readonly form: Form }) {
  const t = useText(text);
  const search = new URLSearchParams({ plan: form.planId, period: form.period.key, unit: form.unit.id });
  return <Link to={`/report-sheet?${search.toString()}`}>{t.sheet}</Link>;
}

function SavingWords({ saving }: { readonly saving: Saving }) {
  const t = useText(text);
  const sentence = useSentence();
  switch (saving.state) {
    case "idle":
      return null;
    case "saving":
      return <span>{t.saving}</span>;
    case "saved":
      return <span>{t.saved(formatInstant(saving.at).slice(-5))}</span>;
    case "offline":
      return <b className="rf-offline">{t.offline}</b>;
    case "refused":
      return (
        <b className="rf-offline">
          {t.refused}
          {sentence(saving.sentence)}
        </b>
      );
  }
}
