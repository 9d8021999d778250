import type { ReactNode } from "react";

export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="rq-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly most?: number;
  readonly rows?: number;
};

export function LineField({ label, value, onChange, required = true, most = 300 }: TextProps) {
  return (
    <Labelled label={label}>
      <input
        className="ui-input"
        lang="zh-CN"
        required={required}
        maxLength={most}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  );
}

export function AreaField({ label, value, onChange, required = true, most = 2_000, rows = 2 }: TextProps) {
  return (
    <Labelled label={label}>
      <textarea
        className="ui-textarea"
        lang="zh-CN"
        rows={rows}
        maxLength={most}
        required={required}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  );
}

export function CountField(props: {
  readonly label: string;
  readonly value: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Labelled label={props.label}>
      <input
        className="ui-input"
        type="number"
        min={1}
        max={props.most}
        required
        value={props.value}
        onChange={({ target }) => props.onChange(Number(target.value))}
      />
    </Labelled>
  );
}

export function DayField(props: {
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Labelled label={props.label}>
      <input
        className="ui-input"
        type="date"
        required
        min={props.min}
        max={props.max}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </Labelled>
  );
}

export function ChoiceField(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <Labelled label={props.label}>
      <select
        className="ui-select"
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** Several of a list, in its order. */
export function ManyField(props: {
  readonly legend: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) {
  const { options, chosen } = props;
  return (
    <fieldset className="rq-items">
      <legend>{props.legend}</legend>
      {options.map((option) => (
        <label key={option} lang="zh-CN">
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={({ target }) =>
              props.onChange(
                options.filter((each) => (each === option ? target.checked : chosen.includes(each))),
              )
            }
          />
          {option}
        </label>
      ))}
    </fieldset>
  );
}
