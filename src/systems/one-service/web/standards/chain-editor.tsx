import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import type { ChainContent } from "../../domain/standards/chain.ts";
import { INDUSTRIES, INDUSTRY_NAMES, type Industry } from "../../domain/standards/industries.ts";
import { text } from "./chain-text.ts";
import { text as shared } from "./shared-text.ts";
import { newStep, StepsEditor } from "./steps-editor.tsx";

/** A chain with one empty step. */
export const emptyChain = (): ChainContent => ({
  title: "",
  industry: "rare-earths",
  projectType: "",
  source: "",
  steps: [newStep()],
});

/** Writes or changes a chain. */
export function ChainEditor(props: {
  readonly content: ChainContent;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSave: (content: ChainContent) => void;
  readonly onCancel: () => void;
}) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const [content, setContent] = useState(props.content);
  const set = (change: Partial<ChainContent>) => setContent((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSave(content);
  };
  const words = (field: "title" | "projectType" | "source", required: boolean) => (
    <label className="st-field">
      <span>{t.form[field]}</span>
      <input
        className="ui-input"
        lang="zh-CN"
        required={required}
        maxLength={field === "source" ? 500 : 200}
        value={content[field]}
        onChange={(event) => set({ [field]: event.target.value })}
      />
    </label>
  );
  return (
    <form className="ui-panel ui-stack" aria-label={t.create} onSubmit={submit}>
      <div className="st-fields">
        {words("title", true)}
        <label className="st-field">
          <span>{t.industry}</span>
          <select
            className="ui-select"
            value={content.industry}
            onChange={(event) => set({ industry: event.target.value as Industry })}
          >
            {INDUSTRIES.map((each) => (
              <option key={each} value={each}>
                {sentence(INDUSTRY_NAMES[each])}
              </option>
            ))}
          </select>
        </label>
        {words("projectType", true)}
        {words("source", false)}
      </div>
      <h2 className="ui-h2">{t.form.steps}</h2>
      <StepsEditor
        steps={content.steps.map((step) => ({ ...step, city: null }))}
        withCity={false}
        onChange={(steps) => set({ steps: steps.map(({ city: _, ...step }) => step) })}
      />
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
