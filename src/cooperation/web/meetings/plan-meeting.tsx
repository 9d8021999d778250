import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { CITIES } from "../../../kernel/region.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import {
  MEETING_ROLES,
  MEETING_SERIES,
  type MeetingRole,
  type MeetingSeries,
} from "../../domain/meetings/meeting.ts";
import { ROLE_NAMES } from "../../domain/meetings/meeting-names.ts";
import { SERIES_RULES } from "../../domain/meetings/series-rules.ts";
import { api } from "../client.ts";
import { text } from "./meetings-text.ts";
import { MEETINGS } from "./use-meeting-act.ts";

const CHOICES = "GET /api/meeting-choices";

type Values = {
  readonly series: MeetingSeries;
  readonly year: number;
  readonly title: string;
  readonly edition: string;
  readonly role: MeetingRole;
  readonly city: string;
  readonly group: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly place: string;
  readonly note: string;
};

function valuesFor(series: MeetingSeries, year: number): Values {
  const { role, window } = SERIES_RULES[series];
  return {
    series,
    year,
    role,
    title: "",
    edition: "",
    city: "",
    group: "",
    date: "",
    place: "",
    note: "",
    from: `${year}-${window.from}`,
    to: `${year}-${window.to}`,
  };
}

const orNull = (value: string): string | null => (value.trim() === "" ? null : value.trim());

/** What a meeting is planned with; its usual preparation follows from our role. */
export function PlanMeeting({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const t = useText(text).form;
  const { language } = useLanguage();
  const sentence = useSentence();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newRequestKey);
  const [values, setValues] = useState(() => valuesFor("plenary", year));
  const change = (more: Partial<Values>) => setValues({ ...values, ...more });
  const choices = useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES) });
  const sending = useMutation({
    mutationFn: () =>
      api("POST /api/meetings", {
        body: {
          key,
          seed: {
            series: values.series,
            year: values.year,
            title: values.title,
            role: values.role,
            edition: values.edition === "" ? null : Number(values.edition),
            hostCity: orNull(values.city),
            group: orNull(values.group),
            window: { from: values.from, to: values.to },
            date: orNull(values.date),
            place: values.place,
            note: values.note,
          },
        },
      }),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: [MEETINGS] });
      await navigate(`/meetings/${id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form className="ui-panel mt-form no-print" aria-label={t.title} onSubmit={submit}>
      <h2>{t.title}</h2>
      <p className="ui-quiet">{t.help}</p>
      <FailureNotice error={sending.error} />
      <div className="mt-fields">
        <Field label={t.series}>
          <select
            className="ui-select"
            autoFocus
            value={values.series}
            onChange={({ target }) => {
              const series = MEETING_SERIES.find((each) => each === target.value) ?? "other";
              const { title, date, place, note } = values;
              setValues({ ...valuesFor(series, values.year), title, date, place, note });
            }}
          >
            {MEETING_SERIES.map((series) => (
              <option key={series} value={series}>
                {sentence(SERIES_RULES[series].name)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t.year}>
          <input
            className="ui-input"
            type="number"
            required
            min={2000}
            max={2199}
            value={values.year}
            onChange={({ target }) => {
              const next = Number(target.value);
              const { window } = SERIES_RULES[values.series];
              change({ year: next, from: `${next}-${window.from}`, to: `${next}-${window.to}` });
            }}
          />
        </Field>
        <Field label={t.name} wide>
          <input
            className="ui-input"
            lang="zh-CN"
            required
            maxLength={200}
            value={values.title}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Field>
        <Field label={t.role}>
          <select
            className="ui-select"
            value={values.role}
            onChange={({ target }) =>
              change({ role: MEETING_ROLES.find((each) => each === target.value) ?? values.role })
            }
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
            value={values.city}
            onChange={({ target }) => change({ city: target.value })}
          >
            <option value="">{t.noCity}</option>
            {CITIES.map(({ code, name }) => (
              <option key={code} value={code}>
                {name[language]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t.edition}>
          <input
            className="ui-input"
            type="number"
            min={1}
            max={999}
            value={values.edition}
            onChange={({ target }) => change({ edition: target.value })}
          />
        </Field>
        {values.series === "working-group" && (
          <Field label={t.group}>
            <input
              className="ui-input"
              lang="zh-CN"
              list="mt-groups"
              maxLength={100}
              value={values.group}
              onChange={({ target }) => change({ group: target.value })}
            />
            <datalist id="mt-groups" lang="zh-CN">
              {choices.data?.groups.map((group) => (
                <option key={group} value={group} />
              ))}
            </datalist>
          </Field>
        )}
        <Field label={`${t.window} · ${t.from}`}>
          <input
            className="ui-input"
            type="date"
            required
            value={values.from}
            onChange={({ target }) => change({ from: target.value })}
          />
        </Field>
        <Field label={`${t.window} · ${t.to}`}>
          <input
            className="ui-input"
            type="date"
            required
            value={values.to}
            onChange={({ target }) => change({ to: target.value })}
          />
        </Field>
        <Field label={t.date}>
          <input
            className="ui-input"
            type="date"
            value={values.date}
            onChange={({ target }) => change({ date: target.value })}
          />
        </Field>
        <Field label={t.place}>
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={200}
            required={values.date !== ""}
            value={values.place}
            onChange={({ target }) => change({ place: target.value })}
          />
        </Field>
        <Field label={t.note} wide>
          <textarea
            className="ui-textarea"
            lang="zh-CN"
            rows={2}
            maxLength={5000}
            value={values.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        </Field>
      </div>
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t.submit}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

/** A field under its label. */
export function Field(props: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className={props.wide === true ? "mt-field mt-wide" : "mt-field"}>
      <span>{props.label}</span>
      {props.children}
    </label>
  );
}
