import { useState } from "react";
import { CITIES } from "../../../../kernel/region.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import type { AskedAct } from "../../contract/cases.ts";
import type { CaseDetail } from "../../domain/cases/case-view.ts";
import { SPECIAL_NAMES, SPECIAL_PROCEDURES, type SpecialProcedure } from "../../domain/cases/case.ts";
import { text } from "./acts-text.ts";
import { Check, Field, Select, Words } from "./field.tsx";

export type FormProps = {
  readonly detail: CaseDetail;
  /** What would be done with what is filled in now. */
  readonly onChange: (act: AskedAct) => void;
};

/** A state of a form that says at once what act it would make. */
function useForm<T>(first: T, onChange: (value: T) => void): readonly [T, (change: Partial<T>) => void] {
  const [value, setValue] = useState(first);
  return [
    value,
    (change) => {
      const next = { ...value, ...change };
      setValue(next);
      onChange(next);
    },
  ];
}

const carried = { carrier: "", tracking: "" };

function PostFields(props: {
  readonly value: typeof carried;
  readonly onChange: (change: Partial<typeof carried>) => void;
}) {
  const t = useText(text);
  return (
    <div className="cs-fields">
      <Words
        label={t.carrier}
        rows={1}
        most={100}
        value={props.value.carrier}
        onChange={(carrier) => props.onChange({ carrier })}
      />
      <Words
        label={t.tracking}
        rows={1}
        most={100}
        value={props.value.tracking}
        onChange={(tracking) => props.onChange({ tracking })}
      />
    </div>
  );
}

export function HandOverForm({ onChange }: FormProps) {
  const t = useText(text);
  const [form, change] = useForm(
    { kind: "online" as "online" | "post", identityChecked: false, formallyComplete: false, ...carried },
    ({ kind, carrier, tracking, identityChecked, formallyComplete }) =>
      onChange({
        type: "hand-over",
        sent: kind === "online" ? { kind } : { kind, carrier, tracking },
        identityChecked,
        formallyComplete,
      }),
  );
  return (
    <>
      <p className="ui-notice">{t.handOverNote}</p>
      <Check
        required
        label={t.identityChecked}
        checked={form.identityChecked}
        onChange={(identityChecked) => change({ identityChecked })}
      />
      <Check
        required
        label={t.formallyComplete}
        checked={form.formallyComplete}
        onChange={(formallyComplete) => change({ formallyComplete })}
      />
      <Select
        label={t.sent}
        value={form.kind}
        options={[
          { value: "online", label: t.sentOnline },
          { value: "post", label: t.sentPost },
        ]}
        onChange={(kind) => change({ kind })}
      />
      {form.kind === "post" && <PostFields value={form} onChange={change} />}
    </>
  );
}

export function SupplementForm({ detail, onChange }: FormProps) {
  const t = useText(text);
  const [form, change] = useForm(
    { chosen: [] as readonly string[], others: "", why: "" },
    ({ chosen, others, why }) =>
      onChange({
        type: "supplement",
        papers: [...new Set([...chosen, ...others.split("\n").map((line) => line.trim())])].filter(
          (name) => name !== "",
        ),
        text: why,
      }),
  );
  return (
    <>
      <fieldset className="cs-field">
        <legend>{t.papersToSupplement}</legend>
        {detail.state.item.materials.map(({ name }) => (
          <Check
            key={name}
            label={<span lang="zh-CN">{name}</span>}
            checked={form.chosen.includes(name)}
            onChange={(on) =>
              change({ chosen: on ? [...form.chosen, name] : form.chosen.filter((each) => each !== name) })
            }
          />
        ))}
      </fieldset>
      <Words
        label={t.otherPaper}
        required={false}
        rows={2}
        value={form.others}
        onChange={(others) => change({ others })}
      />
      <Words label={t.why} value={form.why} onChange={(why) => change({ why })} />
    </>
  );
}

export function NotAcceptForm({ onChange }: FormProps) {
  const t = useText(text);
  const [form, change] = useForm({ text: "", avenues: "" }, (value) =>
    onChange({ type: "not-accept", ...value }),
  );
  return (
    <>
      <Words label={t.whyNot} value={form.text} onChange={(words) => change({ text: words })} />
      <Words label={t.avenues} value={form.avenues} onChange={(avenues) => change({ avenues })} />
    </>
  );
}

export function SpecialForm({ onChange }: FormProps) {
  const t = useText(text);
  const sentence = useSentence();
  const [form, change] = useForm({ procedure: SPECIAL_PROCEDURES[0] as SpecialProcedure }, ({ procedure }) =>
    onChange({ type: "begin-special", procedure }),
  );
  return (
    <Select
      label={t.procedure}
      value={form.procedure}
      options={SPECIAL_PROCEDURES.map((each) => ({ value: each, label: sentence(SPECIAL_NAMES[each]) }))}
      onChange={(procedure) => change({ procedure })}
    />
  );
}

export function DecideForm({ detail, onChange }: FormProps) {
  const t = useText(text);
  const first = {
    outcome: "approved" as "approved" | "refused",
    text: "",
    remedies: "",
    licensed: false,
    type: detail.state.item.resultName ?? "",
    until: "",
  };
  const [form, change] = useForm(first, ({ outcome, text: words, remedies, licensed, type, until }) =>
    onChange({
      type: "decide",
      outcome,
      text: words,
      remedies,
      licence:
        outcome === "approved" && licensed
          ? { type, number: null, validFrom: detail.day, validUntil: until === "" ? null : until }
          : null,
    }),
  );
  return (
    <>
      <Select
        label={t.outcome}
        value={form.outcome}
        options={[
          { value: "approved", label: t.approved },
          { value: "refused", label: t.refused },
        ]}
        onChange={(outcome) => change({ outcome })}
      />
      <Words label={t.decisionText} value={form.text} onChange={(words) => change({ text: words })} />
      {form.outcome === "refused" ? (
        <Words label={t.remedies} value={form.remedies} onChange={(remedies) => change({ remedies })} />
      ) : (
        <>
          <Check label={t.licence} checked={form.licensed} onChange={(licensed) => change({ licensed })} />
          {form.licensed && (
            <div className="cs-fields">
              <Words
                label={t.licenceType}
                rows={1}
                most={200}
                value={form.type}
                onChange={(type) => change({ type })}
              />
              <Field label={t.licenceUntil}>
                <input
                  type="date"
                  className="ui-input"
                  min={detail.day}
                  value={form.until}
                  onChange={({ target }) => change({ until: target.value })}
                />
              </Field>
            </div>
          )}
        </>
      )}
    </>
  );
}

export function DeliverForm({ detail, onChange }: FormProps) {
  const t = useText(text);
  const sentence = useSentence();
  const first = {
    kind: "online" as "online" | "post" | "window",
    regionCode: detail.state.receiving.regionCode,
    ...carried,
  };
  const [form, change] = useForm(first, ({ kind, regionCode, carrier, tracking }) =>
    onChange({
      type: "deliver",
      how:
        kind === "online" ? { kind } : kind === "post" ? { kind, carrier, tracking } : { kind, regionCode },
    }),
  );
  return (
    <>
      <Select
        label={t.delivery}
        value={form.kind}
        options={[
          { value: "online", label: t.deliverOnline },
          { value: "post", label: t.deliverPost },
          { value: "window", label: t.deliverWindow },
        ]}
        onChange={(kind) => change({ kind })}
      />
      {form.kind === "post" && <PostFields value={form} onChange={change} />}
      {form.kind === "window" && (
        <Select
          label={t.windowCity}
          value={form.regionCode}
          options={CITIES.map(({ code, name }) => ({ value: code, label: sentence(name) }))}
          onChange={(regionCode) => change({ regionCode })}
        />
      )}
    </>
  );
}

export function AnswerForm({ onChange }: FormProps) {
  const t = useText(text);
  const [form, change] = useForm({ text: "" }, (value) => onChange({ type: "answer-appraisal", ...value }));
  return <Words label={t.answerText} value={form.text} onChange={(words) => change({ text: words })} />;
}
