import { useText } from "../../../web/frame/language.tsx";
import type { ReminderMatter } from "../../domain/tasks/task.ts";
import { text } from "./action-words.ts";
import "./task.css";

/** Of what a unit is reminded. */
export function MatterChoice(props: {
  readonly matters: readonly ReminderMatter[];
  readonly matter: ReminderMatter;
  readonly onChange: (matter: ReminderMatter) => void;
}) {
  const t = useText(text);
  return (
    <fieldset className="sv-act-choices">
      <legend>{t.fields.matter}</legend>
      {props.matters.map((matter) => (
        <label key={matter}>
          <input
            type="radio"
            name="matter"
            checked={props.matter === matter}
            onChange={() => props.onChange(matter)}
          />{" "}
          {t.matters[matter]}
        </label>
      ))}
    </fieldset>
  );
}
