import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { LIGHT_CONDITIONS, type LightCondition, type LightRule } from "../../domain/tasks/light.ts";
import { conditionWords, ruleWords } from "../../domain/tasks/setting-words.ts";
import { api } from "../client.ts";
import { LightMark } from "../task/light-mark.tsx";
import "../task/light-mark.css";
import { RulePreview } from "./rule-preview.tsx";
import { type PanelProps, SettingForm, SettingPanel } from "./setting-panel.tsx";
import { text } from "./settings-text.ts";

const PREVIEW = "POST /api/plans/:plan/lights/preview";
const MONTHS = 12;

/** Conditions that count something. */
const COUNTED: readonly LightCondition[] = ["overdue", "due-within", "reports-missing", "stage-late"];
const FIRST_THRESHOLD: Partial<Record<LightCondition, number>> = { "due-within": 30 };

/** When lights turn, and what other rules would have shown. */
export function RulesPanel({ plan, settings, mayChange }: PanelProps) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { lights, today } = settings;
  const now = lights.findLast(({ from }) => from <= today) ?? lights[0];
  if (now === undefined) throw new Error("settings always hold the default rules");
  const coming = lights.filter(({ from }) => from > today);
  const isDefault = now === lights[0];
  return (
    <SettingPanel
      title={t.kinds.lights}
      plan={plan}
      today={today}
      mayChange={mayChange}
      now={
        <>
          <p className="ui-quiet">
            {isDefault ? t.byDefault : t.since(formatDay(now.from, language))}
            {t.lights.help}
          </p>
          {now.rules.length === 0 && <p className="ui-banner">{t.lights.empty}</p>}
          <ul className="ui-plain-list">
            {now.rules.map((rule) => (
              <li key={rule.id} className="ui-row">
                <span className="sv-rule-light">
                  <LightMark light={rule.light} />
                </span>
                {sentence(conditionWords(rule.condition, rule.threshold))}
              </li>
            ))}
          </ul>
          {isDefault && <p className="ui-quiet">{t.lights.provenance}</p>}
          {coming.map(({ from, rules }) => (
            <p key={from} className="ui-banner">
              {t.coming(
                formatDay(from, language),
                rules.map((rule) => sentence(ruleWords(rule))).join(language === "zh" ? "；" : "; "),
              )}
            </p>
          ))}
        </>
      }
    >
      {({ from, save, foot }) => (
        <RulesForm
          plan={plan}
          given={(coming.at(-1) ?? now).rules}
          onSave={(rules) => save({ kind: "lights", from, value: { rules } })}
          foot={foot}
        />
      )}
    </SettingPanel>
  );
}

/** A name that no rule has yet: it is kept with every light that the rule decides. */
function newId(condition: LightCondition, rules: readonly LightRule[]): string {
  for (let n = 1; ; n++) {
    const id = `${condition}-${n}`;
    if (rules.every((rule) => rule.id !== id)) return id;
  }
}

function RulesForm(props: {
  readonly plan: string;
  readonly given: readonly LightRule[];
  readonly onSave: (rules: readonly LightRule[]) => void;
  readonly foot: (ready?: boolean, before?: ReactNode) => ReactNode;
}) {
  const { plan } = props;
  const t = useText(text);
  const sentence = useSentence();
  const [rules, setRules] = useState(props.given);
  const [seen, setSeen] = useState<readonly LightRule[] | null>(null);
  const preview = useMutation({
    mutationFn: (asked: readonly LightRule[]) =>
      api(PREVIEW, { params: { plan }, body: { rules: asked, months: MONTHS } }),
    onSuccess: (_, asked) => setSeen(asked),
  });
  const set = (id: string, change: Partial<LightRule>): void =>
    setRules(rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)));
  const add = (condition: LightCondition): void =>
    setRules([
      ...rules,
      { id: newId(condition, rules), condition, threshold: FIRST_THRESHOLD[condition] ?? 1, light: "amber" },
    ]);
  return (
    <SettingForm onSave={() => (seen === rules ? props.onSave(rules) : preview.mutate(rules))}>
      <ul className="ui-plain-list sv-rule-list">
        {rules.map((rule) => (
          <li key={rule.id} className="ui-row">
            <label className="ui-field sv-rule-name">
              {t.lights.conditions[rule.condition]}
              {COUNTED.includes(rule.condition) && (
                <input
                  type="number"
                  required
                  min={rule.condition === "due-within" ? 0 : 1}
                  max={3650}
                  className="ui-input sv-days-input"
                  value={rule.threshold}
                  onChange={(event) => set(rule.id, { threshold: Math.trunc(Number(event.target.value)) })}
                />
              )}
            </label>
            <select
              className="ui-select"
              aria-label={t.lights.lightOf(sentence(conditionWords(rule.condition, rule.threshold)))}
              value={rule.light}
              onChange={(event) => set(rule.id, { light: event.target.value === "red" ? "red" : "amber" })}
            >
              <option value="amber">{t.lights.colours.amber}</option>
              <option value="red">{t.lights.colours.red}</option>
            </select>
            <button
              type="button"
              className="ui-link-button"
              aria-label={t.lights.remove(sentence(ruleWords(rule)))}
              onClick={() => setRules(rules.filter(({ id }) => id !== rule.id))}
            >
              {t.lights.drop}
            </button>
          </li>
        ))}
      </ul>
      <div className="ui-row">
        <select
          className="ui-select"
          aria-label={t.lights.add}
          value=""
          onChange={(event) => {
            const chosen = LIGHT_CONDITIONS.find((each) => each === event.target.value);
            if (chosen) add(chosen);
          }}
        >
          <option value="">＋ {t.lights.add}</option>
          {LIGHT_CONDITIONS.map((each) => (
            <option key={each} value={each}>
              {t.lights.conditions[each]}
            </option>
          ))}
        </select>
      </div>
      <FailureNotice error={preview.error} />
      <div aria-live="polite" className="ui-stack">
        {seen !== rules && (
          <p className="ui-quiet">{preview.isPending ? t.lights.previewing : t.lights.previewFirst}</p>
        )}
        {seen === rules && preview.data !== undefined && <RulePreview preview={preview.data} />}
      </div>
      {/* Enter looks first: the first button that sends a form is the one it presses. */}
      {props.foot(
        seen === rules,
        <Button
          loading={preview.isPending}
          disabled={seen === rules}
          htmlType={seen === rules ? "button" : "submit"}
        >
          {t.lights.preview}
        </Button>,
      )}
    </SettingForm>
  );
}
