import type { ReactNode } from "react";

/** A labelled field of a form. */
export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="cs-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

export function Words(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly rows?: number;
  readonly most?: number;
}) {
  const { label, value, onChange, required = true, rows = 3, most = 2_000 } = props;
  return (
    <Field label={label}>
      {rows === 1 ? (
        <input
          className="ui-input"
          lang="zh-CN"
          required={required}
          maxLength={most}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          required={required}
          rows={rows}
          maxLength={most}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

export function Check(props: {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly required?: boolean;
}) {
  const { label, checked, onChange, required = false } = props;
  return (
    <label className="cs-check">
      <input
        type="checkbox"
        checked={checked}
        required={required}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

export function Select<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <Field label={label}>
      <select
        className="ui-select"
        value={value}
        onChange={({ target }) =>
          onChange(options.find((each) => each.value === target.value)?.value ?? value)
        }
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
