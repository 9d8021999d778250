import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import { useWords } from "../../../web/kit/said.ts";
import type { SiteId } from "../stations/corridor.ts";
import { lineOf } from "./line.ts";
import type { Network } from "./network.ts";
import "./corridors.css";
import { words } from "./words.ts";

const LANE = 46;
const MARGIN = 54;
/** Where more stand, only stations and both ends have their names. */
const MOST_NAMED = 24;

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
  const top = Math.min(0, ...line.lanes);
  const bottom = Math.max(0, ...line.lanes);
  const height = (bottom - top) * LANE + 70;
  const chosen = new Set(stations);
  const at = new Map(
    line.sites.map(({ id, km, lane }) => [
      id,
      {
        x: MARGIN + (line.km === 0 ? 0 : (km / line.km) * (width - 2 * MARGIN)),
        y: 34 + (lane - top) * LANE,
      },
    ]),
  );
  // Along the line names stand above and below in turn; of branches on the side to which they go.
  const along = line.sites.filter(({ lane }) => lane === 0).toSorted((a, b) => a.km - b.km);
  const above = new Map(along.map(({ id }, turn) => [id, turn % 2 === 0]));
  const candidates = new Map(network.sites.map(({ id, candidate }) => [id, candidate]));
  const named = (id: SiteId, km: number) =>
    line.sites.length <= MOST_NAMED || chosen.has(id) || km === 0 || km === line.km;
  const sentence = t.picture(line.sites.length, formatFigure(line.km, language, 1), stations.length);
  return (
    <figure className="energy-line">
      <figcaption>
        <p>{sentence}</p>
        <p className="ui-row ui-quiet">
          {(["station", "candidate", "place"] as const).map((key) => (
            <span key={key} className="ui-row">
              <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
                <Mark of={key} />
              </svg>
              {t[key]}
            </span>
          ))}
        </p>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
        {network.roads.map(({ from, to }, index) => {
          const [a, b] = [at.get(from), at.get(to)];
          return a === undefined || b === undefined ? null : (
            <line key={index} className="energy-road" x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
          );
        })}
        {line.sites.map(({ id, km, lane }) => {
          const { x, y } = at.get(id) ?? { x: 0, y: 0 };
          const of = chosen.has(id) ? "station" : candidates.get(id) === true ? "candidate" : "place";
          return (
            <g key={String(id)} transform={`translate(${x} ${y})`}>
              <Mark of={of} />
              {named(id, km) && (
                <text lang="zh-CN" textAnchor="middle" y={(above.get(id) ?? lane < 0) ? -13 : 22}>
                  {String(id).length > 9 ? `${String(id).slice(0, 8)}…` : id}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Mark({ of }: { readonly of: "station" | "candidate" | "place" }) {
  if (of === "station") return <rect className="energy-station" x={-7} y={-7} width={14} height={14} />;
  return (
    <circle
      className={of === "candidate" ? "energy-candidate" : "energy-place"}
      r={of === "candidate" ? 5 : 3}
    />
  );
}
