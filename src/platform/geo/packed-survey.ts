import { createHash } from "node:crypto";
import { type Outline, outlineKey, type Position } from "../../kernel/outline.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { survey, type Survey, type SurveyedThing, type SurveyTask } from "./survey.ts";
import { wkbOf } from "./wkb.ts";

/** A surveyed thing with its outline packed: `wkb` ends at `end` among those of all, and begins where that of the one before ends. */
export type PackedThing = Omit<SurveyedThing, "outline" | "point"> & {
  /** The same for the same vertices, whichever is written first: 32 hex digits. Null where nothing was measured. */
  readonly key: string | null;
  /** Its middle, weighed by area; of what is a single position, that. */
  readonly centre: Position | null;
  readonly end: number;
};
export type PackedSurvey = Omit<Survey, "things"> & {
  readonly things: readonly PackedThing[];
  readonly wkb: Uint8Array;
};

/** Known again wherever it comes from. */
export const outlineHash = (outline: Outline): string =>
  createHash("sha256").update(outlineKey(outline)).digest("hex").slice(0, 32);

/** The middle of what an outline covers, on the plane of degrees: near enough for things of a few kilometres. */
export function centreOf(outline: Outline): Position {
  let [area, x, y] = [0, 0, 0];
  const [x0, y0] = outline[0]?.[0]?.[0] ?? [0, 0];
  for (const polygon of outline)
    for (const [which, ring] of polygon.entries()) {
      let [twice, sumX, sumY] = [0, 0, 0];
      for (let at = 1; at < ring.length; at++) {
        const [ax, ay] = [(ring[at - 1]?.[0] ?? 0) - x0, (ring[at - 1]?.[1] ?? 0) - y0];
        const [bx, by] = [(ring[at]?.[0] ?? 0) - x0, (ring[at]?.[1] ?? 0) - y0];
        const cross = ax * by - bx * ay;
        twice += cross;
        sumX += (ax + bx) * cross;
        sumY += (ay + by) * cross;
      }
      // Whichever way a ring runs, an outer one adds and a hole takes away.
      const sign = Math.sign(twice) * (which === 0 ? 1 : -1);
      area += sign * twice;
      x += sign * sumX;
      y += sign * sumY;
    }
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}

/** A survey as one thread hands it to another, or as it is kept: outlines in bytes instead of millions of small arrays. */
export async function packedSurvey(task: SurveyTask): Promise<Result<PackedSurvey, string>> {
  const found = await survey(task);
  if (!found.ok) return found;
  const pieces: Uint8Array[] = [];
  let end = 0;
  const things = found.value.things.map(({ outline, point, ...thing }): PackedThing => {
    if (outline === null || thing.areaM2 === null) return { ...thing, key: null, centre: point, end };
    const piece = wkbOf(outline);
    pieces.push(piece);
    end += piece.length;
    return { ...thing, key: outlineHash(outline), centre: centreOf(outline), end };
  });
  return ok({ ...found.value, things, wkb: Buffer.concat(pieces) });
}
