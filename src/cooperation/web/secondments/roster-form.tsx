import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import {
  LONGEST_TERM_MONTHS,
  MOST_SEATS,
  MOST_YEARS,
  type RosterAct,
} from "../../domain/secondment/roster.ts";
import type { SecondmentsView } from "../../domain/secondment/view.ts";
import { Field, Line } from "./fields.tsx";
import { text } from "./secondments-text.ts";

/** The roster as a whole: units in order, seats, how long a term is, how many years count, who decided it. */
export function RosterForm(props: {
  readonly view: SecondmentsView;
  readonly onAct: (act: RosterAct) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { view, onAct, onClose } = props;
  const { roster } = view;
  const { form, roster: title } = useText(text);
  const [units, setUnits] = useState(roster.units);
  const [seats, setSeats] = useState(
    roster.seats.length === 0 ? [{ id: newRequestKey(), name: "" }] : roster.seats,
  );
  const [termMonths, setTermMonths] = useState(roster.termMonths);
  const [years, setYears] = useState(roster.years);
  const [source, setSource] = useState(roster.source);
  const sending = useMutation({ mutationFn: onAct, onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate({ type: "set-roster", units, seats, termMonths, years, source: source.trim() });
  };
  return (
    <form className="sd-form no-print" aria-label={title} onSubmit={submit}>
      <UnitList view={view} units={units} onChange={setUnits} />
      <fieldset>
        <legend>{form.seats}</legend>
        <div className="sd-fields">
          {seats.map((seat, index) => (
            <span className="ui-row" key={seat.id}>
              <input
                className="ui-input"
                lang="zh-CN"
                required
                maxLength={60}
                aria-label={form.seatName(index + 1)}
                value={seat.name}
                onChange={({ target }) => setSeats(seats.with(index, { ...seat, name: target.value }))}
              />
              {seats.length > 1 && (
                <button
                  type="button"
                  className="ui-link-button"
                  aria-label={form.removeSeat(index + 1)}
                  onClick={() => setSeats(seats.toSpliced(index, 1))}
                >
                  ✕
                </button>
              )}
            </span>
          ))}
          {seats.length < MOST_SEATS && (
            <button
              type="button"
              className="ui-link-button"
              onClick={() => setSeats([...seats, { id: newRequestKey(), name: "" }])}
            >
              {form.addSeat}
            </button>
          )}
        </div>
      </fieldset>
      <div className="sd-fields">
        <Field label={form.termMonths}>
          <Count value={termMonths} most={LONGEST_TERM_MONTHS} onChange={setTermMonths} />
        </Field>
        <Field label={form.years}>
          <Count value={years} most={MOST_YEARS} onChange={setYears} />
        </Field>
        <Field label={form.source} wide>
          <Line value={source} onChange={setSource} required />
        </Field>
      </div>
      <FailureNotice error={sending.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {form.save}
        </Button>
        <Button onClick={onClose}>{form.cancel}</Button>
      </span>
    </form>
  );
}

function Count(props: {
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <input
      className="ui-input sd-short"
      type="number"
      required
      min={1}
      max={props.most}
      value={props.value}
      onChange={({ target }) => props.onChange(target.valueAsNumber || 1)}
    />
  );
}

function UnitList(props: {
  readonly view: SecondmentsView;
  readonly units: readonly string[];
  readonly onChange: (units: readonly string[]) => void;
}) {
  const { view, units, onChange } = props;
  const { form } = useText(text);
  const nameOf = (id: string): string =>
    view.choices.find((choice) => choice.id === id)?.name ?? view.units[id] ?? id;
  const moved = (index: number, by: number): readonly string[] => {
    const [unit] = units.slice(index, index + 1);
    return unit === undefined ? units : units.toSpliced(index, 1).toSpliced(index + by, 0, unit);
  };
  const left = view.choices.filter(({ id }) => !units.includes(id));
  return (
    <fieldset>
      <legend>{form.units}</legend>
      {units.length === 0 && <p className="ui-quiet">{form.noUnits}</p>}
      <ol className="sd-units">
        {units.map((id, index) => (
          <li key={id}>
            <span className="ui-row">
              <span lang="zh-CN">{nameOf(id)}</span>
              <button
                type="button"
                className="ui-link-button"
                aria-label={form.up(nameOf(id))}
                disabled={index === 0}
                onClick={() => onChange(moved(index, -1))}
              >
                ↑
              </button>
              <button
                type="button"
                className="ui-link-button"
                aria-label={form.down(nameOf(id))}
                disabled={index === units.length - 1}
                onClick={() => onChange(moved(index, 1))}
              >
                ↓
              </button>
              <button
                type="button"
                className="ui-link-button"
                aria-label={form.remove(nameOf(id))}
                onClick={() => onChange(units.filter((each) => each !== id))}
              >
                ✕
              </button>
            </span>
          </li>
        ))}
      </ol>
      <Field label={form.addUnit}>
        <select
          className="ui-select"
          value=""
          onChange={({ target }) => target.value !== "" && onChange([...units, target.value])}
        >
          <option value="">{form.choose}</option>
          {left.map(({ id, name }) => (
            <option key={id} value={id} lang="zh-CN">
              {name}
            </option>
          ))}
        </select>
      </Field>
    </fieldset>
  );
}
