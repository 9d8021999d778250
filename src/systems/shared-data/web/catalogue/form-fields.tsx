import { type ReactNode, useState } from "react";
import type { Sentence } from "../../../../kernel/error.ts";
import { useSentence } from "../../../../web/frame/language.tsx";

/** A labelled field of the form. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <label className="ct-field">
      <span>
        {label}
        {hint !== undefined && <span className="ui-quiet"> {hint}</span>}
      </span>
      {children}
    </label>
  );
}

export function TextField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly most: number;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { label, hint, value, most, required = false, onChange } = props;
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <input
        className="ui-input"
        lang="zh-CN"
        maxLength={most}
        required={required}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}

/** One of several words of the guide. */
export function WordField<K extends string>(props: {
  readonly label: string;
  readonly value: K;
  readonly words: Readonly<Record<K, Sentence>>;
  readonly except?: K;
  readonly onChange: (value: K) => void;
}) {
  const { label, value, words, except, onChange } = props;
  const sentence = useSentence();
  const keys = (Object.keys(words) as K[]).filter((each) => each !== except);
  return (
    <Field label={label}>
      <select
        className="ui-select"
        value={value}
        onChange={({ target }) => onChange(keys.find((each) => each === target.value) ?? value)}
      >
        {keys.map((each) => (
          <option key={each} value={each}>
            {sentence(words[each])}
          </option>
        ))}
      </select>
    </Field>
  );
}

const linesOf = (text: string): string[] =>
  [...new Set(text.split("\n").map((each) => each.trim()))].filter((each) => each !== "");

/** Several texts, one a line; what is being typed stays as it is typed. */
export function LinesField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}) {
  const [typed, setTyped] = useState(value.join("\n"));
  return (
    <Field label={label}>
      <textarea
        className="ui-textarea"
        lang="zh-CN"
        rows={3}
        maxLength={5_000}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(linesOf(target.value));
        }}
      />
    </Field>
  );
}
