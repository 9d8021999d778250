import { Button } from "antd";
import { useText } from "../../../web/frame/language.tsx";
import type { ReportingSchedule } from "../../domain/tasks/schedule.ts";
import { text } from "./settings-text.ts";

type CustomPeriod = Extract<ReportingSchedule, { readonly kind: "custom" }>["periods"][number];

const EMPTY: CustomPeriod = { label: "", from: "", to: "", due: "" };

/** Reporting periods of one's own, line by line. */
export function CustomPeriods(props: {
  readonly periods: readonly CustomPeriod[];
  readonly onChange: (periods: readonly CustomPeriod[]) => void;
}) {
  const { periods, onChange } = props;
  const t = useText(text);
  const set = (at: number, change: Partial<CustomPeriod>): void =>
    onChange(periods.map((period, i) => (i === at ? { ...period, ...change } : period)));
  const dayField = (at: number, name: "from" | "to" | "due", label: string) => (
    <label className="ui-field">
      {label}
      <input
        type="date"
        required
        className="ui-input"
        value={periods[at]?.[name] ?? ""}
        onChange={(event) => set(at, { [name]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="ui-stack">
      {periods.map((period, at) => (
        <fieldset key={at} className="ui-row sv-fieldset" aria-label={t.schedule.row(at + 1)}>
          <label className="ui-field">
            {t.schedule.label}
            <input
              required
              maxLength={40}
              className="ui-input"
              value={period.label}
              onChange={(event) => set(at, { label: event.target.value })}
            />
          </label>
          {dayField(at, "from", t.schedule.begins)}
          {dayField(at, "to", t.schedule.ends)}
          {dayField(at, "due", t.schedule.due)}
          <button
            type="button"
            className="ui-link-button"
            onClick={() => onChange(periods.filter((_, i) => i !== at))}
          >
            {t.schedule.remove(period.label || t.schedule.row(at + 1))}
          </button>
        </fieldset>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...periods, EMPTY])}>
          {t.schedule.add}
        </Button>
      </div>
    </div>
  );
}
