import "../../../../web/kit/kit.css";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useId, useState } from "react";
import { FailureNotice } from "../../../../web/failure-notice.tsx";
import { useText } from "../../../../web/language.tsx";
import { text } from "./oversight-text.ts";

/** What a step asks for. `wide` is a text of several lines. */
export type StepField = {
  readonly name: string;
  readonly label: string;
  readonly kind: "wide" | "line" | "day" | "number" | "choice" | "check";
  readonly optional?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly lang?: "zh-CN" }[];
  readonly initial?: string;
  readonly max?: string;
  readonly min?: string;
  readonly help?: string;
};

/** One thing that the reader may do now, with its fields. */
export type Step = {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly fields: readonly StepField[];
  readonly onDone: (values: Readonly<Record<string, string>>) => Promise<unknown>;
};

/** The steps that the reader may take now; each opens its form below the buttons. */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  if (steps.length === 0) return null;
  const step = steps.find(({ key }) => key === chosen);
  return (
    <div className="sv-stack no-print" role="group" aria-label={label}>
      <div className="sv-row">
        {steps.map(({ key, label: name }) => (
          <Button
            key={key}
            aria-expanded={chosen === key}
            onClick={() => setChosen(chosen === key ? null : key)}
          >
            {name}
          </Button>
        ))}
      </div>
      {step && <StepForm key={step.key} step={step} onClose={() => setChosen(null)} />}
    </div>
  );
}

const initialOf = ({ fields }: Step): Record<string, string> =>
  Object.fromEntries(fields.map(({ name, initial = "" }) => [name, initial]));

export function StepForm(props: {
  readonly step: Step;
  readonly onClose: () => void;
  /** Where it does not end like leaving it. */
  readonly onSaved?: () => void;
}) {
  const { step, onClose, onSaved = onClose } = props;
  const t = useText(text);
  const [values, setValues] = useState(() => initialOf(step));
  const doing = useMutation({ mutationFn: step.onDone, onSuccess: onSaved });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    doing.mutate(values);
  };
  return (
    <form className="sv-panel kit-form" aria-label={step.label} onSubmit={submit}>
      <h2 className="sv-h2">{step.label}</h2>
      {step.help !== undefined && <p className="sv-quiet">{step.help}</p>}
      <div className="kit-fields">
        {step.fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ""}
            onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
          />
        ))}
      </div>
      <FailureNotice error={doing.error} />
      <div className="sv-row">
        <Button type="primary" htmlType="submit" loading={doing.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

function FieldInput(props: {
  readonly field: StepField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { field, value, onChange } = props;
  const { label, kind, optional = false, help, options = [], max, min } = field;
  const id = useId();
  if (kind === "check")
    return (
      <label className="kit-check">
        <input
          type="checkbox"
          checked={value === "yes"}
          onChange={({ target }) => onChange(target.checked ? "yes" : "")}
        />
        <span>{label}</span>
      </label>
    );
  const common = {
    id,
    required: !optional,
    value,
    ...(help === undefined ? {} : { "aria-describedby": `${id}-help` }),
  };
  return (
    <div className={kind === "wide" ? "kit-field kit-wide" : "kit-field"}>
      <label htmlFor={id}>{label}</label>
      {kind === "wide" && (
        <textarea
          {...common}
          className="sv-textarea"
          rows={4}
          maxLength={4_000}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {kind === "choice" && (
        <select {...common} className="sv-select" onChange={({ target }) => onChange(target.value)}>
          <option value="">—</option>
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {(kind === "line" || kind === "day" || kind === "number") && (
        <input
          {...common}
          className="sv-input"
          type={kind === "day" ? "date" : kind === "number" ? "number" : "text"}
          maxLength={200}
          max={max}
          min={min}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {help !== undefined && (
        <span className="sv-quiet" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}
