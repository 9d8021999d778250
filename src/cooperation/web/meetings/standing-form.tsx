import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { CITIES } from "../../../kernel/region.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { concernedBy } from "../../domain/meetings/concerned.ts";
import { MEETING_ROLES, type MeetingRole } from "../../domain/meetings/meeting.ts";
import { ROLE_NAMES } from "../../domain/meetings/meeting-names.ts";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { BeforeTelling } from "./before-telling.tsx";
import { text } from "./meeting-text.ts";
import { Field } from "./plan-meeting.tsx";
import { useMeetingAct } from "./use-meeting-act.ts";

export type StandingAct = "schedule" | "hold" | "cancel" | "revise" | "close";

/** What an act on the meeting as a whole needs, asked for where it stands. */
export function StandingForm(props: {
  readonly detail: MeetingDetail;
  readonly type: StandingAct;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { detail, type, name, onClose } = props;
  const { state, asOf } = detail;
  const { dialog: t, telling: w } = useText(text);
  const { language } = useLanguage();
  const [telling, setTelling] = useState(false);
  const act = useMeetingAct(detail);
  const held = state.date !== null && state.date <= asOf ? state.date : asOf;
  const [date, setDate] = useState(type === "hold" ? held : (state.date ?? ""));
  const [place, setPlace] = useState(state.place);
  const [reason, setReason] = useState("");
  const [details, setDetails] = useState({
    title: state.title,
    role: state.role,
    hostCity: state.hostCity,
    note: state.note,
  });
  const done = () => {
    if (type === "schedule") return { type, date, place, reason } as const;
    if (type === "hold") return { type, date } as const;
    if (type === "cancel") return { type, reason } as const;
    return type === "revise" ? ({ type, ...details } as const) : ({ type } as const);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ((type === "schedule" || type === "cancel") && concerned.length > 0) return setTelling(true);
    return send();
  };
  const send = () => act.mutate(done(), { onSuccess: onClose });
  const concerned = concernedBy(state, detail.units);
  const help = { schedule: t.scheduleHelp, hold: t.holdHelp, close: t.closeHelp, cancel: "", revise: "" }[
    type
  ];
  const moving = type === "schedule" && state.date !== null;
  return (
    <form className="mt-form no-print" aria-label={name} onSubmit={submit}>
      <h3 className="ui-h2">{name}</h3>
      {help !== "" && <p className="ui-quiet">{help}</p>}
      <FailureNotice error={act.error} />
      {telling && (
        <BeforeTelling
          {...(type === "cancel"
            ? { title: w.cancel(concerned.length), help: w.cancelHelp }
            : { title: w.schedule(formatDay(date, language), concerned.length), help: w.scheduleHelp })}
          okText={name}
          concerned={concerned}
          onSend={send}
          onClose={() => setTelling(false)}
        />
      )}
      <div className="mt-fields">
        {(type === "schedule" || type === "hold") && (
          <Field label={type === "hold" ? t.heldOn : t.date}>
            <input
              className="ui-input"
              type="date"
              required
              autoFocus
              {...(type === "hold" ? { max: asOf } : { min: asOf })}
              value={date}
              onChange={({ target }) => setDate(target.value)}
            />
          </Field>
        )}
        {type === "schedule" && (
          <Field label={t.place}>
            <input
              className="ui-input"
              lang="zh-CN"
              required
              maxLength={200}
              value={place}
              onChange={({ target }) => setPlace(target.value)}
            />
          </Field>
        )}
        {(type === "cancel" || moving) && (
          <Field label={t.reason} wide>
            <textarea
              className="ui-textarea"
              lang="zh-CN"
              required
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
        )}
        {type === "revise" && <Details details={details} onChange={setDetails} />}
      </div>
      <div className="ui-row">
        <Button
          type="primary"
          htmlType="submit"
          autoFocus={type === "close"}
          danger={type === "cancel"}
          loading={act.isPending}
        >
          {type === "schedule" || type === "revise" ? t.save : name}
        </Button>
        <Button onClick={onClose}>{t.back}</Button>
      </div>
    </form>
  );
}

type DetailsOf = {
  readonly title: string;
  readonly role: MeetingRole;
  readonly hostCity: string | null;
  readonly note: string;
};

function Details(props: { readonly details: DetailsOf; readonly onChange: (details: DetailsOf) => void }) {
  const { details, onChange } = props;
  const t = useText(text).dialog;
  const { language } = useLanguage();
  const sentence = useSentence();
  return (
    <>
      <Field label={t.title} wide>
        <input
          className="ui-input"
          lang="zh-CN"
          required
          autoFocus
          maxLength={200}
          value={details.title}
          onChange={({ target }) => onChange({ ...details, title: target.value })}
        />
      </Field>
      <Field label={t.role}>
        <select
          className="ui-select"
          value={details.role}
          onChange={({ target }) => {
            const role = MEETING_ROLES.find((each) => each === target.value) ?? details.role;
            onChange({ ...details, role });
          }}
        >
          {MEETING_ROLES.map((role) => (
            <option key={role} value={role}>
              {sentence(ROLE_NAMES[role])}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t.city}>
        <select
          className="ui-select"
          value={details.hostCity ?? ""}
          onChange={({ target }) =>
            onChange({ ...details, hostCity: target.value === "" ? null : target.value })
          }
        >
          <option value="">{t.noCity}</option>
          {CITIES.map(({ code, name: city }) => (
            <option key={code} value={code}>
              {city[language]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t.note} wide>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={3}
          maxLength={5000}
          value={details.note}
          onChange={({ target }) => onChange({ ...details, note: target.value })}
        />
      </Field>
    </>
  );
}
