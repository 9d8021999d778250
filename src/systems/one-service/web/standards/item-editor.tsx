import { Button } from "antd";
import { type FormEvent, type ReactNode, useState } from "react";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { HANDLING_FORMS } from "../../domain/items/item.ts";
import { fieldWords, FORM_NAMES } from "../../domain/standards/field-words.ts";
import {
  FIELD_NAMES,
  type ProposedItem,
  STANDARD_FIELDS,
  type StandardField,
  type StandardFields,
} from "../../domain/standards/standard.ts";
import { text as shared } from "./shared-text.ts";
import { text } from "./standard-text.ts";

const numberOf = (value: string): number | null => (value === "" ? null : Number(value));

type Props = {
  readonly item: ProposedItem;
  readonly onKeep: (item: ProposedItem) => void;
  readonly onCancel: () => void;
};

/** Changes the fields of a common item, each with its reason; kept by the page until a round is submitted. */
export function ItemEditor({ item, onKeep, onCancel }: Props) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const [fields, setFields] = useState<StandardFields>(item.fields);
  const [materials, setMaterials] = useState(item.fields.materials.join("\n"));
  const [reasons, setReasons] = useState(item.reasons);
  const set = (change: Partial<StandardFields>) => setFields((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lines = materials.split("\n").map((line) => line.trim());
    const kept = { ...fields, materials: [...new Set(lines.filter((line) => line !== ""))] };
    // A reason that was given for another value does not speak for this one.
    const fitting = STANDARD_FIELDS.filter(
      (field) =>
        reasons[field] !== item.reasons[field] ||
        JSON.stringify(kept[field]) === JSON.stringify(item.fields[field]),
    ).flatMap((field) => {
      const reason = reasons[field]?.trim() ?? "";
      return reason === "" ? [] : [[field, reason] as const];
    });
    onKeep({
      key: item.key,
      code: item.code,
      type: item.type,
      fields: kept,
      reasons: Object.fromEntries(fitting),
    });
  };
  const number = (field: "promisedDays" | "legalDays" | "visits", most: number) => (
    <input
      className="ui-input"
      type="number"
      min={0}
      max={most}
      step="any"
      value={fields[field] ?? ""}
      placeholder={t.left}
      onChange={(event) => set({ [field]: numberOf(event.target.value) })}
    />
  );
  const inputs: Readonly<Record<StandardField, ReactNode>> = {
    name: (
      <input
        className="ui-input"
        lang="zh-CN"
        required
        maxLength={300}
        value={fields.name}
        onChange={(event) => set({ name: event.target.value })}
      />
    ),
    promisedDays: number("promisedDays", 3650),
    legalDays: number("legalDays", 3650),
    visits: number("visits", 99),
    materials: (
      <textarea
        className="ui-textarea"
        lang="zh-CN"
        rows={Math.min(12, Math.max(3, fields.materials.length + 1))}
        value={materials}
        onChange={(event) => setMaterials(event.target.value)}
      />
    ),
    charges: (
      <select
        className="ui-select"
        value={fields.charges === null ? "" : String(fields.charges)}
        onChange={({ target: { value } }) => set({ charges: value === "" ? null : value === "true" })}
      >
        <option value="">{t.left}</option>
        <option value="true">{t.yes}</option>
        <option value="false">{t.no}</option>
      </select>
    ),
    forms: (
      <span className="ui-row">
        {HANDLING_FORMS.map((form) => (
          <label key={form} className="ui-field">
            <input
              type="checkbox"
              checked={fields.forms.includes(form)}
              onChange={(event) =>
                set({
                  forms: HANDLING_FORMS.filter((each) =>
                    each === form ? event.target.checked : fields.forms.includes(each),
                  ).toSorted(),
                })
              }
            />
            {sentence(FORM_NAMES[form])}
          </label>
        ))}
      </span>
    ),
    onlineDepth: (
      <select
        className="ui-select"
        value={fields.onlineDepth ?? ""}
        onChange={(event) => set({ onlineDepth: numberOf(event.target.value) })}
      >
        <option value="">{t.left}</option>
        {[1, 2, 3, 4].map((depth) => (
          <option key={depth} value={depth}>
            {fieldWords("onlineDepth", depth).zh.replace("级", "")}
          </option>
        ))}
      </select>
    ),
    resultName: (
      <input
        className="ui-input"
        lang="zh-CN"
        maxLength={300}
        value={fields.resultName ?? ""}
        placeholder={t.left}
        onChange={(event) => set({ resultName: event.target.value === "" ? null : event.target.value })}
      />
    ),
  };
  return (
    <form className="ui-panel ui-stack" aria-label={t.edit} onSubmit={submit}>
      <p className="ui-quiet">
        {t.openField} · {t.materialsHelp}
      </p>
      <div className="st-fields">
        {STANDARD_FIELDS.map((field) => {
          const name = sentence(FIELD_NAMES[field]);
          const Field = field === "forms" ? "div" : "label";
          return (
            <div key={field} className={field === "materials" ? "st-field st-wide" : "st-field"}>
              <Field
                className="st-field"
                {...(field === "forms" ? { role: "group", "aria-label": name } : {})}
              >
                <span>{name}</span>
                {inputs[field]}
              </Field>
              <input
                className="ui-input"
                aria-label={`${name} · ${s.reason}`}
                placeholder={s.reason}
                lang="zh-CN"
                maxLength={500}
                value={reasons[field] ?? ""}
                onChange={(event) => setReasons({ ...reasons, [field]: event.target.value })}
              />
            </div>
          );
        })}
      </div>
      <div className="ui-row">
        <Button type="primary" htmlType="submit">
          {s.save}
        </Button>
        <Button onClick={onCancel}>{s.cancel}</Button>
      </div>
    </form>
  );
}
