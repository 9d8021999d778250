import { useId } from "react";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { Sentence } from "../../../kernel/error.ts";
import type { Field } from "../../../kernel/fields.ts";
import { text } from "./words.ts";
import { cityChoices, type FieldDraft } from "../field-draft.tsx";
import { MONEY_UNIT_NAMES, UNITS_OF } from "../../../web/kit/money-words.ts";
import { type MoneyUnit } from "../../../kernel/money.ts";
import { UnitChoice, UnitsChoice } from "./unit-choice.tsx";

/** A labelled control with the sentence that says what is wrong with what stands in it. */
export function Labelled(props: {
  readonly label: string;
  readonly problem?: Sentence | string | undefined;
  readonly help?: string | undefined;
  readonly wide?: boolean;
  readonly children: (ids: {
    readonly id: string;
    readonly describedBy: string | undefined;
  }) => React.ReactNode;
}) {
  const { label, problem, help, wide = false } = props;
  const { language } = useLanguage();
  const id = useId();
  const said = problem === undefined ? help : typeof problem === "string" ? problem : problem[language];
  return (
    <div className={wide ? "rg-field rg-field-wide" : "rg-field"}>
      <label htmlFor={id}>{label}</label>
      {props.children({ id, describedBy: said === undefined ? undefined : `${id}-said` })}
      {said !== undefined && (
        <span
          id={`${id}-said`}
          className={problem === undefined ? "ui-quiet" : "rg-problem"}
          role={problem === undefined ? undefined : "alert"}
        >
          {said}
        </span>
      )}
    </div>
  );
}

/** The control in which a field of a register is filled in. */
export function FieldInput(props: {
  readonly field: Field;
  readonly draft: FieldDraft;
  readonly problem: Sentence | undefined;
  readonly onChange: (draft: FieldDraft) => void;
}) {
  const { field, draft, problem, onChange } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const { takes: type } = field;
  const name = field.name[language];
  const label =
    field.takes !== "number" || field.unit === undefined ? name : `${name} (${field.unit[language]})`;
  const help =
    type === "place" ? t.placeHelp : type === "money" && t.moneyHelp !== "" ? t.moneyHelp : undefined;
  const set = (text: string) => onChange({ ...draft, text });
  if (type === "picks")
    return (
      <UnitsChoice label={name} chosen={draft.chosen} onChange={(chosen) => onChange({ ...draft, chosen })} />
    );
  if (type === "cities")
    return (
      <fieldset className="rg-field rg-cities">
        <legend>{name}</legend>
        {cityChoices.map(({ value, name }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={draft.chosen.includes(value)}
              onChange={({ target }) =>
                onChange({
                  ...draft,
                  chosen: target.checked
                    ? [...draft.chosen, value]
                    : draft.chosen.filter((each) => each !== value),
                })
              }
            />{" "}
            {name[language]}
          </label>
        ))}
      </fieldset>
    );
  return (
    <Labelled label={label} problem={problem} help={help} wide={type === "text" || type === "place"}>
      {({ id, describedBy }) => {
        const shared = {
          id,
          "aria-describedby": describedBy,
          "aria-invalid": problem !== undefined,
        } as const;
        if (type === "pick") return <UnitChoice {...shared} value={draft.text} onChange={set} />;
        if (field.takes === "choice")
          return (
            <select
              {...shared}
              className="ui-select"
              value={draft.text}
              onChange={({ target }) => set(target.value)}
            >
              <option value="">{t.none}</option>
              {Object.entries(field.among).map(([value, name]) => (
                <option key={value} value={value}>
                  {name[language]}
                </option>
              ))}
            </select>
          );
        if (type === "text" || type === "place")
          return (
            <textarea
              {...shared}
              className="ui-textarea"
              rows={type === "place" ? 3 : 2}
              value={draft.text}
              onChange={({ target }) => set(target.value)}
            />
          );
        const input = (
          <input
            {...shared}
            className="ui-input"
            type={type === "day" ? "date" : "text"}
            inputMode={type === "number" || type === "money" ? "decimal" : undefined}
            maxLength={20_000}
            value={draft.text}
            onChange={({ target }) => set(target.value)}
          />
        );
        if (type !== "money") return input;
        return (
          <span className="rg-amount">
            {input}
            <MoneyUnitChoice
              label={`${name} · ${t.unit}`}
              value={draft.unit}
              onChange={(unit) => onChange({ ...draft, unit })}
            />
          </span>
        );
      }}
    </Labelled>
  );
}

/** In which unit an amount is typed. */
export function MoneyUnitChoice(props: {
  readonly label: string;
  readonly value: MoneyUnit;
  readonly onChange: (unit: MoneyUnit) => void;
}) {
  const { language } = useLanguage();
  return (
    <select
      className="ui-select"
      aria-label={props.label}
      value={props.value}
      onChange={({ target }) =>
        props.onChange(UNITS_OF[language].find((unit) => unit === target.value) ?? UNITS_OF[language][1])
      }
    >
      {UNITS_OF[language].map((unit) => (
        <option key={unit} value={unit}>
          {MONEY_UNIT_NAMES[unit][language]}
        </option>
      ))}
    </select>
  );
}
