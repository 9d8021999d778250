import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import type { BundleContent } from "../../domain/standards/bundle.ts";
import { text } from "./bundle-text.ts";
import { text as shared } from "./shared-text.ts";
import { newStep, StepsEditor } from "./steps-editor.tsx";

/** A bundle with nothing in it yet. */
export const emptyBundle = (): BundleContent => ({
  title: "",
  lifeEvent: "",
  serves: "person",
  note: "",
  items: [newStep(), newStep()],
});

/** Writes or changes a bundle. */
export function BundleEditor(props: {
  readonly content: BundleContent;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSave: (content: BundleContent) => void;
  readonly onCancel: () => void;
}) {
  const t = useText(text);
  const s = useText(shared);
  const [content, setContent] = useState(props.content);
  const set = (change: Partial<BundleContent>) => setContent((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(content);
  };
  return (
    <form className="ui-panel ui-stack" aria-label={t.create} onSubmit={submit}>
      <div className="st-fields">
        <label className="st-field">
          <span>{t.form.title}</span>
          <input
            className="ui-input"
            lang="zh-CN"
            required
            maxLength={200}
            value={content.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </label>
        <label className="st-field">
          <span>{t.form.event}</span>
          <input
            className="ui-input"
            lang="zh-CN"
            required
            maxLength={200}
            value={content.lifeEvent}
            onChange={(event) => set({ lifeEvent: event.target.value })}
          />
        </label>
        <label className="st-field">
          <span>{t.form.serves}</span>
          <select
            className="ui-select"
            value={content.serves}
            onChange={(event) => set({ serves: event.target.value === "person" ? "person" : "enterprise" })}
          >
            <option value="person">{t.form.person}</option>
            <option value="enterprise">{t.form.enterprise}</option>
          </select>
        </label>
        <label className="st-field st-wide">
          <span>{t.form.note}</span>
          <textarea
            className="ui-textarea"
            lang="zh-CN"
            rows={2}
            maxLength={2000}
            value={content.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </label>
      </div>
      <h2 className="ui-h2">{t.form.items}</h2>
      <StepsEditor steps={content.items} withCity onChange={(items) => set({ items })} />
      <FailureNotice error={props.error} />
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={props.busy}>
          {s.save}
        </Button>
        <Button onClick={props.onCancel}>{s.cancel}</Button>
      </div>
    </form>
  );
}
