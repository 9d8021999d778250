import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ComponentType, type FormEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import { useBlocker } from "react-router";
import { FailureError, type Sentence } from "../../kernel/error.ts";
import {
  emptyOf,
  type Field,
  type FieldFailure,
  type Fields,
  missing,
  placesOf,
  type ValuesOf,
} from "../../kernel/fields.ts";
import { draftKey, keepDraft, readDraft } from "./drafts.ts";
import { failureOf } from "../frame/failure.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { useSentence, useText } from "../frame/language.tsx";
import { type Session, SESSION_KEY, useSession } from "../frame/session.tsx";
import "./kit.css";
import { words } from "./words.ts";

/** What a `pick` or `city` offers; its label is Chinese. */
export type Option = { readonly value: string; readonly label: string };
export type Choices = Readonly<Record<string, readonly Option[]>>;
/** Inputs of fields that have their own, by the names of the fields; what they hold is JSON. */
export type OwnInputs = Readonly<
  Record<string, ComponentType<{ readonly value: string; readonly onChange: (value: string) => void }>>
>;
type Typed = Readonly<Record<string, string>>;

export type FormProps<F extends Fields> = {
  readonly name: string;
  readonly help?: string | null;
  readonly fields: F;
  readonly choices?: Choices;
  readonly inputs?: OwnInputs;
  /** What stands in fields before anybody typed, beside what the fields say themselves. */
  readonly initial?: Typed;
  /** Today, for fields that begin with it or end at it. */
  readonly day: string;
  /** Under which what was typed is kept until it is sent, in this tab, for who typed it. */
  readonly draft?: string;
  readonly onSend: (values: ValuesOf<F>) => Promise<unknown>;
  readonly onClose: () => void;
  /** Where it does not end like leaving it. */
  readonly onSent?: () => void;
};

function initialOf(fields: Fields, initial: Typed, day: string): Typed {
  return Object.fromEntries(
    placesOf(fields).map(([key, { initial: own }]) => [
      key,
      initial[key] ?? (own === "today" ? day : (own ?? "")),
    ]),
  );
}

function valueOf(field: Field, typed: string): unknown {
  if (field.takes === "yes" && field.either === undefined) return typed === "yes";
  if (typed.trim() === "") return emptyOf(field);
  if (field.takes === "yes") return typed === "yes";
  if (field.takes === "own") return JSON.parse(typed);
  return field.takes === "whole" ? Number(typed) : typed;
}

const valuesOf = (fields: Fields, typed: Typed, within = ""): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      field.takes === "group"
        ? valuesOf(field.fields, typed, `${within}${key}.`)
        : valueOf(field, typed[within + key] ?? ""),
    ]),
  );

/** What was typed, kept in this tab until it is sent: a reload or a slip of the hand loses nothing. */
function useDraft(key: string | null, begin: Typed) {
  const [values, setValues] = useState<Typed>(() => {
    const known = Object.entries(key === null ? {} : readDraft(key)).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && Object.hasOwn(begin, entry[0]),
    );
    return { ...begin, ...Object.fromEntries(known) };
  });
  const changed = Object.entries(values).some(([name, value]) => value !== begin[name]);
  const [restored, setRestored] = useState(changed);
  useEffect(() => {
    if (key !== null) keepDraft(key, changed ? values : null);
  }, [key, changed, values]);
  return {
    values,
    changed,
    restored,
    set: (name: string, value: string) => setValues((now) => ({ ...now, [name]: value })),
    forget: () => {
      if (key !== null) keepDraft(key, null);
      setValues(begin);
      setRestored(false);
    },
  };
}

/**
 * Leaving with something typed and not sent asks first, unless it was told that leaving is meant, or whoever typed it
 * (`typist`) is not there any more.
 */
function useAskBeforeLeaving(changed: boolean, typist: string, question: string) {
  const free = useRef(false);
  const queries = useQueryClient();
  // Asked when it matters: whoever signs out leaves before the page is drawn anew.
  const mayAsk = useCallback(
    () =>
      changed &&
      !free.current &&
      (queries.getQueryData<Session>(SESSION_KEY)?.actor?.accountId ?? "") === typist,
    [changed, queries, typist],
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => mayAsk() && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (window.confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, question]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (mayAsk()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [mayAsk]);
  return (leaving: boolean) => {
    free.current = leaving;
  };
}

/** A form of described fields: what must be filled in is marked, the server's refusal stands at its field. */
export function Form<F extends Fields>(props: FormProps<F>) {
  const { name, help, fields, choices = {}, inputs = {}, initial = {}, day, draft, onSend, onClose } = props;
  const t = useText(words);
  const [begin] = useState(() => initialOf(fields, initial, day));
  const { actor } = useSession();
  // Until the page goes after somebody else came, what stands in it is still theirs.
  const [typist] = useState(actor?.accountId ?? "");
  const [key] = useState(() => (draft === undefined ? null : draftKey(typist, draft)));
  const typed = useDraft(key, begin);
  const meanToLeave = useAskBeforeLeaving(typed.changed, typist, t.leave);
  const sending = useMutation({
    mutationFn: async () => {
      const values = valuesOf(fields, typed.values);
      const lacking = missing(fields, values);
      if (lacking) throw new FailureError(lacking);
      meanToLeave(true);
      return onSend(values as ValuesOf<F>);
    },
    onSuccess: () => {
      typed.forget();
      (props.onSent ?? onClose)();
    },
    onError: () => meanToLeave(false),
  });
  const failure: FieldFailure | null = sending.error === null ? null : failureOf(sending.error);
  const places = placesOf(fields);
  // The server names the field within all that was sent.
  const [at = null] = places
    .map(([place]) => place)
    .filter((place) => `.${failure?.field ?? ""}`.endsWith(`.${place}`))
    .toSorted((a, b) => b.length - a.length);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form className="ui-panel kit-form" aria-label={name} onSubmit={submit}>
      <h2 className="ui-h2">{name}</h2>
      {help !== undefined && help !== null && <p className="ui-quiet">{help}</p>}
      {typed.restored && (
        <p className="ui-quiet" role="status">
          {t.kept}{" "}
          <button type="button" className="ui-link-button" onClick={typed.forget}>
            {t.discard}
          </button>
        </p>
      )}
      <div className="kit-fields">
        {places.map(([key, field]) => (
          <FieldInput
            key={key}
            field={field}
            Own={inputs[key]}
            options={choices[key] ?? []}
            value={typed.values[key] ?? ""}
            day={day}
            refused={key === at ? (failure?.sentence ?? null) : null}
            onChange={(value) => typed.set(key, value)}
          />
        ))}
      </div>
      {at === null && <FailureNotice error={sending.error} />}
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t.save}
        </Button>
        <Button
          onClick={() => {
            typed.forget();
            onClose();
          }}
        >
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}

type InputProps = {
  readonly field: Field;
  readonly options: readonly Option[];
  readonly Own: OwnInputs[string] | undefined;
  readonly value: string;
  readonly day: string;
  readonly refused: Sentence | null;
  readonly onChange: (value: string) => void;
};

/** One field with its name, its help and why it was refused. */
function FieldInput({ field, options, Own, value, day, refused, onChange }: InputProps) {
  const id = useId();
  const t = useText(words);
  const sentence = useSentence();
  const name = sentence(field.name);
  if (field.takes === "yes" && field.either === undefined)
    return (
      <label className="kit-check">
        <input
          type="checkbox"
          checked={value === "yes"}
          onChange={({ target }) => onChange(target.checked ? "yes" : "")}
        />
        <span>{name}</span>
      </label>
    );
  if (field.takes === "own")
    return (
      <fieldset className="kit-field kit-wide">
        <legend>{name}</legend>
        {field.help !== undefined && <span className="ui-quiet">{sentence(field.help)}</span>}
        {Own !== undefined && <Own value={value} onChange={onChange} />}
        {refused !== null && (
          <span className="kit-refused" role="alert">
            {sentence(refused)}
          </span>
        )}
      </fieldset>
    );
  const described = [field.help && `${id}-help`, refused && `${id}-refused`].filter(Boolean).join(" ");
  return (
    <div className={field.takes === "text" ? "kit-field kit-wide" : "kit-field"}>
      <label htmlFor={id}>
        {name}
        {!field.optional && (
          <span className="kit-required" aria-hidden="true" title={t.required}>
            {" *"}
          </span>
        )}
      </label>
      <Input
        {...{ field, options, value, day, onChange }}
        id={id}
        described={described}
        refused={refused !== null}
      />
      {field.help !== undefined && (
        <span className="ui-quiet" id={`${id}-help`}>
          {sentence(field.help)}
        </span>
      )}
      {refused !== null && (
        <span className="kit-refused" id={`${id}-refused`} role="alert">
          {sentence(refused)}
        </span>
      )}
    </div>
  );
}

function Input(
  props: Omit<InputProps, "refused" | "Own"> & {
    readonly id: string;
    readonly described: string;
    readonly refused: boolean;
  },
) {
  const { field, options, value, day, id, described, refused, onChange } = props;
  const t = useText(words);
  const sentence = useSentence();
  const common = {
    id,
    value,
    required: !field.optional,
    ...(described === "" ? {} : { "aria-describedby": described }),
    ...(refused ? { "aria-invalid": true } : {}),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
  };
  switch (field.takes) {
    case "group":
    case "own":
      return null;
    case "text":
      return <textarea {...common} className="ui-textarea" rows={4} maxLength={field.most} />;
    case "line":
      return <input {...common} className="ui-input" type="text" maxLength={field.most} />;
    case "day":
      return (
        <input
          {...common}
          className="ui-input"
          type="date"
          {...(field.until === undefined ? {} : { max: day })}
        />
      );
    case "whole":
      return (
        <input
          {...common}
          className="ui-input"
          type="number"
          min={field.least}
          max={field.most}
          inputMode="numeric"
        />
      );
    case "yes":
    case "choice":
    case "city":
    case "pick": {
      const names = field.takes === "yes" ? field.either : field.takes === "choice" ? field.among : null;
      const among = names
        ? Object.entries(names).map(([key, said]) => ({ value: key, label: sentence(said) }))
        : options;
      return (
        <select {...common} className="ui-select">
          <option value="">{t.choose}</option>
          {among.map((option) => (
            <option
              key={option.value}
              value={option.value}
              lang={field.takes === "pick" ? "zh-CN" : undefined}
            >
              {option.label}
            </option>
          ))}
        </select>
      );
    }
  }
}
