import { Button } from "antd";
import { useState } from "react";
import { CITIES } from "../../../kernel/region.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { EntryDetail } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { text } from "./words.ts";
import { sameValue } from "../field-draft.tsx";
import { FieldInput, Labelled } from "./field-inputs.tsx";
import { FieldValue } from "./field-value.tsx";
import { type AskedAct, useActOnEntry } from "./use-act-on-entry.ts";
import { useFieldDrafts } from "./use-field-drafts.ts";

type Props = { readonly spec: RegisterSpec; readonly detail: EntryDetail };

/** What is known of a row, and the form in which it is changed in its place. */
export function FactsPanel({ spec, detail }: Props) {
  const t = useText(text);
  const [editing, setEditing] = useState(false);
  return (
    <section className="ui-panel" aria-labelledby="facts">
      <div className="rg-panel-head">
        <h2 id="facts">{t.fields}</h2>
        {detail.may.includes("revise") && !editing && (
          <Button size="small" className="no-print" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )}
      </div>
      {editing ? (
        <FactsForm spec={spec} detail={detail} onDone={() => setEditing(false)} />
      ) : (
        <Facts spec={spec} detail={detail} />
      )}
    </section>
  );
}

function Facts({ spec, detail }: Props) {
  const t = useText(text);
  const { language } = useLanguage();
  const { state } = detail;
  const city = CITIES.find(({ code }) => code === state.regionCode)?.name[language] ?? t.wholeRegion;
  return (
    <dl className="rg-facts">
      <div>
        <dt>{t.city}</dt>
        <dd>{city}</dd>
      </div>
      <div>
        <dt>{t.variant}</dt>
        <dd>{spec.variants.find(({ key }) => key === state.variant)?.name[language] ?? t.noVariant}</dd>
      </div>
      {Object.entries(spec.fields)
        .filter(([key]) => state.values[key] !== undefined)
        .map(([key, field]) => (
          <div key={key} className={field.takes === "text" ? "rg-fact-wide" : undefined}>
            <dt>{field.name[language]}</dt>
            <dd>
              <FieldValue field={field} value={state.values[key]} units={detail.units} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

function FactsForm({ spec, detail, onDone }: Props & { readonly onDone: () => void }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { state } = detail;
  const act = useActOnEntry(detail);
  const fields = useFieldDrafts(spec, state.values);
  const [name, setName] = useState(state.name);
  const [variant, setVariant] = useState(state.variant ?? "");
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState(false);
  const save = () => {
    const read = fields.take();
    setWrong(read === null || name.trim() === "");
    if (read === null || name.trim() === "") return;
    const values = Object.fromEntries(
      Object.entries(read).filter(([key, value]) => !sameValue(value, state.values[key])),
    );
    const change: AskedAct = {
      type: "revise",
      ...(name.trim() === state.name ? {} : { name: name.trim() }),
      ...(variant === (state.variant ?? "") ? {} : { variant: variant === "" ? null : variant }),
      ...(Object.keys(values).length === 0
        ? {}
        : { values: values as NonNullable<(AskedAct & { type: "revise" })["values"]> }),
      ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
    };
    if (Object.keys(change).every((key) => key === "type" || key === "reason")) return onDone();
    act.mutate(change, { onSuccess: onDone });
  };
  return (
    <form
      className="rg-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Labelled label={t.name} wide problem={name.trim() === "" ? t.nameNeeded : undefined}>
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            className="ui-input"
            maxLength={300}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t.variant}>
        {({ id }) => (
          <select
            id={id}
            className="ui-select"
            value={variant}
            onChange={({ target }) => setVariant(target.value)}
          >
            <option value="">{t.noVariant}</option>
            {spec.variants.map(({ key, name }) => (
              <option key={key} value={key}>
                {name[language]}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {fields.drafts.map(({ key, field, draft }) => (
        <FieldInput
          key={key}
          field={field}
          draft={draft}
          problem={fields.problems[key]}
          onChange={(next) => fields.set(key, next)}
        />
      ))}
      <Labelled label={t.reason} wide help={detail.standing === "reported" ? t.reasonHelp : undefined}>
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            className="ui-input"
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Labelled>
      <div className="rg-form-end">
        {wrong && (
          <p className="rg-problem" role="alert">
            {t.fix}
          </p>
        )}
        <FailureNotice error={act.error} />
        <div className="ui-row">
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t.save}
          </Button>
          <Button onClick={onDone}>{t.cancel}</Button>
        </div>
      </div>
    </form>
  );
}
