import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useText } from "../../../web/frame/language.tsx";
import type { NamedUnit } from "../../domain/tasks/action.ts";
import { api } from "../client.ts";
import { text as words } from "../text.ts";
import { text } from "./action-words.ts";

const CHOICES = "GET /api/ledger-choices";
// A task may be given to a body that has none yet.
const ROSTER = { query: { roster: "true" } } as const;
const ROLES = ["lead", "support", "guide"] as const;

/** Who answers for a task and how; units of all plans to choose from. */
export function UnitsField(props: {
  readonly units: readonly NamedUnit[];
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (units: readonly NamedUnit[]) => void;
}) {
  const { units, onChange } = props;
  const t = useText(text);
  const w = useText(words);
  const { data } = useQuery({
    queryKey: [CHOICES, ROSTER],
    queryFn: () => api(CHOICES, ROSTER),
  });
  const nameOf = (id: string) => data?.units.find((unit) => unit.id === id)?.name ?? props.names[id] ?? id;
  const free = (data?.units ?? []).filter(({ id }) => units.every(({ unitId }) => unitId !== id));
  return (
    <fieldset className="sv-stages-field">
      <legend>{t.fields.units}</legend>
      {units.map((unit, at) => (
        <div key={unit.unitId} className="ui-row">
          <span lang="zh-CN" className="sv-unit-name">
            {nameOf(unit.unitId)}
          </span>
          <select
            className="ui-select"
            aria-label={nameOf(unit.unitId)}
            value={unit.role}
            onChange={(event) => {
              const role = ROLES.find((each) => each === event.target.value) ?? unit.role;
              onChange(units.map((each, index) => (index === at ? { ...unit, role } : each)));
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {w.roles[role]}
              </option>
            ))}
          </select>
          <Button size="small" type="text" onClick={() => onChange(units.toSpliced(at, 1))}>
            {t.removeStage}
          </Button>
        </div>
      ))}
      <select
        className="ui-select"
        aria-label={t.addUnit}
        value=""
        onChange={(event) => onChange([...units, { unitId: event.target.value, role: "support", via: null }])}
      >
        <option value="">+ {t.addUnit}</option>
        {free.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </fieldset>
  );
}
