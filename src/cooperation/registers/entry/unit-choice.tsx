import { useText } from "../../../web/frame/language.tsx";
import { text } from "./words.ts";
import { useChoices } from "../use-choices.ts";

/** One unit of the roster, or none. */
export function UnitChoice(props: {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly onChange: (unit: string) => void;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: boolean;
}) {
  const { label, value, onChange, ...rest } = props;
  const t = useText(text);
  const units = useChoices().data?.units ?? [];
  return (
    <select
      {...rest}
      className="ui-select"
      lang="zh-CN"
      {...(label === undefined ? {} : { "aria-label": label })}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{t.none}</option>
      {value !== "" && !units.some(({ id }) => id === value) && <option value={value}>…</option>}
      {units.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Several units of the roster, each taken away by its button. */
export function UnitsChoice(props: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (units: readonly string[]) => void;
}) {
  const { label, chosen, onChange } = props;
  const t = useText(text);
  const units = useChoices().data?.units ?? [];
  return (
    <fieldset className="rg-field">
      <legend>{label}</legend>
      {chosen.length > 0 && (
        <ul className="rg-chips">
          {chosen.map((id) => {
            const name = units.find((unit) => unit.id === id)?.name ?? "…";
            return (
              <li key={id} lang="zh-CN">
                {name}
                <button
                  type="button"
                  aria-label={t.remove(name)}
                  onClick={() => onChange(chosen.filter((each) => each !== id))}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <select
        className="ui-select"
        lang="zh-CN"
        aria-label={`${label} · ${t.addUnit}`}
        value=""
        onChange={({ target }) => onChange([...chosen, target.value])}
      >
        <option value="">{t.addUnit}</option>
        {units
          .filter(({ id }) => !chosen.includes(id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    </fieldset>
  );
}
