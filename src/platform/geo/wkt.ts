// Well-known text of OGC 06-103r4, 7.2: as much of it as says polygons and points.

type Geometry = { readonly type: string; readonly coordinates: unknown };

const HEAD = /^\s*(?:SRID=\d+\s*;)?\s*(POLYGON|MULTIPOLYGON|POINT)\s*(?:ZM|Z|M)?\s*(?=\()/i;
const TYPES: Readonly<Record<string, string>> = {
  POLYGON: "Polygon",
  MULTIPOLYGON: "MultiPolygon",
  POINT: "Point",
};

/** A geometry as GeoJSON has it; null where the text is none. */
export function geometryOfWkt(text: string): Geometry | null {
  const head = HEAD.exec(text);
  const type = TYPES[head?.[1]?.toUpperCase() ?? ""];
  if (head === null || type === undefined) return null;
  const body = text.slice(head[0].length).trim();
  if (!/^[\s()\d.,eE+-]*$/.test(body)) return null;
  // Parentheses are lists and commas part what stands in them; what stands between two of these signs is a position.
  const json = body
    .replace(/[^\s(),][^(),]*/g, (words) => `[${words.trim().split(/\s+/).map(Number).join(",")}]`)
    .replaceAll("(", "[")
    .replaceAll(")", "]");
  try {
    const coordinates: unknown = JSON.parse(json);
    return { type, coordinates: type === "Point" ? (coordinates as unknown[])[0] : coordinates };
  } catch {
    return null;
  }
}
