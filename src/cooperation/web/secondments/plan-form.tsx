import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { addDays, addMonths } from "../../../kernel/calendar.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { SecondmentsView } from "../../domain/secondment/view.ts";
import { DayInput, Field } from "./fields.tsx";
import { text } from "./secondments-text.ts";

export type PlannedTerm = {
  readonly unitId: string;
  readonly seat: string;
  readonly from: string;
  readonly until: string;
};

/** A term of one's own choosing; it begins with the first proposal. */
export function PlanForm(props: {
  readonly view: SecondmentsView;
  readonly onPlan: (term: PlannedTerm) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { view, onPlan, onClose } = props;
  const { roster, proposals, day, units, order } = view;
  const { form, plan } = useText(text);
  const [proposed] = proposals;
  const wholeTerm = (from: string): string => addDays(addMonths(from, roster.termMonths), -1);
  const [unitId, setUnit] = useState(proposed?.unitId ?? order[0]?.unitId ?? "");
  const [seat, setSeat] = useState(proposed?.seat ?? roster.seats[0]?.id ?? "");
  const [from, setFrom] = useState(proposed?.from ?? day);
  const [until, setUntil] = useState(proposed?.until ?? wholeTerm(day));
  const sending = useMutation({ mutationFn: onPlan, onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate({ unitId, seat, from, until });
  };
  return (
    <form className="sd-form no-print" aria-label={plan} onSubmit={submit}>
      <div className="sd-fields">
        <Field label={form.unit}>
          <select
            className="ui-select"
            lang="zh-CN"
            value={unitId}
            onChange={({ target }) => setUnit(target.value)}
          >
            {order.map((each) => (
              <option key={each.unitId} value={each.unitId}>
                {units[each.unitId]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={form.seat}>
          <select
            className="ui-select"
            lang="zh-CN"
            value={seat}
            onChange={({ target }) => setSeat(target.value)}
          >
            {roster.seats.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label={form.start}>
          <DayInput
            value={from}
            onChange={(next) => {
              setFrom(next);
              if (next !== "") setUntil(wholeTerm(next));
            }}
          />
        </Field>
        <Field label={form.end}>
          <DayInput value={until} onChange={setUntil} />
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
