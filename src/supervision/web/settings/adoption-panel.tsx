import { useState } from "react";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { type PanelProps, SettingForm, SettingPanel } from "./setting-panel.tsx";
import { text } from "./settings-text.ts";

/** The day from which the plan is supervised here. */
export function AdoptionPanel({ plan, settings, mayChange }: PanelProps) {
  const t = useText(text);
  const { language } = useLanguage();
  const { adoptedOn, adoptionOpen, today } = settings;
  const [on, setOn] = useState(adoptedOn ?? today);
  return (
    <SettingPanel
      title={t.kinds.adoption}
      plan={plan}
      today={today}
      mayChange={mayChange && (adoptionOpen || adoptedOn === null)}
      begin={mayChange && adoptedOn === null}
      withoutDay
      now={
        <>
          <p>{adoptedOn === null ? t.adoption.none : t.adoption.is(formatDay(adoptedOn, language))}</p>
          {mayChange && (
            <p className="ui-quiet">
              {adoptionOpen ? t.adoption.open : adoptedOn === null ? t.adoption.late : t.adoption.fixed}
            </p>
          )}
        </>
      }
    >
      {({ save, foot }) => (
        <SettingForm onSave={() => save({ kind: "adoption", from: on, value: { on } })}>
          <label className="ui-field">
            {t.adoption.on}
            <input
              type="date"
              required
              className="ui-input"
              value={on}
              onChange={(event) => setOn(event.target.value)}
            />
          </label>
          {foot(on !== "")}
        </SettingForm>
      )}
    </SettingPanel>
  );
}
