import type { Draft, DraftContent } from "../../domain/hall/hall-view.ts";
import { useId } from "react";
import { Link, useLocation } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { RESULT_WAYS } from "../../domain/hall/application.ts";
import { NOT_FOR_YOU } from "../../domain/hall/hall-failures.ts";
import type { QuestionField } from "../../domain/hall/form-field.ts";
import { text } from "./apply-text.ts";
import { useCityName, Zh } from "./words.tsx";

export type Part = {
  readonly draft: Draft;
  readonly content: DraftContent;
  readonly change: (content: DraftContent) => void;
  readonly put: (draft: Draft) => void;
};

/** Who applies, as it is known, and where. */
export function WhoStep({ draft, content, change }: Part) {
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const { pathname } = useLocation();
  const { identity: own } = draft;
  const forOthers =
    own !== null && draft.items.some(({ serves }) => serves.length > 0 && !serves.includes(own.kind));
  const known = draft.fields.filter((field) => field.kind === "known");
  const identity = <Link to={`/my-identity?from=${encodeURIComponent(pathname)}`}>{t.toIdentity}</Link>;
  return (
    <>
      {forOthers && (
        <p className="ui-banner" role="alert">
          {sentence(NOT_FOR_YOU.sentence)}
        </p>
      )}
      {draft.identity === null ? (
        <p className="ui-banner">
          {t.noIdentity} {identity}
        </p>
      ) : (
        <>
          <p>{t.knownLead}</p>
          <dl className="apply-known">
            {known.map(({ id, label, value }) => (
              <div key={id} style={{ display: "contents" }}>
                <dt>{sentence(label)}</dt>
                <dd lang="zh-CN">{value}</dd>
              </div>
            ))}
          </dl>
          {draft.identity.verified ? (
            <p className="ui-state ui-state-dated">{t.verified}</p>
          ) : (
            <p className="ui-banner">
              {t.unverified} {identity}
            </p>
          )}
        </>
      )}
      <fieldset className="apply-field">
        <legend>{t.where}</legend>
        <div className="apply-choice">
          {CITIES.map(({ code }) => (
            <label key={code}>
              <input
                type="radio"
                name="city"
                checked={content.receivingCity === code}
                onChange={() => change({ ...content, receivingCity: code })}
              />
              {cityName(code)}
            </label>
          ))}
        </div>
        <p className="hall-quiet">{t.whereHelp}</p>
      </fieldset>
    </>
  );
}

/** What has to be said: questions, and how the result comes. */
export function WhatStep({ draft, content, change }: Part) {
  const t = useText(text);
  const cityName = useCityName();
  const address = useId();
  const questions = draft.fields.filter((field) => field.kind === "question");
  const { delivery } = content;
  const answered = (field: QuestionField, value: string) =>
    change({
      ...content,
      answers: [
        ...content.answers.filter((answer) => answer.field !== field.id),
        { field: field.id, label: field.label.zh, value },
      ],
    });
  return (
    <>
      {questions.length === 0 && <p>{t.questionsNone}</p>}
      {questions.map((field) => (
        <Question
          key={field.id}
          field={field}
          value={content.answers.find((answer) => answer.field === field.id)?.value ?? ""}
          onChange={(value) => answered(field, value)}
        />
      ))}
      <fieldset className="apply-field">
        <legend>{t.result}</legend>
        <div className="apply-choice">
          {RESULT_WAYS.map((by) => (
            <label key={by}>
              <input
                type="radio"
                name="delivery"
                checked={delivery.by === by}
                onChange={() =>
                  change({
                    ...content,
                    delivery: {
                      by,
                      address: by === "post" ? delivery.address : null,
                      city: by === "window" ? (delivery.city ?? content.receivingCity) : null,
                    },
                  })
                }
              />
              {t.by[by]}
            </label>
          ))}
        </div>
      </fieldset>
      {delivery.by === "post" && (
        <div className="apply-field">
          <label htmlFor={address}>{t.address}</label>
          <textarea
            id={address}
            className="ui-textarea"
            rows={2}
            maxLength={500}
            autoComplete="street-address"
            value={delivery.address ?? ""}
            onChange={(typed) =>
              change({ ...content, delivery: { ...delivery, address: typed.target.value } })
            }
          />
        </div>
      )}
      {delivery.by === "window" && (
        <fieldset className="apply-field">
          <legend>{t.pickUp}</legend>
          <div className="apply-choice">
            {CITIES.map(({ code }) => (
              <label key={code}>
                <input
                  type="radio"
                  name="pick-up"
                  checked={delivery.city === code}
                  onChange={() => change({ ...content, delivery: { ...delivery, city: code } })}
                />
                {cityName(code)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}

const INPUT_TYPES = { text: "text", "long-text": "text", day: "date", phone: "tel", choice: "text" } as const;

function Question(props: {
  readonly field: QuestionField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { field, value, onChange } = props;
  const t = useText(text);
  const sentence = useSentence();
  const id = useId();
  const common = { id, value, required: field.required };
  return (
    <div className="apply-field">
      <label htmlFor={id}>
        {sentence(field.label)} {!field.required && <span className="hall-quiet">{t.optional}</span>}
      </label>
      {field.answer === "choice" && (
        <select {...common} className="ui-select" onChange={(chosen) => onChange(chosen.target.value)}>
          <option value="">{t.choose}</option>
          {field.choices.map((choice) => (
            <option key={choice.zh} value={choice.zh}>
              {sentence(choice)}
            </option>
          ))}
        </select>
      )}
      {field.answer === "long-text" && (
        <textarea
          {...common}
          className="ui-textarea"
          rows={3}
          maxLength={field.most}
          onChange={(typed) => onChange(typed.target.value)}
        />
      )}
      {field.answer !== "choice" && field.answer !== "long-text" && (
        <input
          {...common}
          className="ui-input"
          type={INPUT_TYPES[field.answer]}
          maxLength={field.most}
          autoComplete={field.answer === "phone" ? "tel" : "off"}
          onChange={(typed) => onChange(typed.target.value)}
        />
      )}
      {field.basis !== null && (
        <span className="hall-quiet">
          <Zh>{field.basis}</Zh>
        </span>
      )}
    </div>
  );
}
