import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useId, useState } from "react";
import type { TaskOrder } from "../../../kernel/work.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { PointSeed, Served } from "../../domain/work-points/set.ts";
import { Field } from "./field.tsx";
import { ServedField } from "./served-field.tsx";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

const KINDS = ["date", "continuous", "longterm", "none"] as const;
const ROLES = ["lead", "support", "guide"] as const;

/** A point to begin with: of the unit that contributes it, or of the office. */
export const emptyPoint = (unit: string | null, serves: readonly Served[]): PointSeed => ({
  id: "",
  chapter: "",
  text: "",
  goal: "",
  units: unit === null ? [] : [{ unitId: unit, role: "lead" }],
  deadline: { kind: "none", raw: null, latest: null, thenContinuous: false },
  serves,
  fromUnitId: unit,
  source: null,
});

/** A point written or edited; `editing` is the point that it changes. */
export function PointForm(props: {
  readonly desk: SetDesk;
  readonly seed: PointSeed;
  readonly editing?: string;
  readonly onClose: () => void;
}) {
  const { desk, seed, editing, onClose } = props;
  const t = useText(text);
  const chapters = useId();
  const [point, setPoint] = useState(seed);
  const change = (changed: Partial<PointSeed>) => setPoint((now) => ({ ...now, ...changed }));
  const saving = useMutation({
    mutationFn: () => {
      const { chapter, text: words, goal, units, deadline, serves, fromUnitId } = point;
      const written = {
        chapter: chapter.trim(),
        text: words.trim(),
        goal: goal.trim(),
        units,
        deadline,
        serves,
      };
      return editing === undefined
        ? desk.act({
            type: "add-points",
            points: [{ ...written, id: newRequestKey(), fromUnitId, source: null }],
          })
        : desk.act({ type: "edit-point", point: editing, words: written });
    },
    onSuccess: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const title = editing === undefined ? t.form.addTitle : t.form.editTitle;
  const known = [...new Set(desk.detail.set.state.points.map(({ chapter }) => chapter))].filter(
    (each) => each !== "",
  );
  return (
    <form className="ui-panel wp-form no-print" aria-label={title} onSubmit={submit}>
      <h2>{title}</h2>
      <Field label={t.form.text} hint={t.form.textHint}>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={3}
          required
          autoFocus
          maxLength={5000}
          value={point.text}
          onChange={({ target }) => change({ text: target.value })}
        />
      </Field>
      <div className="wp-fields">
        <Field label={t.form.goal} hint={t.form.goalHint}>
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={1000}
            value={point.goal}
            onChange={({ target }) => change({ goal: target.value })}
          />
        </Field>
        <Field label={t.form.chapter} hint={t.form.chapterHint}>
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={300}
            list={chapters}
            value={point.chapter}
            onChange={({ target }) => change({ chapter: target.value })}
          />
          <datalist id={chapters}>
            {known.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </Field>
      </div>
      <DeadlineFields deadline={point.deadline} onChange={(deadline) => change({ deadline })} />
      <UnitsField desk={desk} units={point.units} onChange={(units) => change({ units })} />
      <ServedField
        serves={point.serves}
        measures={desk.choices.measures}
        onChange={(serves) => change({ serves })}
      />
      {desk.detail.office && editing === undefined && (
        <Field label={t.form.from}>
          <select
            className="ui-select"
            value={point.fromUnitId ?? ""}
            onChange={({ target }) => change({ fromUnitId: target.value === "" ? null : target.value })}
          >
            <option value="">{t.points.fromOffice}</option>
            {desk.choices.units.map(({ id, name }) => (
              <option key={id} value={id} lang="zh-CN">
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t.form.save}
        </Button>
        <Button onClick={onClose}>{t.form.cancel}</Button>
      </span>
    </form>
  );
}

function DeadlineFields(props: {
  readonly deadline: TaskOrder["deadline"];
  readonly onChange: (deadline: TaskOrder["deadline"]) => void;
}) {
  const { deadline, onChange } = props;
  const t = useText(text);
  // What a person chooses stands for itself; words that were read no longer do.
  const set = (changed: Partial<TaskOrder["deadline"]>) => onChange({ ...deadline, raw: null, ...changed });
  return (
    <div className="ui-row">
      <label className="ui-field">
        {t.form.deadline}
        <select
          className="ui-select"
          value={deadline.kind}
          onChange={({ target }) => {
            const kind = KINDS.find((each) => each === target.value) ?? "none";
            set(kind === "date" ? { kind } : { kind, latest: null, thenContinuous: false });
          }}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t.points.deadlines[kind]}
            </option>
          ))}
        </select>
      </label>
      {deadline.kind === "date" && (
        <>
          <label className="ui-field">
            {t.form.date}
            <input
              className="ui-input"
              type="date"
              required
              value={deadline.latest ?? ""}
              onChange={({ target }) => set({ latest: target.value === "" ? null : target.value })}
            />
          </label>
          <label className="ui-field">
            <input
              type="checkbox"
              checked={deadline.thenContinuous}
              onChange={({ target }) => set({ thenContinuous: target.checked })}
            />
            {t.form.continues}
          </label>
        </>
      )}
    </div>
  );
}

function UnitsField(props: {
  readonly desk: SetDesk;
  readonly units: TaskOrder["units"];
  readonly onChange: (units: TaskOrder["units"]) => void;
}) {
  const { desk, units, onChange } = props;
  const t = useText(text);
  const free = desk.choices.units.filter(({ id }) => units.every(({ unitId }) => unitId !== id));
  return (
    <fieldset>
      <legend>{t.form.units}</legend>
      {units.map((unit, at) => {
        const name = desk.unitName(unit.unitId);
        return (
          <div key={unit.unitId} className="wp-chosen">
            <span lang="zh-CN">{name}</span>
            <select
              className="ui-select"
              aria-label={t.form.roleOf(name)}
              value={unit.role}
              onChange={({ target }) => {
                const role = ROLES.find((each) => each === target.value) ?? unit.role;
                onChange(units.map((each, index) => (index === at ? { ...unit, role } : each)));
              }}
            >
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {t.points.roles[role]}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="ui-link-button"
              aria-label={t.form.removeOf(name)}
              onClick={() => onChange(units.toSpliced(at, 1))}
            >
              {t.form.remove}
            </button>
          </div>
        );
      })}
      <select
        className="ui-select"
        aria-label={t.form.addUnit}
        value=""
        onChange={({ target }) =>
          onChange([...units, { unitId: target.value, role: units.length === 0 ? "lead" : "support" }])
        }
      >
        <option value="">+ {t.form.addUnit}</option>
        {free.map(({ id, name }) => (
          <option key={id} value={id} lang="zh-CN">
            {name}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
