import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Fragment, type FormEvent, type ReactNode, useState } from "react";
import { FailureError, type Sentence } from "../../kernel/error.ts";
import {
  type FieldFailure,
  type Fields,
  filledIn,
  placesOf,
  type Typed,
  type ValuesOf,
} from "../../kernel/fields.ts";
import { notToSend } from "../../kernel/field-values.ts";
import { type Asking, type Named, NamedList } from "./before-sending.tsx";
import { draftKey } from "./drafts.ts";
import { failureOf } from "../frame/failure.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { type Choices, choicesFor, FieldInput, type OwnInputs } from "./field-input.tsx";
import { type Language, useLanguage, useSentence, useText } from "../frame/language.tsx";
import { useSession } from "../frame/session.tsx";
import "./kit.css";
import { inUsualUnit } from "./money-words.ts";
import { useAskBeforeLeaving, useDraft } from "./unsent.ts";
import { words } from "./words.ts";

export type FormProps<F extends Fields> = {
  readonly name: string;
  readonly help?: string | null;
  readonly fields: F;
  readonly choices?: Choices;
  readonly inputs?: OwnInputs;
  /** What stands in fields before anybody typed, beside what the fields say themselves. */
  readonly initial?: Typed;
  /** Files that stand in fields before anybody chose one. */
  readonly files?: Readonly<Record<string, File>>;
  /** Places of fields that are not shown and hold what they begin with. */
  readonly omits?: readonly string[];
  /** Today, for fields that begin with it or end at it. */
  readonly day: string;
  /** Under which what was typed is kept until it is sent, in this tab, for who typed it. */
  readonly draft?: string;
  /** What is to be thought of with what is filled in so far; refused is it by nobody here. */
  readonly hints?: (values: Readonly<Record<string, unknown>>) => readonly Sentence[];
  /** What else changes where somebody changes a field. */
  readonly follows?: (place: string, value: string, typed: Typed) => Typed;
  /** Whom sending it tells, shown before it is sent. */
  readonly tells?: readonly Named[];
  /** Shows whom what is filled in reaches, before it is sent. */
  readonly renderBefore?: ((asking: Asking) => ReactNode) | undefined;
  readonly onSend: (values: ValuesOf<F>) => Promise<unknown>;
  /** What its button says where that is not submitting. */
  readonly button?: string;
  /** Left out of a form that stays, as a query does: it keeps what was typed, and leaving it asks nothing. */
  readonly onClose?: () => void;
  /** Where it does not end like leaving it. */
  readonly onSent?: () => void;
};

function initialOf(fields: Fields, initial: Typed, day: string, language: Language): Typed {
  return Object.fromEntries(
    placesOf(fields).map(([key, { takes, initial: own }]) => {
      const typed = initial[key] ?? (own === "today" ? day : (own ?? ""));
      return [key, takes === "money" ? inUsualUnit(typed, language) : typed];
    }),
  );
}

/** A form of described fields: what must be filled in is marked, the server's refusal stands at its field. */
export function Form<F extends Fields>(props: FormProps<F>) {
  const { name, help, fields, choices = {}, inputs = {}, initial = {}, day, draft, onSend, onClose } = props;
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [begin] = useState(() => initialOf(fields, initial, day, language));
  const { actor } = useSession();
  // Until the page goes after somebody else came, what stands in it is still theirs.
  const [typist] = useState(actor?.accountId ?? "");
  const [key] = useState(() => (draft === undefined ? null : draftKey(typist, draft)));
  const typed = useDraft(key, begin);
  const [held] = useState(props.files ?? {});
  const [files, setFiles] = useState<Readonly<Record<string, File>>>(held);
  // A form that stays asks for nothing to be kept: it looks up.
  const changed = onClose !== undefined && (typed.changed || files !== held);
  const meanToLeave = useAskBeforeLeaving(changed, typist, t.leave);
  const [confirmInternal, setConfirmInternal] = useState(false);
  const [shown, setShown] = useState(false);
  const sending = useMutation({
    mutationFn: async () => {
      const given = Object.entries(files).map(([place, file]) => [place, { file, confirmInternal }]);
      const values = { ...filledIn(fields, typed.values), ...Object.fromEntries(given) };
      const refused = notToSend(fields, typed.values, values);
      if (refused) throw new FailureError(refused);
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
  const filled = filledIn(fields, typed.values);
  const hints = props.hints?.(filled) ?? [];
  // The server names the field within all that was sent.
  const [at = null] = places
    .map(([place]) => place)
    .filter((place) => `.${failure?.field ?? ""}`.endsWith(`.${place}`))
    .toSorted((a, b) => b.length - a.length);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What cannot be sent is told at its field first.
    if (props.renderBefore !== undefined && notToSend(fields, typed.values, filled) === null) setShown(true);
    else sending.mutate();
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
              options={choices[key] ?? choicesFor(field, choices)}
              value={typed.values[key] ?? ""}
              day={day}
              photo={Object.values(files)[0]}
              refused={key === at ? (failure?.sentence ?? null) : null}
              beside={(other) => typed.values[key.replace(/[^.]*$/, other)] ?? ""}
              held={files[key] === held[key] ? held[key] : undefined}
              onChange={(value, placedBy = "typed") => {
                const others = props.follows?.(key, value, typed.values) ?? {};
                for (const [other, follows] of Object.entries(others)) typed.set(other, follows);
                if (field.takes === "place" && typeof field.here === "string")
                  typed.set(key.replace(/[^.]*$/, field.here), value === "" ? "" : placedBy);
                typed.set(key, value);
              }}
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
      {props.tells !== undefined && props.tells.length > 0 && (
        <div>
          <h3 className="ui-h2">{t.tells(props.tells.length)}</h3>
          <NamedList those={props.tells} />
        </div>
      )}
      {shown &&
        props.renderBefore?.({
          values: filled,
          onSend: () => sending.mutate(),
          onClose: () => setShown(false),
        })}
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
