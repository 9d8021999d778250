import type { ReactNode } from "react";
import type { Day } from "../../../kernel/calendar.ts";

/** A labelled field of a form. */
export function Field(props: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className={props.wide === true ? "sd-field sd-field-wide" : "sd-field"}>
      <span>{props.label}</span>
      {props.children}
    </label>
  );
}

/** A day, needed unless said otherwise. */
export function DayInput(props: {
  readonly value: Day;
  readonly onChange: (day: Day) => void;
  readonly max?: Day;
  readonly optional?: boolean;
}) {
  return (
    <input
      className="ui-input"
      type="date"
      required={props.optional !== true}
      value={props.value}
      {...(props.max === undefined ? {} : { max: props.max })}
      onChange={({ target }) => props.onChange(target.value)}
    />
  );
}

/** A line of words in Chinese, as papers have it. */
export function Line(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most?: number;
  readonly required?: boolean;
}) {
  return (
    <input
      className="ui-input"
      lang="zh-CN"
      required={props.required ?? false}
      maxLength={props.most ?? 500}
      value={props.value}
      onChange={({ target }) => props.onChange(target.value)}
    />
  );
}
