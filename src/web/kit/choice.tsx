/** `lang` where its words are in another language than the page. */
export type Option = {
  readonly value: string;
  readonly label: string;
  readonly lang?: string | undefined;
};

/** One of several, or any of them. */
export function Choice(props: {
  readonly label?: string;
  /** What choosing none is called, where one may. */
  readonly any?: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly onChange: (value: string | null) => void;
  readonly id?: string;
  readonly required?: boolean;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}) {
  const { label, any, value, options, onChange, ...rest } = props;
  return (
    <select
      {...rest}
      className="ui-select"
      {...(label === undefined ? {} : { "aria-label": label })}
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    >
      {any !== undefined && <option value="">{any}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} lang={option.lang}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
