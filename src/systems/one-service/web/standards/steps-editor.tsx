import { Button } from "antd";
import { CITIES } from "../../../../kernel/region.ts";
import { useText } from "../../../../web/frame/language.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { useCityName } from "./city-words.tsx";

export type EditedStep = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly city: string | null;
  readonly after: readonly string[];
};

const zh = {
  name: "事项名称",
  code: "基本编码",
  city: "由谁办理",
  anywhere: "申请地",
  after: (count: number) => `须在其后（${count}）`,
  none: "没有其他环节",
  add: "增加一项",
  remove: (name: string) => `删去 ${name}`,
  step: (index: number) => `第 ${index} 项`,
};
const en: typeof zh = {
  name: "Name of the item",
  code: "Basic code",
  city: "Decided in",
  anywhere: "where applied for",
  after: (count) => `Comes after (${count})`,
  none: "There is no other step",
  add: "Add one",
  remove: (name) => `Take out ${name}`,
  step: (index) => `Step ${index}`,
};
const text = { zh, en };

/** One more step, of which nothing is known yet. */
export const newStep = (): EditedStep => ({
  id: newRequestKey(),
  name: "",
  code: null,
  city: null,
  after: [],
});

/** Steps with what each must come after. `withCity`: also who decides. */
export function StepsEditor(props: {
  readonly steps: readonly EditedStep[];
  readonly withCity: boolean;
  readonly onChange: (steps: readonly EditedStep[]) => void;
}) {
  const { steps, withCity, onChange } = props;
  const t = useText(text);
  const cityName = useCityName();
  const set = (id: string, change: Partial<EditedStep>) =>
    onChange(steps.map((step) => (step.id === id ? { ...step, ...change } : step)));
  const remove = (id: string) =>
    onChange(
      steps
        .filter((step) => step.id !== id)
        .map((step) => ({ ...step, after: step.after.filter((before) => before !== id) })),
    );
  return (
    <div className="ui-stack">
      <ul className="st-items">
        {steps.map((step, index) => (
          <li key={step.id} className="st-item">
            <div className="st-fields">
              <label className="st-field">
                <span>
                  {t.step(index + 1)} · {t.name}
                </span>
                <input
                  className="ui-input"
                  lang="zh-CN"
                  required
                  maxLength={300}
                  value={step.name}
                  onChange={(event) => set(step.id, { name: event.target.value })}
                />
              </label>
              <label className="st-field">
                <span>{t.code}</span>
                <input
                  className="ui-input"
                  maxLength={50}
                  value={step.code ?? ""}
                  onChange={(event) => set(step.id, { code: event.target.value.trim() || null })}
                />
              </label>
              {withCity && (
                <label className="st-field">
                  <span>{t.city}</span>
                  <select
                    className="ui-select"
                    value={step.city ?? ""}
                    onChange={(event) => set(step.id, { city: event.target.value || null })}
                  >
                    <option value="">{t.anywhere}</option>
                    {CITIES.map(({ code }) => (
                      <option key={code} value={code}>
                        {cityName(code)}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <details className="st-field">
                <summary>{t.after(step.after.length)}</summary>
                {steps.length < 2 && t.none}
                {steps
                  .filter(({ id }) => id !== step.id)
                  .map((other) => (
                    <label key={other.id} className="ui-field">
                      <input
                        type="checkbox"
                        checked={step.after.includes(other.id)}
                        onChange={(event) =>
                          set(step.id, {
                            after: event.target.checked
                              ? [...step.after, other.id]
                              : step.after.filter((before) => before !== other.id),
                          })
                        }
                      />
                      <span lang="zh-CN">{other.name === "" ? "—" : other.name}</span>
                    </label>
                  ))}
              </details>
            </div>
            <Button size="small" type="text" lang="zh-CN" onClick={() => remove(step.id)}>
              {t.remove(step.name)}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button size="small" onClick={() => onChange([...steps, newStep()])}>
          {t.add}
        </Button>
      </div>
    </div>
  );
}
