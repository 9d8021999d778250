import type { ReactNode } from "react";

/** A field with its name above and, where needed, what it is for below. */
export function Field(props: {
  readonly label: string;
  readonly hint?: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className={props.isWide === true ? "wp-field wp-field-wide" : "wp-field"}>
      <span>{props.label}</span>
      {props.children}
      {props.hint !== undefined && <span className="ui-quiet">{props.hint}</span>}
    </label>
  );
}
