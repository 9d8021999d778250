export type Option = { readonly value: string; readonly label: string };

/** One of several, or any of them. */
export function Choice(props: {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly onChange: (value: string | null) => void;
}) {
  return (
    <select
      className="ui-select"
      aria-label={props.label}
      value={props.value ?? ""}
      onChange={(event) => props.onChange(event.target.value === "" ? null : event.target.value)}
    >
      <option value="">{props.any}</option>
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
