import { useNarrow } from "../../../web/frame/screen.ts";

/** A flow into or out of a node, its width by its value. */
export type Band = { readonly key: string; readonly name: string; readonly value: number };

const HEIGHT = 240;
const BAR = 12;
const GAP = 14;
/** Where flows begin and end, with room for words beside them. */
const WIDE = { width: 640, left: 130, right: 480 } as const;
const NARROW = { width: 340, left: 82, right: 222 } as const;

type Placed = Band & { readonly y: number; readonly height: number };

/** Bands below each other, with a gap, `scale` pixels for each unit. */
export function stacked(bands: readonly Band[], scale: number, gap: number): readonly Placed[] {
  let y = 0;
  return bands.map((band) => {
    const height = band.value * scale;
    const placed = { ...band, y, height };
    y += height + gap;
    return placed;
  });
}

const ribbon = (x0: number, y0: number, x1: number, y1: number, height: number): string => {
  const half = (x0 + x1) / 2;
  return `M${x0},${y0}C${half},${y0} ${half},${y1} ${x1},${y1}v${height}C${half},${y1 + height} ${half},${y0 + height} ${x0},${y0 + height}Z`;
};

const flowing = (bands: readonly Band[]) => bands.filter(({ value }) => value > 0);

/** Where things come from on the left, through one node, where they go on the right; widths by value. */
export function Sankey(props: {
  readonly sentence: string;
  readonly from: readonly Band[];
  readonly to: readonly Band[];
  readonly figure: (value: number) => string;
}) {
  const { sentence, figure } = props;
  const { width, left: begin, right: end } = useNarrow() ? NARROW : WIDE;
  const [from, to] = [flowing(props.from), flowing(props.to)];
  const whole = Math.max(
    1e-9,
    ...[from, to].map((bands) => bands.reduce((sum, { value }) => sum + value, 0)),
  );
  const scale = (HEIGHT - GAP * Math.max(from.length, to.length)) / whole;
  const [left, right] = [stacked(from, scale, GAP), stacked(to, scale, GAP)];
  const middle = (begin + end) / 2;
  const [into, out] = [stacked(from, scale, 0), stacked(to, scale, 0)];
  const label = ({ name, value }: Band): string => `${name} ${figure(value)}`;
  return (
    <figure className="energy-sankey">
      <figcaption>{sentence}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT + GAP}`}
        role="img"
        aria-label={`${from.map(label).join(", ")} → ${to.map(label).join(", ")}`}
      >
        {left.map((band, at) => (
          <g key={band.key} className={`energy-flow energy-flow-${band.key}`}>
            <path d={ribbon(begin, band.y, middle - BAR / 2, into[at]?.y ?? 0, band.height)} />
            <text x={begin - 8} y={band.y + band.height / 2} textAnchor="end" dominantBaseline="middle">
              <tspan>{band.name}</tspan>
              <tspan x={begin - 8} dy="1.2em">
                {figure(band.value)}
              </tspan>
            </text>
          </g>
        ))}
        <rect className="energy-node" x={middle - BAR / 2} y={0} width={BAR} height={whole * scale} />
        {right.map((band, at) => (
          <g key={band.key} className={`energy-flow energy-flow-${band.key}`}>
            <path d={ribbon(middle + BAR / 2, out[at]?.y ?? 0, end, band.y, band.height)} />
            <text x={end + 8} y={band.y + band.height / 2} dominantBaseline="middle">
              <tspan>{band.name}</tspan>
              <tspan x={end + 8} dy="1.2em">
                {figure(band.value)}
              </tspan>
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
