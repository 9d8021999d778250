import type { ReactNode } from "react";
import { Link } from "react-router";
import { CITIES } from "../../kernel/region.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { useNarrow } from "../frame/screen.ts";
import { fitPositions, type Position, scaleBar } from "./schematic-geometry.ts";
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
};

/** What is drawn below the marks and has no number, as a river: a line through its positions. */
export type SchematicCourse = { readonly name: string; readonly place: readonly Position[] };

/** A known town, for orientation. */
export type SchematicReference = { readonly name: string; readonly position: Position };

/** Widths in which it is drawn, so that its words keep their size on a telephone. */
const WIDE = { width: 640, margin: 48, bar: 130 } as const;
const NARROW = { width: 340, margin: 34, bar: 90 } as const;

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
  const height = map.height + 34;
  return (
    <div className="schematic">
      <figure>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label} ${t.schematic.notice}`}>
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
            <Mark key={mark.id} mark={mark} number={index + 1} at={map.at} />
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
}) {
  const spots = props.mark.place.map(props.at);
  const [x, y] = spots[Math.floor((spots.length - 1) / 2)] ?? [0, 0];
  const offset = props.mark.symbol === undefined ? 11 : 16;
  return (
    <g className="schematic-mark">
      {spots.length > 1 ? (
        <polyline points={spots.map((spot) => spot.map((each) => each.toFixed(1)).join(",")).join(" ")} />
      ) : props.mark.symbol === undefined ? (
        <circle cx={x} cy={y} r={5} />
      ) : (
        <g transform={`translate(${x} ${y})`}>{props.mark.symbol}</g>
      )}
      <g transform={`translate(${x + offset} ${y + offset})`}>
        <circle className="schematic-number" r={8.5} />
        <text textAnchor="middle" y={4}>
          {props.number}
        </text>
      </g>
    </g>
  );
}

/** The seats of the four cities by name in the reader's language. */
export function useCitySeats(): readonly SchematicReference[] {
  const sentence = useSentence();
  return CITIES.map(({ name, seat }) => ({ name: sentence(name), position: seat }));
}
