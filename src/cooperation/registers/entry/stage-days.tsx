import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { RegisterSpec } from "../register-spec.ts";
import { text } from "./words.ts";
import { stageSpecs } from "../register-view.tsx";

/** Days of stages as they are typed; empty where there is none. */
export type DraftDays = Readonly<Record<string, { readonly planned: string; readonly actual: string }>>;

/** Days of the stages of a kind, typed in. */
export function StageDaysTable(props: {
  readonly spec: RegisterSpec;
  readonly variant: string | null;
  readonly days: DraftDays;
  readonly onChange: (days: DraftDays) => void;
}) {
  const { spec, variant, days, onChange } = props;
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <table className="ui-table rg-stages rg-stages-form">
      <thead>
        <tr>
          <th scope="col">{t.stage}</th>
          <th scope="col">{t.planned}</th>
          <th scope="col">{t.actual}</th>
        </tr>
      </thead>
      <tbody>
        {stageSpecs(spec, variant).map(({ key, name }) => (
          <tr key={key}>
            <th scope="row">{name[language]}</th>
            {(["planned", "actual"] as const).map((kind) => (
              <td key={kind}>
                <input
                  type="date"
                  className="ui-input"
                  aria-label={kind === "planned" ? t.plannedOf(name[language]) : t.actualOf(name[language])}
                  value={days[key]?.[kind] ?? ""}
                  onChange={({ target }) =>
                    onChange({
                      ...days,
                      [key]: { planned: "", actual: "", ...days[key], [kind]: target.value },
                    })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
