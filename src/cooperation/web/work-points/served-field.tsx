import type { PlanMeasureBrief } from "../../../kernel/work.ts";
import { useText } from "../../../web/frame/language.tsx";
import type { Served } from "../../domain/work-points/set.ts";
import { text } from "./set-text.ts";

const keyOf = ({ measureId, undertakingId }: Served): string =>
  undertakingId === null ? measureId : `${measureId}.${undertakingId}`;

/** “（二）加快建设…” or “（二）整条”, as the plan prints it; empty where the plan has no such thing. */
export function servedWords(
  { measureId, undertakingId }: Served,
  measures: readonly PlanMeasureBrief[],
  whole: string,
): string {
  const measure = measures.find(({ id }) => id === measureId);
  if (!measure) return "";
  const words = measure.undertakings.find(({ id }) => id === undertakingId)?.text ?? whole;
  return `${measure.ordinal ?? measure.number}${words}`;
}

/** What of the plan a point serves: undertakings by measure, several. */
export function ServedField(props: {
  readonly serves: readonly Served[];
  readonly measures: readonly PlanMeasureBrief[];
  readonly onChange: (serves: readonly Served[]) => void;
}) {
  const { serves, measures, onChange } = props;
  const t = useText(text);
  const taken = new Set(serves.map(keyOf));
  const add = (key: string) => {
    const [measureId = "", undertakingId] = key.split(".");
    onChange([...serves, { measureId, undertakingId: undertakingId ?? null }]);
  };
  return (
    <fieldset>
      <legend>{t.form.serves}</legend>
      {serves.map((each, index) => {
        const words = servedWords(each, measures, t.form.whole);
        return (
          <div key={keyOf(each)} className="wp-chosen">
            <span lang="zh-CN">{words}</span>
            <button
              type="button"
              className="ui-link-button"
              aria-label={t.form.removeOf(words)}
              onClick={() => onChange(serves.toSpliced(index, 1))}
            >
              {t.form.remove}
            </button>
          </div>
        );
      })}
      <select
        className="ui-select"
        aria-label={t.form.addServed}
        value=""
        onChange={({ target }) => add(target.value)}
      >
        <option value="">+ {t.form.addServed}</option>
        {measures.map((measure) => (
          <optgroup
            key={measure.id}
            lang="zh-CN"
            label={`${measure.ordinal ?? measure.number} ${measure.text.slice(0, 30)}`}
          >
            {[
              ...measure.undertakings.map(({ id, text: words }) => ({ key: `${measure.id}.${id}`, words })),
              { key: measure.id, words: t.form.whole },
            ]
              .filter(({ key }) => !taken.has(key))
              .map(({ key, words }) => (
                <option key={key} value={key}>
                  {measure.ordinal ?? measure.number}
                  {words.slice(0, 60)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </fieldset>
  );
}
