import { Button } from "antd";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { FigureDraft } from "./entry-state.ts";
import { text } from "./report-text.ts";

const NEW: FigureDraft = { stage: null, name: "", value: "", unit: "", goal: null };

/** Figures: those of stages offered with their goals, others by name. */
export function FigureFields(props: {
  readonly figures: readonly FigureDraft[];
  readonly onChange: (figures: readonly FigureDraft[]) => void;
}) {
  const { figures, onChange } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const change = (at: number, part: Partial<FigureDraft>) =>
    onChange(figures.map((figure, index) => (index === at ? { ...figure, ...part } : figure)));
  return (
    <fieldset className="rf-figures">
      <legend>{t.figures}</legend>
      {figures.map((figure, at) => (
        <div key={figure.stage ?? `other-${at}`} className="rf-figure">
          {figure.stage === null ? (
            <input
              className="ui-input"
              aria-label={t.figureName}
              placeholder={t.figureName}
              maxLength={100}
              value={figure.name}
              onChange={(event) => change(at, { name: event.target.value })}
            />
          ) : (
            <span className="rf-figure-name" lang="zh-CN">
              {figure.name}
              {figure.goal !== null && (
                <span className="ui-quiet">
                  {" "}
                  {t.goal(`${formatFigure(figure.goal, language, 6)} ${figure.unit}`.trim())}
                </span>
              )}
            </span>
          )}
          <input
            className="ui-input rf-figure-value"
            inputMode="decimal"
            aria-label={`${figure.name} ${t.figureValue}`.trim()}
            placeholder={t.figureValue}
            value={figure.value}
            aria-invalid={figure.value.trim() !== "" && !Number.isFinite(Number(figure.value))}
            onChange={(event) => change(at, { value: event.target.value })}
          />
          {figure.stage !== null && (
            <span className="ui-quiet" lang="zh-CN">
              {figure.unit}
            </span>
          )}
          {figure.stage === null && (
            <>
              <input
                className="ui-input rf-figure-unit"
                aria-label={t.figureUnit}
                placeholder={t.figureUnit}
                maxLength={20}
                value={figure.unit}
                onChange={(event) => change(at, { unit: event.target.value })}
              />
              <Button
                type="text"
                aria-label={t.remove(figure.name)}
                onClick={() => onChange(figures.toSpliced(at, 1))}
              >
                ×
              </Button>
            </>
          )}
        </div>
      ))}
      <Button type="dashed" onClick={() => onChange([...figures, NEW])}>
        {t.addFigure}
      </Button>
    </fieldset>
  );
}
