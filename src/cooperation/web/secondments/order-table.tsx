import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { FairPlace } from "../../domain/secondment/fair-order.ts";
import type { RosterAct } from "../../domain/secondment/roster.ts";
import type { SecondmentsView } from "../../domain/secondment/view.ts";
import { DayShown } from "./day-shown.tsx";
import { DayInput, Field, Line } from "./fields.tsx";
import { text } from "./secondments-text.ts";

/** The turn, each place with its sentence; the office exempts a unit here and ends its exemption. */
export function OrderTable(props: {
  readonly view: SecondmentsView;
  readonly mayAct: boolean;
  readonly asked: string | undefined;
  readonly onAsk: (unit: string | null) => void;
  readonly onAct: (act: RosterAct) => Promise<unknown>;
}) {
  const { view, mayAct, asked, onAsk, onAct } = props;
  const { order, units } = view;
  const t = useText(text);
  const sentence = useSentence();
  const place = order.find(({ unitId }) => unitId === asked);
  const columns: readonly Column<FairPlace>[] = [
    {
      key: "unit",
      title: t.columns.unit,
      card: "title",
      render: ({ unitId }) => (
        <div className="sd-unit" lang="zh-CN">
          {units[unitId]}
        </div>
      ),
    },
    { key: "place", title: t.columns.place, width: 70, render: (row) => t.placeOf(row.place) },
    {
      key: "months",
      title: t.columns.months,
      width: 120,
      card: "hidden",
      render: ({ months, monthsEver }) => t.monthsOf(months, monthsEver),
    },
    {
      key: "terms",
      title: t.columns.terms,
      width: 60,
      figure: true,
      card: "hidden",
      render: ({ terms }) => terms,
    },
    {
      key: "last",
      title: t.columns.last,
      width: 110,
      card: "hidden",
      render: ({ last }) => <DayShown day={last ?? t.never} />,
    },
    {
      key: "why",
      title: t.columns.why,
      render: ({ reason }) => <div className="sd-why">{sentence(reason)}</div>,
    },
    ...(mayAct
      ? [
          {
            key: "acts",
            title: t.columns.acts,
            width: 110,
            card: "actions" as const,
            render: ({ unitId, exemption }: FairPlace) => (
              <button
                type="button"
                className="ui-link-button"
                aria-label={`${exemption ? t.endExempt : t.exempt} ${units[unitId] ?? ""}`}
                aria-expanded={asked === unitId}
                onClick={() => onAsk(asked === unitId ? null : unitId)}
              >
                {exemption ? t.endExempt : t.exempt}
              </button>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="ui-stack">
      <DataTable<FairPlace> label={t.order} rows={order} rowKey={({ unitId }) => unitId} columns={columns} />
      {mayAct && place && (
        <ExemptForm
          key={place.unitId}
          place={place}
          name={units[place.unitId] ?? ""}
          day={view.day}
          onAct={onAct}
          onClose={() => onAsk(null)}
        />
      )}
    </div>
  );
}

function ExemptForm(props: {
  readonly place: FairPlace;
  readonly name: string;
  readonly day: string;
  readonly onAct: (act: RosterAct) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { place, name, day, onAct, onClose } = props;
  const t = useText(text);
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState(day);
  const [until, setUntil] = useState("");
  const sending = useMutation({ mutationFn: onAct, onSuccess: onClose });
  const { unitId, exemption } = place;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate(
      exemption
        ? { type: "end-exemption", unitId, reason: reason.trim() }
        : { type: "exempt", unitId, reason: reason.trim(), from, until: until === "" ? null : until },
    );
  };
  return (
    <form className="sd-form no-print" aria-label={t.exemptOf(name)} onSubmit={submit}>
      <p>
        <b lang="zh-CN">{name}</b> {exemption ? t.endExempt : t.exempt}
      </p>
      <div className="sd-fields">
        {!exemption && (
          <>
            <Field label={t.form.from}>
              <DayInput value={from} onChange={setFrom} />
            </Field>
            <Field label={t.form.until}>
              <DayInput value={until} onChange={setUntil} optional />
            </Field>
          </>
        )}
        <Field label={t.form.reason} wide>
          <Line value={reason} onChange={setReason} required />
        </Field>
      </div>
      <FailureNotice error={sending.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t.form.save}
        </Button>
        <Button onClick={onClose}>{t.form.cancel}</Button>
      </span>
    </form>
  );
}
