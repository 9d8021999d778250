import { formatDay, formatFigure } from "../frame/format.ts";
import { useLanguage, useText } from "../frame/language.tsx";
import { text } from "../frame/text.ts";

const WIDTH = 96;
const HEIGHT = 22;
const EDGE = 2;

/** The points of a small line: `values` spread over the width, the highest at the top; a level line runs through the middle. */
export function sparkPoints(values: readonly number[]): readonly (readonly [x: number, y: number])[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0;
  return values.map((value, index) => [
    EDGE + index * step,
    high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE),
  ]);
}

/** Fewer points make no line: they are said in words. */
export const LINE_POINTS = 3;

/** How a figure went, small beside it; said in words for those who do not see it, and to all where one or two points make no line. */
export function Sparkline({
  series,
  unit,
}: {
  readonly series: readonly { readonly day: string; readonly value: number }[];
  readonly unit: string;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (series.length === 1)
    return (
      <span className="ui-quiet">
        {t.onePoint(formatDay(last.day, language), `${formatFigure(last.value, language)} ${unit}`)}
      </span>
    );
  const said = t.series(
    formatDay(first.day, language),
    `${formatFigure(first.value, language)} ${unit}`,
    formatDay(last.day, language),
    `${formatFigure(last.value, language)} ${unit}`,
  );
  if (series.length < LINE_POINTS) return <span className="ui-quiet">{said}</span>;
  const points = sparkPoints(series.map(({ value }) => value));
  const end = points.at(-1) ?? [0, 0];
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
      <title>{said}</title>
      <polyline
        points={points.map((point) => point.join(",")).join(" ")}
        fill="none"
        stroke="var(--river)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx={end[0]} cy={end[1]} r="2" fill="var(--river)" />
    </svg>
  );
}
