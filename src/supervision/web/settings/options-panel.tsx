import { type ReactNode, useState } from "react";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { DeskOptions } from "../../domain/tasks/settings.ts";
import { RANKING_RULE } from "../../domain/tasks/statistics.ts";
import { type PanelProps, SettingForm, SettingPanel } from "./setting-panel.tsx";
import { text } from "./settings-text.ts";

/** What the office turned on. */
export function OptionsPanel({ plan, settings, mayChange }: PanelProps) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { options, today } = settings;
  const { authority } = options;
  const onOff = (on: boolean): string => (on ? t.options.on : t.options.off);
  return (
    <SettingPanel
      title={t.kinds.options}
      plan={plan}
      today={today}
      mayChange={mayChange}
      now={
        <dl className="sv-setting-facts">
          <dt>{t.options.signStep}</dt>
          <dd>
            {onOff(options.signStep)}
            <p className="ui-quiet">{t.options.signStepHelp}</p>
          </dd>
          <dt>{t.options.ranking}</dt>
          <dd>
            {onOff(options.ranking)}
            <p className="ui-quiet">
              {t.options.rankingHelp} {sentence(RANKING_RULE)}
            </p>
          </dd>
          <dt>{t.options.authority}</dt>
          <dd>
            <span lang="zh-CN">{authority?.paper ?? t.options.no}</span>
            {authority?.date != null && ` · ${formatDay(authority.date, language)}`}
            <p className="ui-quiet">{t.options.authorityHelp}</p>
          </dd>
        </dl>
      }
    >
      {({ from, save, foot }) => (
        <OptionsForm given={options} onSave={(value) => save({ kind: "options", from, value })} foot={foot} />
      )}
    </SettingPanel>
  );
}

function OptionsForm(props: {
  readonly given: DeskOptions;
  readonly onSave: (options: DeskOptions) => void;
  readonly foot: (ready?: boolean) => ReactNode;
}) {
  const t = useText(text);
  const [options, setOptions] = useState(props.given);
  const [paper, setPaper] = useState(props.given.authority?.paper ?? "");
  const [date, setDate] = useState(props.given.authority?.date ?? "");
  const authority = paper.trim() === "" ? null : { paper: paper.trim(), date: date === "" ? null : date };
  return (
    <SettingForm onSave={() => props.onSave({ ...options, authority })}>
      <label className="ui-field">
        <input
          type="checkbox"
          checked={options.signStep}
          onChange={(event) => setOptions({ ...options, signStep: event.target.checked })}
        />
        {t.options.signStep}
      </label>
      <label className="ui-field">
        <input
          type="checkbox"
          checked={options.ranking}
          onChange={(event) => setOptions({ ...options, ranking: event.target.checked })}
        />
        {t.options.ranking}
      </label>
      <fieldset className="sv-fieldset">
        <legend>{t.options.authority}</legend>
        <div className="ui-row">
          <label className="ui-field ui-wide-input">
            {t.options.paper}
            <input
              maxLength={300}
              className="ui-input ui-wide-input"
              value={paper}
              onChange={(event) => setPaper(event.target.value)}
            />
          </label>
          <label className="ui-field">
            {t.options.date}
            <input
              type="date"
              className="ui-input"
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
          </label>
        </div>
      </fieldset>
      {props.foot()}
    </SettingForm>
  );
}
