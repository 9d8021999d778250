import { useQuery } from "@tanstack/react-query";
import type { Position } from "../../../kernel/outline.ts";
import { useNarrow } from "../../../web/frame/screen.ts";
import { useText } from "../../../web/frame/language.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import { scaleBar } from "../../../web/draw/schematic-geometry.ts";
import { api } from "../web/client.ts";
import type { SiteOutline } from "./outline-view.ts";
import "./sites.css";
import { words } from "./words.ts";

const ROUTE = "GET /api/ecology/sites/:site/outline";
const KM_PER_DEGREE = (Math.PI * 6371) / 180;
const MOST_HEIGHT = 420;

/** How a box of degrees is drawn: the same scale both ways. */
function drawn([west, south, east, north]: SiteOutline["box"], width: number) {
  const kmPerLongitude = KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wideKm, highKm] = [(east - west) * kmPerLongitude, (north - south) * KM_PER_DEGREE];
  const perKm = Math.min(width / wideKm, MOST_HEIGHT / highKm);
  const left = (width - wideKm * perKm) / 2;
  const at = ([x, y]: Position): string =>
    `${(left + (x - west) * kmPerLongitude * perKm).toFixed(1)},${((north - y) * KM_PER_DEGREE * perKm).toFixed(1)}`;
  return { perKm, height: highKm * perKm, at };
}

/** The outline of a site to scale, with the edges of zones around it; the facts say the same in figures. */
export function OutlinePicture({ site, place }: { readonly site: string; readonly place: Position }) {
  const t = useText(words);
  const width = useNarrow() ? 330 : 640;
  const { data } = useQuery({
    queryKey: [ROUTE, site],
    queryFn: () => api(ROUTE, { params: { site } }),
  });
  if (data === undefined || data.rings.length === 0) return null;
  const { perKm, height, at } = drawn(data.box, width);
  const bar = scaleBar(perKm, width / 3);
  const line = (positions: readonly Position[]): string => positions.map(at).join(" ");
  const path = data.rings.map((ring) => `M${line(ring)}Z`).join("");
  const [x, y] = at(place).split(",").map(Number);
  const zones = data.edges.map(({ zone }) => zone);
  return (
    <Section title={t.outline}>
      <figure className="sites-outline">
        <svg viewBox={`0 0 ${width} ${height + 30}`} role="img" aria-label={t.outlineDrawn(zones)}>
          <g clipPath="url(#sites-clip)">
            {data.edges.map(({ zone, lines }) =>
              lines.map((each, index) => (
                <polyline key={`${zone} ${index}`} className="sites-edge" points={line(each)}>
                  <title>{zone}</title>
                </polyline>
              )),
            )}
            <path className="sites-shape" d={path} fillRule="evenodd" />
            <path className="sites-here" d={`M${(x ?? 0) - 5} ${y}h10M${x} ${(y ?? 0) - 5}v10`} />
          </g>
          <clipPath id="sites-clip">
            <rect width={width} height={height} />
          </clipPath>
          <g className="sites-scale" transform={`translate(10 ${height + 20})`}>
            <path d={`M0 -6 V0 H${bar.length} V-6`} />
            <text x={bar.length + 8} y={2}>
              {bar.km < 1 ? t.metres(Math.round(bar.km * 1_000)) : t.kilometres(bar.km)}
            </text>
            <text x={width - 20} y={2} textAnchor="end">
              {t.schematic}
            </text>
          </g>
        </svg>
        <figcaption className="ui-quiet">
          {t.outlineDrawn(zones)} {data.leftOut > 0 && t.leftOut(data.leftOut)}{" "}
          {data.approval !== null && t.approval(data.approval)}
        </figcaption>
      </figure>
    </Section>
  );
}
