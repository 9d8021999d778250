import { Button } from "antd";
import { useState } from "react";
import { type Day, isDay } from "../../../kernel/calendar.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { stepSlip } from "../../../web/draw/gantt-geometry.ts";
import { Gantt } from "../../../web/draw/gantt.tsx";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { EntryDetail } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { text } from "./words.ts";
import { ganttSteps, stageSpecs } from "../register-view.tsx";
import { type DraftDays, StageDaysTable } from "./stage-days.tsx";
import { useActOnEntry } from "./use-act-on-entry.ts";

type Props = { readonly spec: RegisterSpec; readonly detail: EntryDetail; readonly today: Day };

/** The stages of a row with their days, planned and as reached; those of problems follow from what is recorded. */
export function StagesPanel({ spec, detail, today }: Props) {
  const t = useText(text);
  const { language } = useLanguage();
  const [editing, setEditing] = useState(false);
  const { state } = detail;
  const derived = spec.register === "problem";
  const steps = ganttSteps(spec, state, language);
  return (
    <section className="ui-panel" aria-labelledby="stages">
      <div className="rg-panel-head">
        <h2 id="stages">{t.stages}</h2>
        {detail.may.includes("revise") && !editing && !derived && (
          <Button size="small" className="no-print" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )}
      </div>
      {derived && <p className="ui-quiet">{t.stagesDerived}</p>}
      {editing ? (
        <StagesForm spec={spec} detail={detail} onDone={() => setEditing(false)} />
      ) : (
        <>
          <table className="ui-table rg-stages">
            <thead>
              <tr>
                <th scope="col">{t.stage}</th>
                <th scope="col">{t.planned}</th>
                <th scope="col">{t.actual}</th>
                <th scope="col">{t.slip}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => {
                const slip = stepSlip(step, today);
                return (
                  <tr key={step.key} aria-current={step.key === state.stage ? "step" : undefined}>
                    <th scope="row">
                      {step.key === state.stage && "▸ "}
                      {step.name}
                    </th>
                    <td>{step.planned === null ? "—" : formatDay(step.planned, language)}</td>
                    <td>{step.actual === null ? "—" : formatDay(step.actual, language)}</td>
                    <td>
                      {slip !== null && (
                        <span className={slip > 0 ? "ui-label ui-label-ochre" : "ui-quiet"}>
                          {step.actual === null ? t.overdue(slip) : t.late(slip)}
                        </span>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {steps.some(({ planned, actual }) => planned ?? actual) && (
            <div className="rg-gantt-one">
              <Gantt label={t.stages} today={today} rows={[{ id: detail.id, name: state.name, steps }]} />
            </div>
          )}
        </>
      )}
    </section>
  );
}

const dayOrNull = (text: string): Day | null => (isDay(text) ? text : null);

function StagesForm({ spec, detail, onDone }: Omit<Props, "today"> & { readonly onDone: () => void }) {
  const t = useText(text);
  const act = useActOnEntry(detail);
  const stages = stageSpecs(spec, detail.state.variant);
  const known = (key: string, kind: "planned" | "actual") => detail.state.stages[key]?.[kind] ?? "";
  const [days, setDays] = useState<DraftDays>(() =>
    Object.fromEntries(
      stages.map(({ key }) => [key, { planned: known(key, "planned"), actual: known(key, "actual") }]),
    ),
  );
  const [reason, setReason] = useState("");
  const changed = Object.entries(days).filter(
    ([key, { planned, actual }]) => planned !== known(key, "planned") || actual !== known(key, "actual"),
  );
  const save = () => {
    if (changed.length === 0) return onDone();
    const next = changed.map(
      ([key, { planned, actual }]) =>
        [key, { planned: dayOrNull(planned), actual: dayOrNull(actual) }] as const,
    );
    act.mutate(
      {
        type: "revise",
        stages: Object.fromEntries(next),
        ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
      },
      { onSuccess: onDone },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <StageDaysTable spec={spec} variant={detail.state.variant} days={days} onChange={setDays} />
      <div className="ui-stack rg-form-end">
        <input
          className="ui-input"
          aria-label={t.reason}
          placeholder={t.reason}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <FailureNotice error={act.error} />
        <div className="ui-row">
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t.save}
          </Button>
          <Button onClick={onDone}>{t.cancel}</Button>
        </div>
      </div>
    </form>
  );
}
