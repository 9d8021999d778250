import {
  BELOW_BASELINE,
  LINE,
  type Named,
  placeLabels,
  shortened,
} from "../../../web/draw/label-geometry.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { Chinese } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { SiteId } from "../stations/corridor.ts";
import { lineOf } from "./line.ts";
import type { Network } from "./network.ts";
import "./corridors.css";
import { words } from "./words.ts";

const LANE = 64;
const MARGIN = 54;
const EDGE = 12;
const MOST_WIDE = 116;
/** How far marks reach to each side. */
const HALF = { station: 7, candidate: 6, place: 3 } as const;
const MARKS = ["station", "candidate", "place"] as const;
type MarkOf = (typeof MARKS)[number];

/** The corridor as a line with its stations; what it shows is said above it. */
export function LinePicture({
  network,
  stations,
}: {
  readonly network: Network;
  readonly stations: readonly SiteId[];
}) {
  const t = useWords(words);
  const { language } = useLanguage();
  const width = useNarrow() ? 340 : 820;
  const line = lineOf(network);
  const chosen = new Set(stations);
  const candidates = new Map(network.sites.map(({ id, candidate }) => [id, candidate]));
  const markOf = (id: SiteId): MarkOf =>
    chosen.has(id) ? "station" : candidates.get(id) === true ? "candidate" : "place";
  const at = new Map(
    line.sites.map(({ id, km, lane }) => [
      id,
      { x: MARGIN + (line.km === 0 ? 0 : (km / line.km) * (width - 2 * MARGIN)), y: lane * LANE },
    ]),
  );
  // Stations have their names first, then both ends, then what may become one.
  const turn = ({ id, km }: { readonly id: SiteId; readonly km: number }): number =>
    chosen.has(id) ? 0 : km === 0 || km === line.km ? 1 : candidates.get(id) === true ? 2 : 3;
  const named = line.sites
    .toSorted((a, b) => turn(a) - turn(b) || a.km - b.km)
    .map(({ id }): Named => {
      const { x, y } = at.get(id) ?? { x: 0, y: 0 };
      return { id: String(id), text: shortened(String(id), MOST_WIDE), x, y, half: HALF[markOf(id)] };
    });
  const labels = placeLabels(named, width);
  const whole = new Set(labels.filter(({ id, text }) => id === text).map(({ id }) => id));
  const unnamed = named.filter(({ id }) => !whole.has(id)).map(({ id }) => id);
  const spots = new Map(named.map((point) => [point.id, point]));
  const ys = [...at.values()].map(({ y }) => y);
  const top = Math.min(...labels.map(({ box }) => box.top), ...ys) - EDGE;
  const height = Math.max(...labels.map(({ box }) => box.bottom), ...ys) + EDGE - top;
  const sentence = t.picture(line.sites.length, formatFigure(line.km, language, 1), stations.length);
  return (
    <figure className="energy-line">
      <figcaption>
        <p>{sentence}</p>
        <p className="ui-row ui-quiet">
          {MARKS.map((key) => (
            <span key={key} className="ui-row">
              <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
                <Mark of={key} />
              </svg>
              {t[key]}
            </span>
          ))}
        </p>
      </figcaption>
      <svg viewBox={`0 ${top} ${width} ${height}`} role="img" aria-label={sentence}>
        {network.roads.map(({ from, to }, index) => {
          const [a, b] = [at.get(from), at.get(to)];
          return a === undefined || b === undefined ? null : (
            <line key={index} className="energy-road" x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
          );
        })}
        {labels.map(({ id, text, box, rank }) => {
          const { x, y } = spots.get(id) ?? { x: 0, y: 0 };
          return (
            <g key={id}>
              {rank > 1 && (
                <line
                  className="energy-leader"
                  x1={x}
                  x2={x}
                  y1={y}
                  y2={box.top < y ? box.bottom : box.top}
                />
              )}
              <text
                lang="zh-CN"
                x={(box.left + box.right) / 2}
                y={box.top + LINE - BELOW_BASELINE}
                textAnchor="middle"
              >
                {text}
              </text>
            </g>
          );
        })}
        {line.sites.map(({ id }) => {
          const { x, y } = at.get(id) ?? { x: 0, y: 0 };
          return (
            <g key={String(id)} transform={`translate(${x} ${y})`}>
              <Mark of={markOf(id)} />
            </g>
          );
        })}
      </svg>
      {unnamed.length > 0 && (
        <details className="no-print">
          <summary className="ui-quiet">{t.unnamed(unnamed.length)}</summary>
          <Chinese>{unnamed.join("、")}</Chinese>
        </details>
      )}
    </figure>
  );
}

function Mark({ of }: { readonly of: MarkOf }) {
  if (of === "station") return <rect className="energy-station" x={-7} y={-7} width={14} height={14} />;
  return (
    <circle
      className={of === "candidate" ? "energy-candidate" : "energy-place"}
      r={of === "candidate" ? 5 : 3}
    />
  );
}
