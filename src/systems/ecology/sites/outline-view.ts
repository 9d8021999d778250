import { type Box, boxOf, type Outline, type Position } from "../../../kernel/outline.ts";

/** A site's outline for drawing, and what of the edges of zones lies around it. */
export type SiteOutline = {
  /** Rings of the outline; none where it was entered without one. */
  readonly rings: readonly (readonly Position[])[];
  /** Vertices that were left out for drawing; areas are measured from all. */
  readonly leftOut: number;
  readonly edges: readonly { readonly zone: string; readonly lines: readonly (readonly Position[])[] }[];
  /** What is drawn: the site with room around it. */
  readonly box: Box;
  /** The 审图号 that the file of zones names. */
  readonly approval: string | null;
};

/** How far a vertex lies from the line between two others, in their unit. */
function offLine([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((x - ax) * dy - (y - ay) * dx) / length;
}

/** A line without the vertices that nobody would see missing: none that is kept moves (Douglas and Peucker). */
export function simplified(line: readonly Position[], tolerance: number): Position[] {
  const kept = new Set([0, line.length - 1]);
  const spans: (readonly [number, number])[] = [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let [far, most] = [-1, tolerance];
    for (let at = from + 1; at < to; at++) {
      const off = offLine(line[at] as Position, line[from] as Position, line[to] as Position);
      if (off > most) [far, most] = [at, off];
    }
    if (far < 0) continue;
    kept.add(far);
    spans.push([from, far], [far, to]);
  }
  return line.filter((_, at) => kept.has(at));
}

/** The parts of a ring whose edges come near a box. */
export function partsNear(ring: readonly Position[], [west, south, east, north]: Box): Position[][] {
  const parts: Position[][] = [];
  let open: Position[] | null = null;
  for (let at = 1; at < ring.length; at++) {
    const [[ax, ay], [bx, by]] = [ring[at - 1] as Position, ring[at] as Position];
    const meets =
      Math.max(ax, bx) >= west &&
      Math.min(ax, bx) <= east &&
      Math.max(ay, by) >= south &&
      Math.min(ay, by) <= north;
    if (!meets) open = null;
    else if (open === null) {
      open = [
        [ax, ay],
        [bx, by],
      ];
      parts.push(open);
    } else open.push([bx, by]);
  }
  return parts;
}

/** A box with so many times its longer side as room around it, at least `least` degrees. */
export function withRoom([west, south, east, north]: Box, times: number, least: number): Box {
  const room = Math.max((east - west) * times, (north - south) * times, least);
  return [west - room, south - room, east + room, north + room];
}

/** Of the width that is drawn, what nobody sees: a third of a pixel. */
const UNSEEN = 1 / 2_000;
const ROOM_DEGREES = 0.002;

const count = (lines: readonly (readonly Position[])[]): number =>
  lines.reduce((sum, line) => sum + line.length, 0);

/** What a page draws of a site and the zones around it. */
export function outlineView(
  outline: Outline,
  place: Position,
  zones: readonly { readonly name: string; readonly outline: Outline }[],
  approval: string | null,
): SiteOutline {
  const own: Box = outline.length === 0 ? [place[0], place[1], place[0], place[1]] : boxOf(outline);
  const box = withRoom(own, 0.6, ROOM_DEGREES);
  const tolerance = (box[2] - box[0]) * UNSEEN;
  const rings = outline.flat();
  const drawn = rings.map((ring) => simplified(ring, tolerance));
  const edges = new Map<string, Position[][]>();
  for (const zone of zones)
    for (const ring of zone.outline.flat())
      for (const part of partsNear(ring, box))
        edges.set(zone.name, [...(edges.get(zone.name) ?? []), simplified(part, tolerance)]);
  return {
    rings: drawn,
    leftOut: count(rings) - count(drawn),
    edges: [...edges].map(([zone, lines]) => ({ zone, lines })),
    box,
    approval,
  };
}
