import { Button } from "antd";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { SettingChangeInput, SettingsReply } from "../../contract/settings.ts";
import { text } from "./settings-text.ts";
import { useChange } from "./use-settings.ts";

export type PanelProps = {
  readonly plan: string;
  readonly settings: SettingsReply;
  readonly mayChange: boolean;
};

type Editor = {
  readonly from: string;
  readonly isPending: boolean;
  readonly save: (change: SettingChangeInput) => void;
  /** The day from which it holds, and the buttons; `ready` false keeps the first from being pressed. */
  readonly foot: (ready?: boolean, before?: ReactNode) => ReactNode;
};

/**
 * A kind of setting: what holds now for everyone, and for the office a form that says from which day the change holds.
 * `withoutDay`: the setting holds once and for all.
 */
export function SettingPanel(props: {
  readonly title: string;
  readonly plan: string;
  readonly today: string;
  readonly mayChange: boolean;
  readonly withoutDay?: boolean;
  /** Opens at once: nothing was set yet. */
  readonly begin?: boolean;
  /** What holds. */
  readonly now: ReactNode;
  /** More about it, which makes room for the form. */
  readonly details?: ReactNode;
  /** The form. */
  readonly children: (editor: Editor) => ReactNode;
}) {
  const { title, plan, today, mayChange, withoutDay = false } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [open, setOpen] = useState(props.begin ?? false);
  const [from, setFrom] = useState(today);
  const [savedFrom, setSavedFrom] = useState<string | null>(null);
  const change = useChange(plan);
  const heading = useId();
  const save = (body: SettingChangeInput): void =>
    change.mutate(body, {
      onSuccess: () => {
        setOpen(false);
        setSavedFrom(body.from);
      },
    });
  const foot: Editor["foot"] = (ready = true, before) => (
    <>
      <FailureNotice error={change.error} />
      <div className="ui-row sv-setting-foot">
        {!withoutDay && (
          <label className="ui-field">
            {t.from}
            <input
              type="date"
              required
              className="ui-input"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          </label>
        )}
        {before}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={change.isPending}>
          {withoutDay ? t.save : t.saveFrom(formatDay(from, language))}
        </Button>
        <Button
          onClick={() => {
            change.reset();
            setOpen(false);
          }}
        >
          {t.cancel}
        </Button>
        {!withoutDay && <span className="ui-quiet">{t.fromHint}</span>}
      </div>
    </>
  );
  return (
    <section className="ui-panel ui-stack" aria-labelledby={heading}>
      <div className="ui-row sv-setting-head">
        <h2 id={heading} className="ui-h2">
          {title}
        </h2>
        {mayChange && !open && (
          <Button
            size="small"
            aria-label={t.editOf(title)}
            onClick={() => {
              setSavedFrom(null);
              setOpen(true);
            }}
          >
            {t.edit}
          </Button>
        )}
      </div>
      <div role="status" className={savedFrom === null ? "ui-hidden" : "ui-notice"}>
        {savedFrom !== null && t.saved(formatDay(savedFrom, language))}
      </div>
      {props.now}
      {!open && props.details}
      {open && props.children({ from, isPending: change.isPending, save, foot })}
    </section>
  );
}

/** A form that is sent by Enter or its button and never leaves the page. */
export function SettingForm(props: { readonly onSave: () => void; readonly children: ReactNode }) {
  return (
    <form
      className="ui-stack sv-setting-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      {props.children}
    </form>
  );
}
