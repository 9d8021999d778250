import { type ReactNode, useState } from "react";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { limitsWords } from "../../domain/tasks/setting-words.ts";
import type { Limits } from "../../domain/tasks/settings.ts";
import { TASK_SOURCES } from "../../domain/tasks/task.ts";
import { type PanelProps, SettingForm, SettingPanel } from "./setting-panel.tsx";
import { text } from "./settings-text.ts";

/** Limits where a source prints none. */
export function LimitsPanel({ plan, settings, mayChange }: PanelProps) {
  const t = useText(text);
  const sentence = useSentence();
  const { limits, today } = settings;
  return (
    <SettingPanel
      title={t.kinds.limits}
      plan={plan}
      today={today}
      mayChange={mayChange}
      now={
        <>
          <p className="ui-quiet">{t.limits.help}</p>
          <p>{sentence(limitsWords(limits))}</p>
          <p className="ui-quiet" lang="zh-CN">
            {t.limits.sourceIs(limits.source)}
          </p>
        </>
      }
    >
      {({ from, save, foot }) => (
        <LimitsForm given={limits} onSave={(value) => save({ kind: "limits", from, value })} foot={foot} />
      )}
    </SettingPanel>
  );
}

function DaysField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly onChange: (days: number | null) => void;
}) {
  return (
    <label className="ui-field">
      {props.label}
      <input
        type="number"
        min={0}
        max={365}
        required={props.required ?? false}
        placeholder={props.placeholder ?? ""}
        className="ui-input sv-days-input"
        value={props.value ?? ""}
        onChange={({ target }) =>
          props.onChange(target.value === "" ? null : Math.trunc(Number(target.value)))
        }
      />
    </label>
  );
}

function LimitsForm(props: {
  readonly given: Limits;
  readonly onSave: (limits: Limits) => void;
  readonly foot: (ready?: boolean) => ReactNode;
}) {
  const t = useText(text);
  const [limits, setLimits] = useState(props.given);
  const { finishWithin, receiveWithin, reminderWithin } = limits;
  const setReminder = (at: number, days: number | null): void => {
    const [first, second, third] = reminderWithin.map((each, i) => (i === at ? (days ?? 0) : each));
    setLimits({ ...limits, reminderWithin: [first ?? 0, second ?? 0, third ?? 0] });
  };
  return (
    <SettingForm onSave={() => props.onSave(limits)}>
      <fieldset className="sv-fieldset">
        <legend>{t.limits.finish}</legend>
        <div className="ui-row">
          {TASK_SOURCES.map((source) => (
            <DaysField
              key={source}
              label={t.limits.sources[source]}
              value={finishWithin[source]}
              placeholder={t.limits.none}
              onChange={(days) => setLimits({ ...limits, finishWithin: { ...finishWithin, [source]: days } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="sv-fieldset">
        <legend>{t.limits.reminders}</legend>
        <div className="ui-row">
          {t.limits.steps.map((step, at) => (
            <DaysField
              key={step}
              label={step}
              required
              value={reminderWithin[at] ?? null}
              onChange={(days) => setReminder(at, days)}
            />
          ))}
        </div>
      </fieldset>
      <div className="ui-row">
        <DaysField
          label={t.limits.receive}
          required
          value={receiveWithin}
          onChange={(days) => setLimits({ ...limits, receiveWithin: days ?? 0 })}
        />
      </div>
      <label className="ui-column">
        {t.limits.source}
        <textarea
          required
          maxLength={500}
          rows={2}
          lang="zh-CN"
          className="ui-textarea"
          value={limits.source}
          onChange={(event) => setLimits({ ...limits, source: event.target.value })}
        />
      </label>
      {props.foot()}
    </SettingForm>
  );
}
