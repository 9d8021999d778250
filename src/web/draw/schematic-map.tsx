import type { ReactNode } from "react";
import { Link } from "react-router";
import { CITIES } from "../../kernel/region.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { useNarrow } from "../frame/screen.ts";
import { fitPositions, type Position, scaleBar, setApart, type Spot } from "./schematic-geometry.ts";
import "./schematic-map.css";
import { text } from "../frame/text.ts";

/** A place with the page that tells of it: one position is a point, several are a line. */
export type SchematicMark = {
  readonly id: string;
  readonly name: string;
  readonly place: readonly Position[];
  readonly to?: string;
  /** What stands beside the name in the list, as a stage. */
  readonly note?: string;
  /** Drawn at the point in place of a dot, around 0, 0 and no wider than 24. */
  readonly symbol?: ReactNode;
  /** How far the symbol reaches: it stands beside its point where others are, so that none covers another. */
  readonly half?: number;
};

/** What is drawn below the marks and has no number, as a river: a line through its positions. */
export type SchematicCourse = { readonly name: string; readonly place: readonly Position[] };

/** A known town, for orientation. */
export type SchematicReference = { readonly name: string; readonly position: Position };

/** Widths in which it is drawn, so that its words keep their size on a telephone. */
const WIDE = { width: 640, margin: 48, bar: 130 } as const;
const NARROW = { width: 340, margin: 34, bar: 90 } as const;
/** What a town takes with its name above it, and the number at the lower right of a symbol. */
const [TOWN, ABOVE, NUMBER] = [26, 8, 8];

/**
 * Places without any boundary, as points and lines between known towns, to scale; numbered as in the list beside it, which
 * says the same to those who do not see the drawing. `label` says what is shown.
 */
export function SchematicMap(props: {
  readonly label: string;
  readonly marks: readonly SchematicMark[];
  readonly references: readonly SchematicReference[];
  readonly courses?: readonly SchematicCourse[];
  /** What the symbols of the marks mean, in place of what points and lines do. */
  readonly legend?: ReactNode;
}) {
  const { label, marks, references, courses = [], legend } = props;
  const t = useText(text);
  const { width, margin, bar: most } = useNarrow() ? NARROW : WIDE;
  const shown = marks.filter(({ place }) => place.length > 0);
  const positions = [
    ...references.map(({ position }) => position),
    ...[...shown, ...courses].flatMap(({ place }) => place),
  ];
  if (positions.length === 0) return null;
  const map = fitPositions(positions, width, margin);
  const bar = scaleBar(map.perKm, most);
  const moved = shown.filter(({ half }) => half !== undefined);
  const spots = setApart(
    moved.map(({ place: [at = [0, 0]], half = 0 }) => ({ at: map.at(at), half: half + NUMBER })),
    width,
    moved.length === 0
      ? []
      : references.map(({ position }) => {
          const [x, y] = map.at(position);
          return { at: [x, y - ABOVE] as const, half: TOWN };
        }),
  );
  const beside = new Map(moved.map(({ id }, at) => [id, spots[at] as Spot]));
  // What was moved may stand above or below all places.
  const reach = (way: 1 | -1, edge: number) =>
    Math.max(0, ...moved.map(({ half = 0 }, at) => way * ((spots[at]?.[1] ?? 0) - edge) + half + 2 * NUMBER));
  const [above, below] = [reach(-1, 0), reach(1, map.height)];
  const height = map.height + below + 34;
  return (
    <div className="schematic">
      <figure>
        <svg
          viewBox={`0 ${-above} ${width} ${height + above}`}
          role="img"
          aria-label={`${label} ${t.schematic.notice}`}
        >
          {courses.map(({ name, place }) => (
            <polyline
              key={name}
              className="schematic-course"
              points={place.map((each) => map.at(each).join(",")).join(" ")}
            >
              <title>{name}</title>
            </polyline>
          ))}
          {shown.map((mark, index) => (
            <Mark key={mark.id} mark={mark} number={index + 1} at={map.at} beside={beside.get(mark.id)} />
          ))}
          {references.map(({ name, position }) => {
            const [x, y] = map.at(position);
            return (
              <g key={name} className="schematic-reference">
                <rect x={x - 3.5} y={y - 3.5} width={7} height={7} />
                <text x={x} y={y - 9} textAnchor="middle">
                  {name}
                </text>
              </g>
            );
          })}
          <g className="schematic-scale" transform={`translate(16 ${height - 14})`}>
            <path d={`M0 -6 V0 H${bar.length} V-6`} />
            <text x={bar.length + 8} y={2}>
              {t.schematic.scale(bar.km)}
            </text>
            <text x={width - 32} y={2} textAnchor="end">
              {t.schematic.notice}
            </text>
          </g>
        </svg>
        <figcaption className="schematic-legend">
          {legend ?? (
            <>
              <span>
                <i className="schematic-key schematic-key-point" aria-hidden="true" />
                {t.schematic.point}
              </span>
              <span>
                <i className="schematic-key schematic-key-line" aria-hidden="true" />
                {t.schematic.line}
              </span>
            </>
          )}
          <span>
            <i className="schematic-key schematic-key-town" aria-hidden="true" />
            {t.schematic.town}
          </span>
          {legend === undefined && <span>{t.schematic.plain}</span>}
        </figcaption>
      </figure>
      <ol className="schematic-list" aria-label={label}>
        {shown.map(({ id, name, to, note, place }) => (
          <li key={id}>
            {to === undefined ? (
              <span lang="zh-CN">{name}</span>
            ) : (
              <Link to={to} lang="zh-CN">
                {name}
              </Link>
            )}{" "}
            <span className="ui-quiet">
              {legend === undefined && (place.length > 1 ? t.schematic.line : t.schematic.point)}
              {note !== undefined && `${legend === undefined ? " · " : ""}${note}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Mark(props: {
  readonly mark: SchematicMark;
  readonly number: number;
  readonly at: ReturnType<typeof fitPositions>["at"];
  readonly beside: Spot | undefined;
}) {
  const { name, to, half, symbol, place } = props.mark;
  const spots = place.map(props.at);
  const [x, y] = props.beside ?? spots[Math.floor((spots.length - 1) / 2)] ?? [0, 0];
  const offset = half === undefined ? (symbol === undefined ? 11 : 16) : half * 0.75 + 3;
  const mark = (
    <g className="schematic-mark">
      <title>{name}</title>
      {spots.length > 1 ? (
        <polyline points={spots.map((spot) => spot.map((each) => each.toFixed(1)).join(",")).join(" ")} />
      ) : symbol === undefined ? (
        <circle cx={x} cy={y} r={5} />
      ) : (
        <g transform={`translate(${x} ${y})`}>{symbol}</g>
      )}
      <g transform={`translate(${x + offset} ${y + offset})`}>
        <circle className="schematic-number" r={8.5} />
        <text textAnchor="middle" y={4}>
          {props.number}
        </text>
      </g>
    </g>
  );
  // For who points; whoever does not finds the same link in the list.
  return to === undefined ? (
    mark
  ) : (
    <Link to={to} tabIndex={-1}>
      {mark}
    </Link>
  );
}

/** The seats of the four cities by name in the reader's language. */
export function useCitySeats(): readonly SchematicReference[] {
  const sentence = useSentence();
  return CITIES.map(({ name, seat }) => ({ name: sentence(name), position: seat }));
}
