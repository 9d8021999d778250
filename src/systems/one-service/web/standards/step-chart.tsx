import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { ChainPath } from "../../domain/standards/chain-days.ts";
import type { ChainStep } from "../../domain/standards/chain.ts";
import { text } from "./chain-text.ts";

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Steps as bars against working days from the start; critical ones also by a sign, each also in words. */
export function StepChart({
  steps,
  path,
}: {
  readonly steps: readonly ChainStep[];
  readonly path: ChainPath;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language, 1);
  const { path: whole } = path.path;
  const length = Math.max(1, whole.days);
  const nameOf = (id: string): string => steps.find((step) => step.id === id)?.name ?? id;
  return (
    <>
      <ol className="st-chart" aria-label={t.chart}>
        {whole.steps.map(({ id, earliestStart, earliestFinish, latestFinish, slack, critical }) => {
          const bound = path.bounds[id];
          const unknown = bound !== undefined && bound.low !== bound.high;
          const after = steps.find((step) => step.id === id)?.after ?? [];
          return (
            <li key={id} className={critical ? "st-critical" : undefined}>
              <span className="ui-column">
                <span>
                  {critical && (
                    <span title={t.critical} aria-label={t.critical} role="img">
                      ★{" "}
                    </span>
                  )}
                  <span lang="zh-CN">{nameOf(id)}</span>
                </span>
                <span className="ui-quiet">
                  {unknown
                    ? bound.high === null
                      ? t.unknownStep
                      : t.bound(figure(bound.high))
                    : t.stepWords(figure(earliestStart), figure(earliestFinish))}
                  {slack > 0 && ` · ${t.slackWords(figure(slack))}`}
                  {after.length > 0 && <span lang="zh-CN"> · {t.after(after.map(nameOf).join("、"))}</span>}
                </span>
              </span>
              <span className="st-track" aria-hidden="true">
                <i
                  className="st-bar"
                  style={{
                    left: percent(earliestStart / length),
                    width: percent((earliestFinish - earliestStart) / length),
                  }}
                />
                {slack > 0 && (
                  <i
                    className="st-slack"
                    style={{
                      left: percent(earliestFinish / length),
                      width: percent((latestFinish - earliestFinish) / length),
                    }}
                  />
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="st-legend">
        <span>★ {t.critical}</span>
        <span>▬ {t.normal}</span>
        <span>┅ {t.slack}</span>
      </p>
    </>
  );
}
