import { Alert, Button } from "antd";
import { Growing } from "../../../web/kit/growing.tsx";
import { useId, useState } from "react";
import { Link } from "react-router";
import { formatInstant } from "../../../web/frame/format.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { ReportEntry } from "../../domain/tasks/task-row.ts";
import { LightMark } from "../task/light-mark.tsx";
import { text as words } from "../text.ts";
import { type EntryState, quoted } from "./entry-state.ts";
import { EvidenceDrop } from "./evidence-drop.tsx";
import { FigureFields } from "./figure-fields.tsx";
import { text } from "./report-text.ts";
import { SupportingReports } from "./supporting-reports.tsx";
import { UnchangedChoice } from "./unchanged-choice.tsx";

const PARTS = ["progress", "problems", "next", "coordination"] as const;

/** What a unit says of one task. */
export function EntryForm(props: {
  readonly entry: ReportEntry;
  readonly state: EntryState;
  readonly restored: boolean;
  readonly onChange: (change: (state: EntryState) => EntryState) => void;
  /** Files began to go out, or the last of them came to an end. */
  readonly onUpload: (begun: boolean) => void;
}) {
  const { entry, state, onChange } = props;
  const { task, current, refusal } = entry;
  const t = useText(text);
  const w = useText(words);
  const sentence = useSentence();
  const id = useId();
  const set = (part: Partial<EntryState>) => onChange((now) => ({ ...now, ...part, touched: true }));
  const [revising, setRevising] = useState(false);
  const isDone = current !== null && current.status !== "returned";
  // What is reported already takes no room until somebody changes it.
  const closed = refusal !== null || (isDone && !revising && !state.touched);
  return (
    <section className="ui-panel rf-entry" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <span className="ui-quiet">{t.numbered(task.number)}</span> <span lang="zh-CN">{task.text}</span>
        </h2>
        <p className="ui-row">
          <span className="ui-label ui-label-quiet">{w.roles[entry.role]}</span>
          <LightMark light={task.light.colour} />
          <Link to={`/tasks/${task.id}`}>{t.toTask}</Link>
        </p>
      </header>
      {current?.status === "returned" && (
        <Alert
          type="warning"
          showIcon
          title={
            <>
              {t.returnedBy(current.decidedBy ?? "")}
              <span lang="zh-CN">{current.reason}</span>
            </>
          }
        />
      )}
      {refusal !== null && !isDone && <Alert type="info" showIcon title={sentence(refusal)} />}
      {isDone && (
        <div className="ui-notice ui-row">
          <span>{t.statuses[current.status]}</span>
          {refusal === null && closed && <Button onClick={() => setRevising(true)}>{t.revise}</Button>}
        </div>
      )}
      <SupportingReports
        task={task}
        reports={entry.supporting}
        onQuote={(unit, report) => onChange((now) => quoted(now, unit, report.content))}
      />
      {!closed && (
        <>
          {props.restored ? (
            <p className="ui-quiet">{t.restored}</p>
          ) : (
            <Opening entry={entry} touched={state.touched} />
          )}
          <UnchangedChoice
            label={t.unchanged}
            reason={state.noChange ? state.reason : null}
            onChoose={(reason) => set({ noChange: true, reason })}
          />
          {state.noChange ? (
            <div className="rf-field">
              <label htmlFor={`${id}-reason`}>{t.unchanged}</label>
              <Growing
                id={`${id}-reason`}
                rows={2}
                maxLength={10_000}
                required
                value={state.reason}
                onChange={(event) => set({ reason: event.target.value })}
              />
              <Button onClick={() => onChange((now) => ({ ...now, noChange: false }))}>{t.changed}</Button>
            </div>
          ) : (
            <>
              {PARTS.map((part) => (
                <div key={part} className="rf-field">
                  <label htmlFor={`${id}-${part}`}>
                    {t.fields[part]}
                    {part === "progress" && <span className="ui-quiet">（{t.needed}）</span>}
                  </label>
                  <Growing
                    id={`${id}-${part}`}
                    rows={part === "progress" ? 3 : 1}
                    maxLength={10_000}
                    required={part === "progress"}
                    placeholder={t.hints[part]}
                    value={state[part]}
                    onChange={(event) => set({ [part]: event.target.value })}
                  />
                </div>
              ))}
              <FigureFields figures={state.figures} onChange={(figures) => set({ figures })} />
            </>
          )}
          <EvidenceDrop
            task={task.id}
            evidence={state.evidence}
            onUpload={props.onUpload}
            onAdd={(added) =>
              onChange((now) => ({
                ...now,
                touched: true,
                evidence: [...now.evidence.filter(({ digest }) => digest !== added.digest), added],
              }))
            }
            onRemove={(digest) =>
              onChange((now) => ({
                ...now,
                touched: true,
                evidence: now.evidence.filter((each) => each.digest !== digest),
              }))
            }
          />
        </>
      )}
    </section>
  );
}

/** From where the fields were filled in, until somebody changes them. */
function Opening({ entry, touched }: { readonly entry: ReportEntry; readonly touched: boolean }) {
  const t = useText(text);
  if (entry.filledFrom === "draft")
    return <p className="ui-quiet">{t.filledDraft(formatInstant(entry.savedAt))}</p>;
  if (entry.filledFrom === "returned") return <p className="ui-quiet">{t.filledReturned}</p>;
  if (entry.filledFrom === "last" && !touched && entry.current === null)
    return <p className="ui-quiet">{t.filledLast}</p>;
  return null;
}
