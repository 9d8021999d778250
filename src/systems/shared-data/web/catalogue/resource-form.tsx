import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { contentProblems } from "../../catalogue/resource/content-problems.ts";
import { classOf } from "../../catalogue/resource/codes.ts";
import type { ResourceContent } from "../../catalogue/resource/content.ts";
import { CYCLE_WORDS, FORMAT_WORDS, GRADE_WORDS, LEVEL_WORDS } from "../../catalogue/resource/names.ts";
import { api } from "../client.ts";
import { Field, TextField, WordField } from "./form-fields.tsx";
import { text } from "./form-text.ts";
import { ItemsEditor } from "../../catalogue/resource/items.tsx";
import { SharingFields } from "./sharing-fields.tsx";

export type FormUnit = { readonly id: string; readonly name: string; readonly regionCode: string };

/** Every field of a resource; what is still missing for submission stands below while one types. */
export function ResourceForm(props: {
  readonly initial: ResourceContent;
  readonly units: readonly FormUnit[];
  /** Code and provider do not change once it was published. */
  readonly fixed: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (content: ResourceContent) => void;
  readonly onCancel: () => void;
}) {
  const { initial, units, fixed, busy, error, onSave, onCancel } = props;
  const t = useText(text);
  const sentence = useSentence();
  const [content, setContent] = useState(initial);
  const [related, setRelated] = useState(initial.relatedCodes.join(" "));
  const change = (part: Partial<ResourceContent>) => setContent((now) => ({ ...now, ...part }));
  const proposing = useMutation({
    mutationFn: () => api("GET /api/resource-codes/:class", { params: { class: classOf(content.code) } }),
    onSuccess: ({ code }) => change({ code }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(content);
  };
  const lacks = contentProblems(content);
  const names = content.items.map(({ name }) => name).filter((name) => name !== "");
  return (
    <form className="ct-form" onSubmit={submit}>
      <section className="ui-panel ct-form" aria-labelledby="ct-basics">
        <h2 id="ct-basics">{t.basics}</h2>
        <div className="ct-fields">
          <Field label={t.code} hint={t.codeHint}>
            <span className="ui-row">
              <input
                className="ui-input ui-wide-input"
                maxLength={40}
                required
                disabled={fixed}
                value={content.code}
                onChange={({ target }) => change({ code: target.value.trim() })}
              />
            </span>
          </Field>
          {!fixed && (
            <span className="ui-row">
              <Button
                size="small"
                disabled={!/^[123]\d{5,11}$/.test(classOf(content.code))}
                loading={proposing.isPending}
                onClick={() => proposing.mutate()}
              >
                {t.propose}
              </Button>
            </span>
          )}
          <TextField
            label={t.name}
            most={200}
            required
            value={content.name}
            onChange={(name) => change({ name })}
          />
          <Field label={t.unit}>
            <select
              className="ui-select"
              lang="zh-CN"
              disabled={fixed}
              value={content.providerId}
              onChange={({ target }) => {
                const unit = units.find(({ id }) => id === target.value);
                if (unit)
                  change({ providerId: unit.id, providerName: unit.name, regionCode: unit.regionCode });
              }}
            >
              {!units.some(({ id }) => id === content.providerId) && (
                <option value={content.providerId}>{content.providerName}</option>
              )}
              {units.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <TextField
            label={t.providerCode}
            most={60}
            value={content.providerCode}
            onChange={(providerCode) => change({ providerCode })}
          />
          <WordField
            label={t.level}
            value={content.level}
            words={LEVEL_WORDS}
            onChange={(level) => change({ level })}
          />
          <WordField
            label={t.format}
            value={content.format}
            words={FORMAT_WORDS}
            onChange={(format) => change({ format })}
          />
          <WordField
            label={t.cycle}
            value={content.updateCycle}
            words={CYCLE_WORDS}
            onChange={(updateCycle) => change({ updateCycle })}
          />
          <TextField
            label={t.classification}
            most={100}
            value={content.classification}
            onChange={(classification) => change({ classification })}
          />
          <WordField
            label={t.grade}
            value={content.grade}
            words={GRADE_WORDS}
            except="core"
            onChange={(grade) => change({ grade })}
          />
          <TextField
            label={t.lead}
            hint={t.leadHint}
            most={200}
            value={content.leadSource ?? ""}
            onChange={(lead) => change({ leadSource: lead === "" ? null : lead })}
          />
          <TextField
            label={t.related}
            hint={t.relatedHint}
            most={1_000}
            value={related}
            onChange={(next) => {
              setRelated(next);
              change({ relatedCodes: next.split(/[\s、，,；;]+/).filter((each) => each !== "") });
            }}
          />
        </div>
        <Field label={t.summary}>
          <textarea
            className="ui-textarea"
            lang="zh-CN"
            rows={3}
            maxLength={2_000}
            value={content.summary}
            onChange={({ target }) => change({ summary: target.value })}
          />
        </Field>
        <FailureNotice error={proposing.error} />
      </section>
      <section className="ui-panel ct-form" aria-labelledby="ct-form-items">
        <h2 id="ct-form-items">{t.items}</h2>
        <ItemsEditor items={content.items} onChange={(items) => change({ items })} />
        <Field label={t.subject} hint={t.subjectHint}>
          <select
            className="ui-select"
            value={content.subjectItem ?? ""}
            onChange={({ target }) => change({ subjectItem: target.value === "" ? null : target.value })}
          >
            <option value="">{t.none}</option>
            {names.map((name) => (
              <option key={name} value={name} lang="zh-CN">
                {name}
              </option>
            ))}
          </select>
        </Field>
      </section>
      <section className="ui-panel ct-form" aria-labelledby="ct-form-sharing">
        <h2 id="ct-form-sharing">{t.sharing}</h2>
        <SharingFields content={content} onChange={change} />
      </section>
      {lacks.length > 0 && (
        <section className="ui-banner" aria-label={t.lacks}>
          <strong>{t.lacks}</strong>
          <ul className="ct-lines">
            {lacks.map(({ sentence: words }) => (
              <li key={words.zh}>{sentence(words)}</li>
            ))}
          </ul>
        </section>
      )}
      <FailureNotice error={error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.save}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </span>
    </form>
  );
}
