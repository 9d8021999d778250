import { Button } from "antd";
import { useId, useState } from "react";
import { Choice } from "../../../web/kit/choice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { recurrenceInWords, recurrenceOf } from "../../../kernel/recurrence.ts";
import type { MinutesDetail, ResolutionLine } from "./minutes.ts";
import { text } from "./words.ts";
import type { Settling } from "./use-minutes.ts";

const ROLES = ["lead", "support", "guide"] as const;
const KINDS = ["date", "continuous", "longterm", "none"] as const;

/** Words, units, time limit and place of a resolution, as a person settles them. */
export function ResolutionForm(props: {
  readonly detail: MinutesDetail;
  readonly begins: Settling;
  readonly unknown: ResolutionLine["unknown"];
  readonly near: ResolutionLine["near"];
  readonly printed: string | null;
  readonly time: ResolutionLine["resolution"]["time"];
  readonly busy: boolean;
  readonly onSave: (settled: Settling) => void;
  readonly onCancel: () => void;
}) {
  const { detail, begins, near, printed, time, busy } = props;
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [settled, setSettled] = useState(begins);
  const set = (more: Partial<Settling>) => setSettled((now) => ({ ...now, ...more }));
  const words = useId();
  const kind = useId();
  const day = useId();
  const { deadline } = settled;
  const readings = time?.readings ?? [];
  const comesBack = time?.recurrence ?? recurrenceOf(settled.text);
  return (
    <form
      className="mn-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave(settled);
      }}
    >
      <div className="mt-field">
        <label htmlFor={words}>{t.words}</label>
        <textarea
          id={words}
          className="ui-textarea"
          rows={3}
          maxLength={5_000}
          lang="zh-CN"
          required
          value={settled.text}
          onChange={({ target }) => set({ text: target.value })}
        />
      </div>
      <Units {...props} settled={settled} set={set} />
      <div className="ui-row">
        <label htmlFor={kind} className="ui-quiet">
          {t.deadline}
        </label>
        <select
          id={kind}
          className="ui-select"
          value={deadline.kind}
          onChange={({ target }) => {
            const next = KINDS.find((each) => each === target.value) ?? "none";
            set({
              deadline: {
                kind: next,
                latest: next === "date" ? deadline.latest : null,
                thenContinuous: false,
              },
            });
          }}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t.kinds[each]}
            </option>
          ))}
        </select>
        {deadline.kind === "date" && (
          <>
            <label htmlFor={day} className="ui-hidden">
              {t.day}
            </label>
            <input
              id={day}
              type="date"
              className="ui-input"
              required
              value={deadline.latest ?? ""}
              onChange={({ target }) =>
                set({ deadline: { ...deadline, latest: target.value === "" ? null : target.value } })
              }
            />
          </>
        )}
        {deadline.kind === "date" &&
          readings.length > 1 &&
          readings.map((reading) => (
            <Button
              key={reading}
              size="small"
              aria-pressed={deadline.latest === reading}
              onClick={() => set({ deadline: { ...deadline, latest: reading } })}
            >
              {t.by(formatDay(reading, language))}
            </Button>
          ))}
        {deadline.kind === "continuous" && comesBack !== null && (
          <label className="ui-row">
            <input
              type="checkbox"
              checked={settled.returns}
              onChange={({ target }) => set({ returns: target.checked })}
            />
            {t.comesBack(sentence(recurrenceInWords(comesBack)))}
          </label>
        )}
        {printed !== null && (
          <span className="ui-quiet" lang="zh-CN">
            {t.printedDeadline(printed)}
          </span>
        )}
      </div>
      <Place detail={detail} near={near} settled={settled} set={set} />
      {detail.problems.length > 0 && (
        <fieldset className="mn-units">
          <legend>{t.decides}</legend>
          <div className="mn-place" lang="zh-CN">
            <Choice
              label={t.decides}
              any={t.decidesNone}
              value={settled.problemId ?? undefined}
              options={detail.problems.map(({ id, title }) => ({ value: id, label: title.slice(0, 60) }))}
              onChange={(problemId) => set({ problemId })}
            />
          </div>
          <p className="ui-quiet">{t.decidesHelp}</p>
        </fieldset>
      )}
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={settled.text.trim() === ""}>
          {t.save}
        </Button>
        <Button onClick={props.onCancel}>{t.cancel}</Button>
      </div>
    </form>
  );
}

type Part = {
  readonly detail: MinutesDetail;
  readonly settled: Settling;
  readonly set: (more: Partial<Settling>) => void;
};

function Units({ detail, settled, set, unknown }: Part & { readonly unknown: ResolutionLine["unknown"] }) {
  const t = useText(text);
  const { units } = settled;
  const [solved, setSolved] = useState<readonly string[]>([]);
  const nameOf = (id: string) => detail.units.find((unit) => unit.id === id)?.name ?? "…";
  const free = detail.units
    .filter(({ id }) => units.every(({ unitId }) => unitId !== id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const add = (unitId: string | null, role: (typeof ROLES)[number]) => {
    if (unitId !== null) set({ units: [...units, { unitId, role }] });
  };
  const hasLead = units.some(({ role }) => role === "lead");
  return (
    <fieldset className="mn-units">
      <legend>{t.units}</legend>
      {units.map((unit, at) => (
        <div key={unit.unitId} className="ui-row">
          <span lang="zh-CN">{nameOf(unit.unitId)}</span>
          <select
            className="ui-select"
            aria-label={t.roleOf(nameOf(unit.unitId))}
            value={unit.role}
            onChange={({ target }) => {
              const role = ROLES.find((each) => each === target.value) ?? unit.role;
              set({ units: units.with(at, { ...unit, role }) });
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t.roles[role]}
              </option>
            ))}
          </select>
          <Button
            size="small"
            type="text"
            aria-label={`${t.remove} ${nameOf(unit.unitId)}`}
            onClick={() => set({ units: units.toSpliced(at, 1) })}
          >
            {t.remove}
          </Button>
        </div>
      ))}
      {unknown
        .filter(({ name }) => !solved.includes(name))
        .map(({ name, role }) => (
          <div key={`${role} ${name}`} className="ui-row">
            <span className="ui-label ui-label-ochre mn-wrap" lang="zh-CN">
              {t.unknownUnit(name)}
            </span>
            <span lang="zh-CN">
              <Choice
                label={t.chooseUnit(name)}
                any={t.chooseUnit(name)}
                value={undefined}
                options={free}
                onChange={(unitId) => {
                  add(unitId, role);
                  setSolved((before) => [...before, name]);
                }}
              />
            </span>
          </div>
        ))}
      <span lang="zh-CN">
        <Choice
          label={t.addUnit}
          any={`+ ${t.addUnit}`}
          value={undefined}
          options={free}
          onChange={(unitId) => add(unitId, hasLead ? "support" : "lead")}
        />
      </span>
    </fieldset>
  );
}

function Place({ detail, settled, set, near }: Part & { readonly near: ResolutionLine["near"] }) {
  const t = useText(text);
  const { measureId, undertakingId } = settled;
  const place = detail.places.find((it) => it.measureId === measureId);
  return (
    <fieldset className="mn-units">
      <legend>{t.serves}</legend>
      <div className="mn-place" lang="zh-CN">
        <Choice
          label={t.measure}
          any={t.noMeasure}
          value={measureId ?? undefined}
          options={detail.places.map((it) => ({
            value: it.measureId,
            label: `${it.ordinal ?? it.number} ${it.text.slice(0, 40)}`,
          }))}
          onChange={(next) => set({ measureId: next, undertakingId: null })}
        />
        {place !== undefined && place.undertakings.length > 0 && (
          <Choice
            label={t.undertaking}
            any={t.wholeMeasure}
            value={undertakingId ?? undefined}
            options={place.undertakings.map(({ id, text: label }) => ({
              value: id,
              label: label.slice(0, 60),
            }))}
            onChange={(next) => set({ undertakingId: next })}
          />
        )}
      </div>
      {undertakingId !== null && <p className="ui-quiet">{t.takenHelp}</p>}
      {near.length > 0 && (
        <>
          <p className="ui-quiet">{t.near}</p>
          <ul className="ui-plain-list">
            {near.map((it) => (
              <li key={it.undertakingId} className="mn-near">
                <span lang="zh-CN">
                  {it.ordinal ?? it.number} {it.text.slice(0, 80)}
                </span>
                <span className="ui-quiet">{t.likeness(it.likeness)}</span>
                <Button
                  size="small"
                  aria-label={`${t.usePlace}: ${it.text.slice(0, 30)}`}
                  disabled={undertakingId === it.undertakingId}
                  onClick={() => set({ measureId: it.measureId, undertakingId: it.undertakingId })}
                >
                  {t.usePlace}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}
