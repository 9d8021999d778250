import { type Outline, outlineKey, type Position, type Ring } from "../../kernel/outline.ts";

/** Why an outline cannot be measured, as GEOS calls it or as its rings show it, and where. */
export type Fault = { readonly kind: string; readonly at: Position | null };

/** Sine of the angle below which two edges run into one another. */
const NO_ANGLE = 1e-9;

/** The tip from which a ring runs back the way it came. */
function spikeOf(ring: Ring): Position | null {
  const vertices = ring.filter(
    ([x, y], at) => at === 0 || x !== ring[at - 1]?.[0] || y !== ring[at - 1]?.[1],
  );
  // The end repeats the beginning, whose neighbours are the last but one and the second.
  for (const [at, [x, y]] of vertices.slice(0, -1).entries()) {
    const [x1, y1] = (at === 0 ? vertices.at(-2) : vertices[at - 1]) ?? [x, y];
    const [x2, y2] = vertices[at + 1] ?? [x, y];
    const [ax, ay, bx, by] = [x1 - x, y1 - y, x2 - x, y2 - y];
    const along = ax * bx + ay * by;
    if (along > 0 && Math.abs(ax * by - ay * bx) <= NO_ANGLE * along) return [x, y];
  }
  return null;
}

/** Whether all vertices lie on one line: on that to the one farthest from the first. */
function isFlat(ring: Ring): boolean {
  const [x, y] = ring[0] ?? [0, 0];
  const from = ring.map(([x1, y1]) => [x1 - x, y1 - y] as const);
  const [fx, fy] = from.reduce((far, each) => (Math.hypot(...each) > Math.hypot(...far) ? each : far));
  return from.every(([ax, ay]) => Math.abs(ax * fy - ay * fx) <= NO_ANGLE * (fx * fx + fy * fy));
}

function ringFault(ring: Ring, fault: Fault): Fault {
  if (isFlat(ring)) return { kind: "No area", at: ring[0] ?? null };
  const tip = spikeOf(ring);
  return tip === null ? fault : { kind: "Spike", at: tip };
}

/** The first of some that is written again, whichever vertex or direction it begins with. */
function repeated(outlines: readonly Outline[]): Outline | undefined {
  const seen = new Set<string>();
  return outlines.find((outline) => {
    const key = outlineKey(outline);
    return seen.has(key) || !seen.add(key);
  });
}

/**
 * What is wrong with an outline of which GEOS found `fault`, by the name people know: GEOS calls every meeting of lines a
 * self-intersection. `check` is what it says of another outline.
 */
export function namedFault(outline: Outline, fault: Fault, check: (outline: Outline) => Fault | null): Fault {
  for (const ring of outline.flat()) {
    const own = check([[ring]]);
    if (own !== null) return ringFault(ring, own);
  }
  if (fault.kind !== "Self-intersection") return fault;
  for (const polygon of outline) {
    const own = check([polygon]);
    if (own === null) continue;
    const twice = repeated(polygon.map((ring) => [[ring]]));
    if (twice !== undefined) return { kind: "Duplicate Rings", at: twice[0]?.[0]?.[0] ?? null };
    return { ...own, kind: own.kind === fault.kind ? "Rings cross" : own.kind };
  }
  const twice = repeated(outline.map((polygon) => [polygon]));
  return twice === undefined
    ? { ...fault, kind: "Parts overlap" }
    : { kind: "Duplicate parts", at: twice[0]?.[0]?.[0] ?? null };
}
