import { Button } from "antd";
import { useState } from "react";
import { addDays, isDay } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { TaskProposal } from "../../domain/tasks/proposals.ts";
import type { NamedUnit } from "../../domain/tasks/action.ts";
import { recurrenceOf } from "../../../kernel/recurrence.ts";
import type { TaskSourceKind } from "../../domain/tasks/task.ts";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { UnitsField } from "../task/units-field.tsx";
import { text } from "./dispatch-text.ts";
import { decidedDeadline, type DraftTask } from "./draft.ts";
import type { Settings } from "./first-steps.tsx";

const KINDS = ["meeting", "instruction", "superior", "order"] as const satisfies readonly TaskSourceKind[];

type Form = {
  readonly kind: (typeof KINDS)[number];
  readonly title: string;
  readonly paper: string;
  readonly date: string;
  readonly quote: string;
  readonly text: string;
  readonly due: string;
  readonly measureId: string;
  readonly units: readonly NamedUnit[];
};

const EMPTY: Form = {
  kind: "meeting",
  title: "",
  paper: "",
  date: "",
  quote: "",
  text: "",
  due: "",
  measureId: "",
  units: [],
};

const draftOf = (form: Form): DraftTask => ({
  key: newRequestKey(),
  measureId: form.measureId === "" ? null : form.measureId,
  parts: [],
  source: {
    kind: form.kind,
    title: form.title.trim(),
    paper: form.paper.trim() === "" ? null : form.paper.trim(),
    date: isDay(form.date) ? form.date : null,
    quote: form.quote.trim() === "" ? null : form.quote.trim(),
  },
  text: form.text.trim(),
  leader: "",
  units: form.units,
  deadline: decidedDeadline(isDay(form.due) ? form.due : null),
  recurrence: isDay(form.due) ? null : recurrenceOf(form.text),
});

/** A task that a meeting, an instruction or another paper gives, added to the list. */
export function OtherSource(props: {
  readonly settings: Settings;
  readonly measures: readonly TaskProposal[];
  readonly names: Readonly<Record<string, string>>;
  readonly onAdd: (draft: DraftTask) => void;
}) {
  const { settings, measures } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState<Form>(EMPTY);
  const [missing, setMissing] = useState(false);
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const days = settings.limits.finishWithin[form.kind];
  if (!open)
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t.addOther}</Button>
      </p>
    );
  const add = () => {
    const complete = form.title.trim() !== "" && form.text.trim() !== "" && form.units.length > 0;
    setMissing(!complete);
    if (!complete) return;
    props.onAdd(draftOf(form));
    setForm({ ...EMPTY, kind: form.kind, title: form.title, paper: form.paper, date: form.date });
  };
  return (
    <form
      className="ui-stack sv-draft-editor"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="ui-row">
        <label className="ui-field">
          {t.sourceKind}
          <select
            className="ui-select"
            value={form.kind}
            onChange={(event) =>
              set({ kind: KINDS.find((kind) => kind === event.target.value) ?? form.kind })
            }
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t.sources[kind]}
              </option>
            ))}
          </select>
        </label>
        <label className="ui-field">
          {t.sourceTitle}
          <input
            className="ui-input"
            value={form.title}
            maxLength={300}
            onChange={(event) => set({ title: event.target.value })}
          />
        </label>
        <label className="ui-field">
          {t.sourcePaper}
          <input
            className="ui-input"
            value={form.paper}
            maxLength={200}
            onChange={(event) => set({ paper: event.target.value })}
          />
        </label>
        <label className="ui-field">
          {t.sourceDate}
          <input
            className="ui-input"
            type="date"
            value={form.date}
            onChange={(event) => set({ date: event.target.value })}
          />
        </label>
      </div>
      <label>
        {t.sourceQuote}
        <textarea
          className="ui-textarea"
          rows={2}
          value={form.quote}
          maxLength={5000}
          onChange={(event) => set({ quote: event.target.value })}
        />
      </label>
      <label>
        {t.text}
        <textarea
          className="ui-textarea"
          rows={2}
          value={form.text}
          maxLength={5000}
          onChange={(event) => set({ text: event.target.value })}
        />
      </label>
      <div className="ui-row">
        <label className="ui-field">
          {t.due}
          <input
            className="ui-input"
            type="date"
            value={form.due}
            onChange={(event) => set({ due: event.target.value })}
          />
        </label>
        <span className="ui-quiet">
          {days === null ? t.limitNone : t.limit(days, formatDay(addDays(settings.today, days), language))}
        </span>
      </div>
      <p className="ui-quiet">{t.limitSource(settings.limits.source)}</p>
      <label className="ui-field">
        {t.measure}
        <select
          className="ui-select"
          value={form.measureId}
          onChange={(event) => set({ measureId: event.target.value })}
        >
          <option value="">{t.noMeasure}</option>
          {measures.map(({ measureId, ordinal, measure }) => (
            <option key={measureId} value={measureId}>
              {`${ordinal ?? ""} ${measure.slice(0, 24)}`}
            </option>
          ))}
        </select>
      </label>
      <UnitsField
        units={form.units}
        names={props.names}
        // The first unit of a task of its own leads it.
        onChange={(units) =>
          set({
            units:
              units.length === 1 && form.units.length === 0
                ? units.map((unit) => ({ ...unit, role: "lead" }))
                : units,
          })
        }
      />
      {missing && (
        <p className="ui-banner" role="alert">
          {t.needs}
        </p>
      )}
      <p className="ui-row">
        <Button type="primary" htmlType="submit">
          {t.add}
        </Button>
        <Button onClick={() => setOpen(false)}>{t.close}</Button>
      </p>
    </form>
  );
}
