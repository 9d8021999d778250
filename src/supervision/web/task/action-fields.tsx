import { useText } from "../../../web/frame/language.tsx";
import type { Possibility } from "../../domain/tasks/action.ts";
import { REMINDER_MATTERS } from "../../domain/tasks/permit.ts";
import type { ReminderMatter } from "../../domain/tasks/task.ts";
import { type ActionField, type ActionValues, fieldsOf } from "./action-request.ts";
import { text } from "./action-words.ts";
import { MatterChoice } from "./matter-choice.tsx";
import { EvidenceField } from "./evidence-field.tsx";
import { StagesField } from "./stages-field.tsx";
import { UnitsField } from "./units-field.tsx";

const OUTCOMES = ["done", "standing", "extended", "overdue"] as const;
const LINES: readonly ActionField[] = ["paper", "leader"];
const DAYS: readonly ActionField[] = ["to", "until"];

type Props = {
  readonly task: string;
  readonly values: ActionValues;
  readonly matters?: readonly ReminderMatter[] | undefined;
  readonly unitNames: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<ActionValues>) => void;
};

/** The fields of one act; those that must be filled say so. */
export function ActionFields(props: Props & { readonly type: Possibility["type"] }) {
  const { needed, free } = fieldsOf(props.type, props.values.outcome);
  return (
    <>
      {[...needed, ...free].map((field) => (
        <Field key={field} {...props} field={field} needed={needed.includes(field)} />
      ))}
    </>
  );
}

function Field(props: Props & { readonly field: ActionField; readonly needed: boolean }) {
  const { field, values, onChange } = props;
  const t = useText(text);
  const label = (
    <span className="sv-act-label">
      {t.fields[field]}
      {props.needed && <span className="ui-quiet">{t.required}</span>}
    </span>
  );
  switch (field) {
    case "stages":
      return <StagesField stages={values.stages} onChange={(stages) => onChange({ stages })} />;
    case "units":
      return (
        <UnitsField units={values.units} names={props.unitNames} onChange={(units) => onChange({ units })} />
      );
    case "evidence":
      return (
        <EvidenceField
          task={props.task}
          evidence={values.evidence}
          onChange={(evidence) => onChange({ evidence })}
        />
      );
    case "outcome":
      return (
        <fieldset className="sv-act-choices">
          <legend>{t.fields.outcome}</legend>
          {OUTCOMES.map((outcome) => (
            <label key={outcome}>
              <input
                type="radio"
                name="outcome"
                checked={values.outcome === outcome}
                onChange={() => onChange({ outcome })}
              />{" "}
              {t.outcomes[outcome]}
            </label>
          ))}
        </fieldset>
      );
    case "matter":
      return (
        <MatterChoice
          matters={props.matters ?? REMINDER_MATTERS}
          matter={values.matter}
          onChange={(matter) => onChange({ matter })}
        />
      );
    default:
      return (
        <label className="sv-act-field">
          {label}
          <Words
            field={field}
            value={values[field]}
            required={props.needed}
            onChange={(words) => onChange({ [field]: words })}
          />
        </label>
      );
  }
}

function Words(props: {
  readonly field: ActionField;
  readonly value: string;
  readonly required: boolean;
  readonly onChange: (words: string) => void;
}) {
  const { field, value, required, onChange } = props;
  if (DAYS.includes(field))
    return (
      <input
        type="date"
        className="ui-input"
        value={value}
        required={required}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  if (LINES.includes(field))
    return (
      <input
        className="ui-input"
        value={value}
        maxLength={300}
        required={required}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <textarea
      className="ui-textarea"
      rows={field === "text" ? 5 : 3}
      value={value}
      maxLength={2000}
      required={required}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
