import type { Outline, Polygon, Position, Ring } from "../../kernel/outline.ts";

const LITTLE_ENDIAN = 1;
const [POLYGON, MULTIPOLYGON] = [3, 6];

/** An outline as well-known binary (OGC 06-103r4, 8.2). */
export function wkbOf(outline: Outline): Uint8Array {
  const positions = outline.reduce(
    (sum, rings) => sum + rings.reduce((all, ring) => all + ring.length, 0),
    0,
  );
  const rings = outline.reduce((sum, polygon) => sum + polygon.length, 0);
  const bytes = new Uint8Array(9 + outline.length * 9 + rings * 4 + positions * 16);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const head = (type: number, count: number): void => {
    view.setUint8(at, LITTLE_ENDIAN);
    view.setUint32(at + 1, type, true);
    view.setUint32(at + 5, count, true);
    at += 9;
  };
  head(MULTIPOLYGON, outline.length);
  for (const polygon of outline) {
    head(POLYGON, polygon.length);
    for (const ring of polygon) {
      view.setUint32(at, ring.length, true);
      at += 4;
      for (const [x, y] of ring) {
        view.setFloat64(at, x, true);
        view.setFloat64(at + 8, y, true);
        at += 16;
      }
    }
  }
  return bytes;
}

/** The polygons in well-known binary; points and lines, where outlines only touch, are left out. */
export function outlineOfWkb(bytes: Uint8Array): Outline {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const count = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const ring = (): Ring => {
    const size = count();
    const positions: Position[] = Array.from({ length: size }, (_, index) => [
      view.getFloat64(at + index * 16, true),
      view.getFloat64(at + index * 16 + 8, true),
    ]);
    at += size * 16;
    return positions;
  };
  const geometry = (): Polygon[] => {
    at += 1;
    const type = count();
    if (type === POLYGON) return [Array.from({ length: count() }, ring)];
    if (type > POLYGON) return Array.from({ length: count() }, geometry).flat();
    const positions = type === 1 ? 1 : count();
    at += 16 * positions;
    return [];
  };
  return geometry();
}
