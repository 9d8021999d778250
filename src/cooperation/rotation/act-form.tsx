import type { RotationState, RotationAct } from "./wheel.ts";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Day } from "../../kernel/calendar.ts";
import { CITIES } from "../../kernel/region.ts";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { nextHosts } from "./kind.ts";
import { actInWords } from "./in-words.ts";
import { OrderFields } from "./order-input.tsx";
import { text } from "./words.ts";

export const ACT_KINDS = ["set-order", "record-held", "skip", "swap", "substitute", "undo"] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export type ActFormProps = {
  readonly kind: ActKind;
  readonly state: RotationState;
  readonly day: Day;
  readonly onAct: (act: RotationAct) => Promise<unknown>;
  readonly onClose: () => void;
};

/** One act on the rotation: what it does, what it needs, and the server's sentence where it is refused. */
export function ActForm(props: ActFormProps) {
  const { kind, state, day, onAct, onClose } = props;
  const t = useText(text);
  const sentence = useSentence();
  const [next] = nextHosts(state, 1);
  const [edition, setEdition] = useState(next?.edition ?? 1);
  const [city, setCity] = useState(next?.host ?? "");
  const [other, setOther] = useState(
    state.order.find((each) => each !== next?.host && each !== next?.turnOf) ?? "",
  );
  const [order, setOrder] = useState<readonly string[]>(state.order);
  const [on, setOn] = useState(day);
  const [words, setWords] = useState("");
  const sending = useMutation({ mutationFn: onAct, onSuccess: onClose });
  const latest = state.steps.at(-1);

  const acts: Record<ActKind, () => RotationAct> = {
    "set-order": () => ({
      type: "set-order",
      series: state.series,
      order,
      edition,
      first: city,
      source: words.trim(),
    }),
    "record-held": () => ({
      type: "record-held",
      edition,
      host: city,
      day: on,
      meetingId: null,
      source: words.trim(),
    }),
    skip: () => ({ type: "skip", city, edition, reason: words.trim() }),
    swap: () => ({ type: "swap", cities: [city, other], from: edition, reason: words.trim() }),
    substitute: () => ({ type: "substitute", edition, host: other, reason: words.trim() }),
    undo: () => ({ type: "undo", step: latest?.version ?? 0, reason: words.trim() }),
  };
  const help: Record<ActKind, string> = {
    "set-order": t.form.orderHelp,
    "record-held": t.form.heldHelp,
    skip: t.form.skipHelp,
    swap: t.form.swapHelp,
    substitute: t.form.substituteHelp,
    undo: latest ? t.form.undoHelp(sentence(actInWords(latest.act))) : "",
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate(acts[kind]());
  };
  const needsWords = kind !== "record-held";
  return (
    <form className="rt-form no-print" aria-label={t.actNames[kind]} onSubmit={submit}>
      <p className="ui-quiet">{help[kind]}</p>
      {kind === "set-order" && <OrderFields order={order} onChange={setOrder} />}
      <div className="rt-fields">
        {kind !== "undo" && (
          <Field label={kind === "set-order" || kind === "swap" ? t.form.from : t.form.edition}>
            <input
              className="ui-input rt-edition"
              type="number"
              required
              min={1}
              max={999}
              value={edition}
              onChange={({ target }) => setEdition(target.valueAsNumber || 1)}
            />
          </Field>
        )}
        {(kind === "set-order" || kind === "record-held" || kind === "skip" || kind === "swap") && (
          <Field label={cityLabel(kind, t)}>
            <CitySelect value={city} onChange={setCity} />
          </Field>
        )}
        {(kind === "swap" || kind === "substitute") && (
          <Field label={kind === "swap" ? (t.form.cities[1] ?? "") : t.form.standsIn}>
            <CitySelect value={other} onChange={setOther} />
          </Field>
        )}
        {kind === "record-held" && (
          <Field label={t.form.day}>
            <input
              className="ui-input"
              type="date"
              required
              max={day}
              value={on}
              onChange={({ target }) => setOn(target.value)}
            />
          </Field>
        )}
        <Field label={wordsLabel(kind, t)} wide>
          <input
            className="ui-input"
            lang="zh-CN"
            required={needsWords}
            maxLength={500}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Field>
      </div>
      <FailureNotice error={sending.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t.form.save}
        </Button>
        <Button onClick={onClose}>{t.form.cancel}</Button>
      </span>
    </form>
  );
}

type Words = (typeof text)["zh"];

const cityLabel = (kind: ActKind, t: Words): string => {
  if (kind === "set-order") return t.form.first;
  if (kind === "record-held") return t.form.host;
  return kind === "swap" ? (t.form.cities[0] ?? "") : t.form.city;
};

const wordsLabel = (kind: ActKind, t: Words): string => {
  if (kind === "set-order") return t.form.source;
  return kind === "record-held" ? t.form.heldSource : t.form.reason;
};

function Field(props: { readonly label: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <label className={props.wide === true ? "rt-field rt-field-wide" : "rt-field"}>
      <span>{props.label}</span>
      {props.children}
    </label>
  );
}

function CitySelect(props: { readonly value: string; readonly onChange: (code: string) => void }) {
  const sentence = useSentence();
  return (
    <select
      className="ui-select"
      required
      value={props.value}
      onChange={({ target }) => props.onChange(target.value)}
    >
      {CITIES.map(({ code, name }) => (
        <option key={code} value={code}>
          {sentence(name)}
        </option>
      ))}
    </select>
  );
}
