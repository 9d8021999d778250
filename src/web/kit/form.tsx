import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import {
  type ChangeEvent,
  type ComponentType,
  Fragment,
  type FormEvent,
  Suspense,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { FailureError, type Sentence } from "../../kernel/error.ts";
import {
  type Field,
  type FieldFailure,
  type Fields,
  filledIn,
  missing,
  placesOf,
  type Typed,
  type ValuesOf,
} from "../../kernel/fields.ts";
import { draftKey, keepDraft, readDraft } from "./drafts.ts";
import { failureOf } from "../frame/failure.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { useSentence, useText } from "../frame/language.tsx";
import { useBeforeLeaving } from "../frame/leaving.tsx";
import { type Session, SESSION_KEY, useSession } from "../frame/session.tsx";
import "./kit.css";
import { words } from "./words.ts";

/** What a `pick`, `picks` or `city` offers, or what a `choice` is left with; its label is Chinese. */
export type Option = { readonly value: string; readonly label: string };
export type Choices = Readonly<Record<string, readonly Option[]>>;
/** Inputs of fields that have their own, by the places of the fields; what they hold is JSON. */
export type OwnInputs = Readonly<Record<string, ComponentType<OwnInputProps>>>;
export type OwnInputProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
  /** What is typed in another field beside it. */
  readonly beside: (field: string) => string;
};

export type FormProps<F extends Fields> = {
  readonly name: string;
  readonly help?: string | null;
  readonly fields: F;
  readonly choices?: Choices;
  readonly inputs?: OwnInputs;
  /** What stands in fields before anybody typed, beside what the fields say themselves. */
  readonly initial?: Typed;
  /** Places of fields that are not shown and hold what they begin with. */
  readonly omits?: readonly string[];
  /** Today, for fields that begin with it or end at it. */
  readonly day: string;
  /** Under which what was typed is kept until it is sent, in this tab, for who typed it. */
  readonly draft?: string;
  /** What is to be thought of with what is filled in so far; refused is it by nobody here. */
  readonly hints?: (values: Readonly<Record<string, unknown>>) => readonly Sentence[];
  readonly onSend: (values: ValuesOf<F>) => Promise<unknown>;
  /** What its button says where that is not submitting. */
  readonly button?: string;
  /** Left out of a form that stays, as a query does: it keeps what was typed, and leaving it asks nothing. */
  readonly onClose?: () => void;
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
  useBeforeLeaving(
    useMemo(
      () => ({
        // Asked when it matters: whoever signs out leaves before the page is drawn anew.
        held: () =>
          changed &&
          !free.current &&
          (queries.getQueryData<Session>(SESSION_KEY)?.actor?.accountId ?? "") === typist,
        leave: question,
      }),
      [changed, queries, typist, question],
    ),
  );
  return (leaving: boolean) => {
    free.current = leaving;
  };
}

/** A form of described fields: what must be filled in is marked, the server's refusal stands at its field. */
export function Form<F extends Fields>(props: FormProps<F>) {
  const { name, help, fields, choices = {}, inputs = {}, initial = {}, day, draft, onSend, onClose } = props;
  const t = useText(words);
  const sentence = useSentence();
  const [begin] = useState(() => initialOf(fields, initial, day));
  const { actor } = useSession();
  // Until the page goes after somebody else came, what stands in it is still theirs.
  const [typist] = useState(actor?.accountId ?? "");
  const [key] = useState(() => (draft === undefined ? null : draftKey(typist, draft)));
  const typed = useDraft(key, begin);
  const [files, setFiles] = useState<Readonly<Record<string, File>>>({});
  // A form that stays asks for nothing to be kept: it looks up.
  const changed = onClose !== undefined && (typed.changed || Object.keys(files).length > 0);
  const meanToLeave = useAskBeforeLeaving(changed, typist, t.leave);
  const [confirmInternal, setConfirmInternal] = useState(false);
  const sending = useMutation({
    mutationFn: async () => {
      const given = Object.entries(files).map(([place, file]) => [place, { file, confirmInternal }]);
      const values = { ...filledIn(fields, typed.values), ...Object.fromEntries(given) };
      const lacking = missing(fields, values);
      if (lacking) throw new FailureError(lacking);
      meanToLeave(true);
      return onSend(values as ValuesOf<F>);
    },
    onSuccess: () => {
      if (onClose !== undefined) typed.forget();
      (props.onSent ?? onClose)?.();
    },
    onError: () => meanToLeave(false),
  });
  const failure: FieldFailure | null = sending.error === null ? null : failureOf(sending.error);
  const asksInternal = failure?.code === "ask-internal" || confirmInternal;
  const places = placesOf(fields, (place) => typed.values[place]).filter(
    ([place]) => props.omits?.includes(place) !== true,
  );
  const hints = props.hints?.(filledIn(fields, typed.values)) ?? [];
  // The server names the field within all that was sent.
  const [at = null] = places
    .map(([place]) => place)
    .filter((place) => `.${failure?.field ?? ""}`.endsWith(`.${place}`))
    .toSorted((a, b) => b.length - a.length);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  const leave = onClose && (() => (typed.forget(), onClose()));
  return (
    <form className="ui-panel kit-form no-print" aria-label={name} onSubmit={submit}>
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
          <Fragment key={key}>
            {field.part !== undefined && <h3 className="kit-part">{sentence(field.part)}</h3>}
            <FieldInput
              field={field}
              Own={inputs[key]}
              options={choices[key] ?? []}
              value={typed.values[key] ?? ""}
              day={day}
              refused={key === at ? (failure?.sentence ?? null) : null}
              beside={(other) => typed.values[key.replace(/[^.]*$/, other)] ?? ""}
              onChange={(value) => typed.set(key, value)}
              onFile={(file) =>
                setFiles(({ [key]: _, ...others }) =>
                  file === undefined ? others : { ...others, [key]: file },
                )
              }
            />
          </Fragment>
        ))}
      </div>
      {asksInternal && (
        <label className="kit-check">
          <input
            type="checkbox"
            checked={confirmInternal}
            onChange={({ target }) => setConfirmInternal(target.checked)}
          />
          <span>{t.internal}</span>
        </label>
      )}
      {hints.length > 0 && (
        <ul className="ui-banner kit-list" role="status">
          {hints.map((hint) => (
            <li key={hint.zh}>{sentence(hint)}</li>
          ))}
        </ul>
      )}
      {at === null && <FailureNotice error={sending.error} />}
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {props.button ?? t.save}
        </Button>
        {leave && <Button onClick={leave}>{t.cancel}</Button>}
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
  readonly beside: (field: string) => string;
  readonly onChange: (value: string) => void;
  readonly onFile: (file: File | undefined) => void;
};

function Required() {
  const t = useText(words);
  return (
    <span className="kit-required" aria-hidden="true" title={t.required}>
      {" *"}
    </span>
  );
}

/** Several of what is offered, kept in its order. */
function Picks({
  field,
  value,
  options,
  onChange,
}: Pick<InputProps, "field" | "value" | "options" | "onChange">) {
  const sentence = useSentence();
  const named = Object.entries((field.takes === "picks" && field.among) || {});
  const offered = [
    ...named.map(([key, name]) => ({ value: key, label: sentence(name), lang: undefined })),
    ...options.map((option) => ({ ...option, lang: "zh-CN" })),
  ];
  const chosen = new Set(value === "" ? [] : (JSON.parse(value) as string[]));
  const turn = (option: string) => {
    if (!chosen.delete(option)) chosen.add(option);
    onChange(JSON.stringify(offered.map((each) => each.value).filter((each) => chosen.has(each))));
  };
  return (
    <span className="kit-picks">
      {offered.map((option) => (
        <label key={option.value} lang={option.lang}>
          <input type="checkbox" checked={chosen.has(option.value)} onChange={() => turn(option.value)} />
          {option.label}
        </label>
      ))}
    </span>
  );
}

/** One field with its name, its help and why it was refused. */
function FieldInput(props: InputProps) {
  const { field, options, Own, value, day, refused, beside, onChange, onFile } = props;
  const id = useId();
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
  if (field.takes === "own" || field.takes === "picks")
    return (
      <fieldset className="kit-field kit-wide">
        <legend>
          {name}
          {!field.optional && <Required />}
        </legend>
        {field.help !== undefined && <span className="ui-quiet">{sentence(field.help)}</span>}
        {Own !== undefined && (
          <Suspense fallback={null}>
            <Own {...{ value, options, beside, onChange }} />
          </Suspense>
        )}
        {field.takes === "picks" && <Picks {...{ field, value, options, onChange }} />}
        {refused !== null && (
          <span className="kit-refused" role="alert">
            {sentence(refused)}
          </span>
        )}
      </fieldset>
    );
  const described = [field.help && `${id}-help`, refused && `${id}-refused`].filter(Boolean).join(" ");
  return (
    <div className={field.takes === "text" || field.takes === "lines" ? "kit-field kit-wide" : "kit-field"}>
      <label htmlFor={id}>
        {name}
        {!field.optional && <Required />}
      </label>
      <Input
        {...{ field, options, value, day, onChange, onFile }}
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

/** What a field is typed into. */
export function Input(
  props: Omit<InputProps, "refused" | "Own" | "beside"> & {
    readonly id: string;
    readonly described: string;
    readonly refused: boolean;
  },
) {
  const { field, options, value, day, id, described, refused, onChange, onFile } = props;
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
    case "variant":
    case "picks":
    case "own":
      return null;
    case "file": {
      const { value: _, ...others } = common;
      const choose = ({ target }: ChangeEvent<HTMLInputElement>) => onFile(target.files?.[0]);
      return <input {...others} className="ui-input" type="file" accept={field.accept} onChange={choose} />;
    }
    case "lines":
      return <textarea {...common} className="ui-textarea" rows={4} />;
    case "text":
      return <textarea {...common} className="ui-textarea" rows={4} maxLength={field.most} />;
    case "line":
      // A browser offers what the last person at this desk typed, numbers of others among it.
      return <input {...common} className="ui-input" type="text" maxLength={field.most} autoComplete="off" />;
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
      const named = Object.entries(names ?? {}).map(([value, said]) => ({ value, label: sentence(said) }));
      const offered = new Set(options.map((each) => each.value));
      const among = !names
        ? options
        : named.filter(({ value: each }) => offered.size === 0 || offered.has(each));
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
