import { Button } from "antd";
import { useState } from "react";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { ResponsibilityRole } from "../../domain/reading.ts";
import type { DraftMeasure, DraftUnit } from "../../domain/review.ts";
import { FieldBox } from "../field-box.tsx";
import { text as words } from "../text.ts";
import { fieldOf } from "./review-marks.ts";
import { text } from "./review-text.ts";
import { ruleWords } from "./rule-words.ts";
import { useDesk } from "./use-decide.ts";

const ROLES = ["lead", "support", "guide"] as const satisfies readonly ResponsibilityRole[];

/** Who answers for a measure, by role: add, remove, change the role; the print and the rule stay beside it. */
export function UnitsEditor({ measure }: { readonly measure: DraftMeasure }) {
  const t = useText(text);
  return (
    <fieldset className="sv-fieldset">
      <legend>{t.units}</legend>
      {ROLES.map((role) => (
        <RoleLine key={role} measure={measure} role={role} />
      ))}
      {measure.open !== "" && <p className="ui-quiet">{t.openResidue(measure.open)}</p>}
    </fieldset>
  );
}

function RoleLine({ measure, role }: { readonly measure: DraftMeasure; readonly role: ResponsibilityRole }) {
  const t = useText(text);
  const w = useText(words);
  const { decide } = useDesk();
  const sentence = useSentence();
  const [name, setName] = useState("");
  const units = measure[role];
  const set = (names: readonly string[]) =>
    decide({ type: "set-units", measure: measure.id, role, names: [...names] });
  const names = units.map((unit) => unit.name);
  const rules = [...new Set(units.map((unit) => sentence(ruleWords(unit.rule))))];
  return (
    <div className="sv-line">
      <span className="sv-line-name">{w.roles[role]}</span>
      <div className="sv-line-value">
        {units.map((unit) => (
          <UnitChip
            key={unit.name}
            measure={measure}
            unit={unit}
            role={role}
            onRemove={() => set(names.filter((each) => each !== unit.name))}
          />
        ))}
        <form
          className="ui-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === "") return;
            set([...names, name.trim()]);
            setName("");
          }}
        >
          <input
            className="ui-input sv-short"
            list="unit-names"
            aria-label={t.addUnit(w.roles[role])}
            placeholder={`+ ${w.roles[role]}`}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          {name.trim() !== "" && (
            <Button size="small" htmlType="submit">
              {t.add}
            </Button>
          )}
        </form>
        {rules.length > 0 && <span className="ui-quiet">{t.basis(rules.join("；"))}</span>}
      </div>
    </div>
  );
}

function UnitChip(props: {
  readonly measure: DraftMeasure;
  readonly unit: DraftUnit;
  readonly role: ResponsibilityRole;
  readonly onRemove: () => void;
}) {
  const { measure, unit, role } = props;
  const t = useText(text);
  const w = useText(words);
  const { decide, goTo } = useDesk();
  const field = fieldOf.unit(measure.id, unit.name);
  return (
    <FieldBox field={field} className="sv-unit-chip">
      <button type="button" className="ui-plain-button" lang="zh-CN" onClick={() => goTo(field)}>
        {unit.name}
      </button>
      {unit.printed === null ? (
        <span className="ui-quiet">{t.byPerson}</span>
      ) : (
        unit.printed !== unit.name && <span className="ui-quiet">{w.printedAs(unit.printed)}</span>
      )}
      <select
        className="sv-mini-select"
        aria-label={t.moveUnit(unit.name)}
        value={role}

        onChange={(event) => {
          const next = ROLES.find((each) => each === event.target.value);
          if (next !== undefined && next !== role)
            decide({
              type: "set-units",
              measure: measure.id,
              role: next,
              names: [...measure[next].map((each) => each.name), unit.name],
            });
        }}
      >
        {ROLES.map((each) => (
          <option key={each} value={each}>
            {w.roles[each]}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="sv-icon-button"
        aria-label={t.removeUnit(unit.name)}
        title={t.removeUnit(unit.name)}

        onClick={props.onRemove}
      >
        ×
      </button>
    </FieldBox>
  );
}
