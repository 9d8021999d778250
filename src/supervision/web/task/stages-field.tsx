import { Button } from "antd";
import { useText } from "../../../web/frame/language.tsx";
import type { StageDraft } from "./action-request.ts";
import { text } from "./action-words.ts";

const NEW: StageDraft = { title: "", goal: "", unit: "", due: "" };

/** Stages with their goals: what to reach, how much of it, by when. */
export function StagesField(props: {
  readonly stages: readonly StageDraft[];
  readonly onChange: (stages: readonly StageDraft[]) => void;
}) {
  const { stages, onChange } = props;
  const t = useText(text);
  const change = (at: number, part: Partial<StageDraft>) =>
    onChange(stages.map((stage, index) => (index === at ? { ...stage, ...part } : stage)));
  return (
    <fieldset className="sv-stages-field">
      <legend>{t.fields.title}</legend>
      {stages.map((stage, at) => (
        <div key={stage.id ?? `new-${at}`} className="sv-stage-line">
          <input
            className="ui-input sv-stage-title"
            aria-label={`${t.fields.title} ${at + 1}`}
            placeholder={t.fields.title}
            maxLength={300}
            value={stage.title}
            onChange={(event) => change(at, { title: event.target.value })}
          />
          <input
            className="ui-input"
            type="number"
            step="any"
            aria-label={`${t.fields.goal} ${at + 1}`}
            placeholder={t.fields.goal}
            value={stage.goal}
            onChange={(event) => change(at, { goal: event.target.value })}
          />
          <input
            className="ui-input"
            aria-label={`${t.fields.unit} ${at + 1}`}
            placeholder={t.fields.unit}
            maxLength={20}
            value={stage.unit}
            onChange={(event) => change(at, { unit: event.target.value })}
          />
          <input
            className="ui-input"
            type="date"
            aria-label={`${t.fields.due} ${at + 1}`}
            value={stage.due}
            onChange={(event) => change(at, { due: event.target.value })}
          />
          <Button size="small" type="text" onClick={() => onChange(stages.toSpliced(at, 1))}>
            {t.removeStage}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...stages, NEW])}>
        {t.addStage}
      </Button>
    </fieldset>
  );
}
