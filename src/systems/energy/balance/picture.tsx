import "./balance.css";

// Needs of years as bars, capacity as a line across them: the picture of both balances.

/** A year as it is drawn; `known` and `unverified` null: nothing of the kind is published. */
export type DrawnYear = {
  readonly year: number | null;
  readonly built?: number;
  readonly approved: number;
  readonly proposed: number;
  readonly known: number | null;
  readonly unverified: number | null;
};
const PARTS = ["built", "approved", "proposed"] as const;
/** What bars and lines stand for, in the order in which the legend names them. */
export type Drawn = Readonly<Partial<Record<(typeof PARTS)[number] | "known" | "unverified", string>>>;

/** Of a picture: a year's width, its bar, its height, and what stands below. */
const [STEP, BAR, TALL, FOOT] = [72, 34, 96, 20];

export function YearsPicture(props: {
  readonly years: readonly DrawnYear[];
  readonly noYear: string;
  readonly label: string;
}) {
  const { years, noYear, label } = props;
  const needOf = ({ built = 0, approved, proposed }: DrawnYear): number => built + approved + proposed;
  const most = Math.max(...years.flatMap((each) => [needOf(each), each.known ?? 0, each.unverified ?? 0]), 1);
  const high = (value: number) => (value / most) * (TALL - 4);
  return (
    <svg
      viewBox={`0 0 ${years.length * STEP} ${TALL + FOOT}`}
      width={years.length * STEP}
      role="img"
      aria-label={label}
    >
      {years.map((each, at) => {
        const x = at * STEP;
        const line = (value: number) => ({
          x1: x + 4,
          x2: x + STEP - 4,
          y1: TALL - high(value),
          y2: TALL - high(value),
        });
        let below = 0;
        return (
          <g key={each.year ?? "none"}>
            {PARTS.map((part) => {
              const [from, value] = [below, each[part] ?? 0];
              below += value;
              return (
                <rect
                  key={part}
                  className={`balance-${part}`}
                  x={x + (STEP - BAR) / 2}
                  y={TALL - high(below)}
                  width={BAR}
                  height={high(below) - high(from)}
                />
              );
            })}
            {each.unverified !== null && <line className="balance-unverified" {...line(each.unverified)} />}
            {each.known !== null && <line className="balance-known" {...line(each.known)} />}
            <text x={x + STEP / 2} y={TALL + FOOT - 5} textAnchor="middle">
              {each.year ?? noYear}
            </text>
          </g>
        );
      })}
      <line className="balance-ground" x1={0} x2={years.length * STEP} y1={TALL} y2={TALL} />
    </svg>
  );
}

export function YearsLegend({ of }: { readonly of: Drawn }) {
  return (
    <p className="ui-row">
      {Object.entries(of).map(([part, name]) => (
        <span key={part} className="ui-row">
          <i className={`balance-key balance-key-${part}`} aria-hidden="true" />
          {name}
        </span>
      ))}
    </p>
  );
}
