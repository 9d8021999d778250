import { useId } from "react";

/** One line to type, under its name. */
export function LabelledInput(props: {
  readonly label: string;
  readonly value: string;
  readonly type?: "text" | "date";
  readonly onChange: (value: string) => void;
}) {
  const { label, value, type = "text", onChange } = props;
  const id = useId();
  return (
    <div className="ui-column">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="ui-input"
        type={type}
        maxLength={300}
        autoComplete="off"
        value={value}
        onChange={(typed) => onChange(typed.target.value)}
      />
    </div>
  );
}
