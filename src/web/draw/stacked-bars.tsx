import { formatDay, formatFigure } from "../frame/format.ts";
import { useLanguage, useText } from "../frame/language.tsx";
import { text } from "../frame/text.ts";
import "./stacked-bars.css";

const WIDTH = 96;
const HEIGHT = 18;
const GAP = 2;

export type Stack = { readonly day: string; readonly parts: Readonly<Record<string, number>> };

/** How tall each part of a stack stands, from the ground up: `most` fills the height. */
export function stackParts(
  parts: readonly number[],
  most: number,
): readonly { readonly y: number; readonly height: number }[] {
  let below = 0;
  return parts.map((part) => {
    const height = most === 0 ? 0 : (part / most) * HEIGHT;
    below += height;
    return { y: HEIGHT - below, height };
  });
}

/**
 * How a whole of parts went: a small bar for each day. `kinds` go from the ground up, each drawn by its class and named
 * to who does not see it. Where only one day has anything it is said in words.
 */
export function StackedBars(props: {
  readonly stacks: readonly Stack[];
  readonly kinds: readonly { readonly key: string; readonly name: string; readonly className: string }[];
  readonly unit: string;
}) {
  const { stacks, kinds, unit } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const sumOf = ({ parts }: Stack) => kinds.reduce((sum, { key }) => sum + (parts[key] ?? 0), 0);
  const figure = (value: number) => `${formatFigure(value, language)} ${unit}`;
  const filled = stacks.filter((stack) => sumOf(stack) > 0);
  const [first, last] = [filled[0], filled.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (filled.length === 1)
    return <span className="ui-quiet">{t.onePoint(formatDay(last.day, language), figure(sumOf(last)))}</span>;
  const said = t.series(
    formatDay(first.day, language),
    figure(sumOf(first)),
    formatDay(last.day, language),
    [
      figure(sumOf(last)),
      ...kinds
        .filter(({ key }) => (last.parts[key] ?? 0) > 0)
        .map(({ key, name }) => `${name} ${formatFigure(last.parts[key], language)}`),
    ].join(" · "),
  );
  const most = Math.max(...stacks.map(sumOf));
  const step = WIDTH / stacks.length;
  return (
    <svg
      className="stacks"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={said}
    >
      <title>{said}</title>
      {stacks.map((stack, at) =>
        stackParts(
          kinds.map(({ key }) => stack.parts[key] ?? 0),
          most,
        ).map(({ y, height }, index) => (
          <rect
            key={`${stack.day}${kinds[index]?.key}`}
            className={kinds[index]?.className}
            x={at * step + GAP / 2}
            width={step - GAP}
            y={y}
            height={height}
          />
        )),
      )}
    </svg>
  );
}
