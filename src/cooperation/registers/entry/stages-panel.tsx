import { Button } from "antd";
import { useState } from "react";
import { type Day, isDay } from "../../../kernel/calendar.ts";
import { line, optional, own, say } from "../../../kernel/fields.ts";
import { stepSlip } from "../../../web/draw/gantt-geometry.ts";
import { Gantt } from "../../../web/draw/gantt.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import type { OwnInputProps } from "../../../web/kit/field-input.tsx";
import { Form } from "../../../web/kit/form.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { EntryDetail } from "../entry-row.ts";
import type { StageDays } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { useSendAct } from "../use-entry.ts";
import { ganttSteps, stageSpecs } from "../row-words.tsx";
import { words as all } from "./words.ts";

const words = all.stages;
type Props = { readonly spec: RegisterSpec; readonly detail: EntryDetail; readonly today: Day };

/** The stages of a row with their days, planned and as reached; those of problems follow from what is recorded. */
export function StagesPanel({ spec, detail, today }: Props) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [editing, setEditing] = useState(false);
  const { state } = detail;
  const derived = spec.register === "problem";
  const steps = ganttSteps(spec, state, language);
  const edit = detail.may.includes("revise") && !editing && !derived && (
    <Button size="small" className="no-print" onClick={() => setEditing(true)}>
      {t.edit}
    </Button>
  );
  if (editing)
    return (
      <Section title={t.name}>
        <StagesForm {...{ spec, detail, today }} onDone={() => setEditing(false)} />
      </Section>
    );
  return (
    <Section title={t.name} action={edit}>
      {derived && <p className="ui-quiet">{t.derived}</p>}
      <table className="ui-table rg-stages">
        <thead>
          <tr>
            {[t.stage, t.planned, t.actual, t.slip].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
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
                <td>{formatDay(step.planned, language) || "—"}</td>
                <td>{formatDay(step.actual, language) || "—"}</td>
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
          <Gantt label={t.name} today={today} rows={[{ id: detail.id, name: state.name, steps }]} />
        </div>
      )}
    </Section>
  );
}

const FIELDS = {
  stages: own<EntryDetail["state"]["stages"]>(words.name),
  reason: optional(line(say("修改理由", "Why it changes"), { most: 500 })),
};

function StagesForm({ spec, detail, today, onDone }: Props & { readonly onDone: () => void }) {
  const t = useWords(words);
  const send = useSendAct(detail);
  const { variant, stages: known } = detail.state;
  return (
    <Form
      name={t.edit}
      fields={FIELDS}
      inputs={{ stages: stageDaysInput(spec, variant) }}
      initial={{ stages: JSON.stringify(known) }}
      day={today}
      draft={`entry:${detail.id}:stages`}
      onClose={onDone}
      onSend={async ({ stages, reason }) => {
        const changed = Object.entries(stages).filter(
          ([key, { planned, actual }]) =>
            planned !== (known[key]?.planned ?? null) || actual !== (known[key]?.actual ?? null),
        );
        if (changed.length === 0) return;
        await send({
          type: "revise",
          stages: Object.fromEntries(changed),
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        });
      }}
    />
  );
}

const NO_DAYS: StageDays = { planned: null, actual: null };

/** Days of the stages of a kind, typed in; a form that asks for the kind beside them names it, with `variant` left out. */
export function stageDaysInput(spec: RegisterSpec, known?: string | null) {
  return function StageDaysInput({ value, onChange, beside }: OwnInputProps) {
    const t = useWords(words);
    const { language } = useLanguage();
    const days = (value === "" ? {} : JSON.parse(value)) as EntryDetail["state"]["stages"];
    const variant = known === undefined ? beside("variant") || null : known;
    const write = (key: string, kind: "planned" | "actual", typed: string) => {
      const next = { ...NO_DAYS, ...days[key], [kind]: isDay(typed) ? typed : null };
      onChange(JSON.stringify({ ...days, [key]: next }));
    };
    return (
      <table className="ui-table rg-stages rg-stages-form">
        <thead>
          <tr>
            {[t.stage, t.planned, t.actual].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stageSpecs(spec, variant).map(({ key, name }) => (
            <tr key={key}>
              <th scope="row">{name[language]}</th>
              {(["planned", "actual"] as const).map((kind) => (
                <td key={kind}>
                  <input
                    type="date"
                    className="ui-input"
                    aria-label={kind === "planned" ? t.plannedOf(name) : t.actualOf(name)}
                    value={days[key]?.[kind] ?? ""}
                    onChange={({ target }) => write(key, kind, target.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  };
}
