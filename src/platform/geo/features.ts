import { type Failure, FailureError, refusal, type Sentence } from "../../kernel/error.ts";
import type { Outline, Polygon, Position, Ring } from "../../kernel/outline.ts";
import { placeRefused } from "../../kernel/place.ts";

export type Properties = Readonly<Record<string, unknown>>;

/** One thing of a file of outlines. `number`: which in the file, from 1, or its row in a sheet. */
export type OutlineFeature = {
  readonly number: number;
  readonly properties: Properties;
  /** What it covers; null where it covers nothing, or what was written cannot be read. */
  readonly outline: Outline | null;
  /** Positions of a thing that is a point or a line. */
  readonly positions: readonly Position[];
  /** Why it cannot be measured. */
  readonly problem: Failure | null;
};

export type OutlineFile = {
  readonly features: readonly OutlineFeature[];
  /** What was decided on the way. */
  readonly notes: readonly Sentence[];
  /** The file itself says that it is in GCJ-02. */
  readonly saysGcj02: boolean;
  /** 审图号 that the file names. */
  readonly approval: string | null;
};

const problemOf = (code: string, zh: string, en: string): FailureError =>
  new FailureError(refusal(code, zh, en));

/** A position for people: six decimals are ten centimetres. */
export const positionWords = ([x, y]: Position): Sentence => {
  const [longitude, latitude] = [x, y].map((degree) => String(Number(degree.toFixed(6))));
  return { zh: `经度 ${longitude}、纬度 ${latitude}`, en: `longitude ${longitude}, latitude ${latitude}` };
};

/**
 * How a file is read. `closes`: its lists of corners end where they began without saying so; a ring of RFC 7946 says it.
 * `swapped`: somebody said that it writes latitude first.
 */
export type Reading = { readonly closes?: boolean; readonly swapped?: boolean };

/** Nobody mistypes degrees so far; metres of a projection begin there. */
const LEAST_METRES = 1_000;

/** Why two numbers are no place on the earth. */
function noPlace(x: number, y: number, at: string): FailureError {
  if (Math.abs(x) >= LEAST_METRES || Math.abs(y) >= LEAST_METRES)
    return problemOf(
      "projected",
      `第 ${at} 个顶点（${x}, ${y}）不是经纬度，像是以米计的平面坐标；请导出为经纬度（CGCS2000），或连同 .prj 交 shapefile。`,
      `Vertex ${at} (${x}, ${y}) is no longitude and latitude; it looks like metres of a projection. Export degrees of CGCS2000, or a shapefile with its .prj.`,
    );
  if (placeRefused([[x, y]])?.code === "swapped-coordinates")
    return problemOf(
      "swapped-coordinates",
      `第 ${at} 个顶点（${x}, ${y}）像是经度和纬度写反了，对调后正好在本区域内；应先经度后纬度。`,
      `Vertex ${at} (${x}, ${y}) seems to have longitude and latitude swapped: exchanged it lies in the region. Longitude comes first.`,
    );
  const impossible = [
    { is: Math.abs(x) > 180, zh: `经度 ${x} 超出 ±180 度`, en: `longitude ${x} is beyond 180 degrees` },
    { is: Math.abs(y) > 90, zh: `纬度 ${y} 超出 ±90 度`, en: `latitude ${y} is beyond 90 degrees` },
  ].filter(({ is }) => is);
  return problemOf(
    "impossible-degrees",
    `第 ${at} 个顶点（${x}, ${y}）：${impossible.map(({ zh }) => zh).join("，")}，地球上没有这个地方；请在原文件中改正。`,
    `Vertex ${at} (${x}, ${y}): ${impossible.map(({ en }) => en).join(", ")}; there is no such place. Mend it in the file.`,
  );
}

function positionOf(given: unknown, at: string, { swapped = false }: Reading): Position {
  const pair = Array.isArray(given) ? (given as unknown[]) : [];
  if (typeof given === "number" || Array.isArray(pair[0]))
    throw problemOf(
      "wrong-depth",
      `第 ${at} 个顶点的方括号${typeof given === "number" ? "少" : "多"}了一层：Polygon 是 [[[经度, 纬度], …]]，MultiPolygon 再多一层（RFC 7946）；请在原文件中改正类型或括号。`,
      `Vertex ${at} has a level of brackets too ${typeof given === "number" ? "few" : "many"}: a Polygon is [[[longitude, latitude], …]], a MultiPolygon one more (RFC 7946). Mend the type or the brackets in the file.`,
    );
  const [x, y] = swapped ? [pair[1], pair[0]] : pair;
  if (typeof x !== "number" || typeof y !== "number" || !Number.isFinite(x) || !Number.isFinite(y))
    throw problemOf(
      "no-number",
      `第 ${at} 个顶点的坐标不是数，请在原文件中改正。`,
      `Vertex ${at} is no pair of numbers: mend it in the file.`,
    );
  if (Math.abs(x) > 180 || Math.abs(y) > 90) throw noPlace(x, y, at);
  return [x, y];
}

/** Which ring of a thing of several: `which` is what its vertices are numbered behind. */
const ringWords = (which: string): Sentence =>
  which === ""
    ? { zh: "边界", en: "The ring" }
    : { zh: `第 ${which.slice(0, -1)} 圈边界`, en: `Ring ${which.slice(0, -1)}` };

function ringOf(given: unknown, which: string, how: Reading): Ring {
  const list = Array.isArray(given) ? (given as unknown[]) : [];
  const ring = list.map((each, at) => positionOf(each, `${which}${at + 1}`, how));
  const { zh, en } = ringWords(which);
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined)
    throw problemOf(
      "short-ring",
      `${zh}没有顶点，请在原文件中补上或删去这一圈。`,
      `${en} has no vertex: write them, or take it out of the file.`,
    );
  const [begins, ends] = [positionWords(first), positionWords(last)];
  if (first[0] !== last[0] || first[1] !== last[1]) {
    if (how.closes !== true)
      throw problemOf(
        "open-ring",
        `${zh}没有闭合：起于${begins.zh}，止于${ends.zh}；首尾须为同一点（RFC 7946），请在原文件中补齐。`,
        `${en} is not closed: it begins at ${begins.en} and ends at ${ends.en}. Both must be one position (RFC 7946): mend it in the file.`,
      );
    ring.push(first);
  }
  if (ring.length < 4)
    throw problemOf(
      "short-ring",
      `${zh}（起于${begins.zh}）只有 ${ring.length} 个点，围不成面；至少要三个不同的点并闭合。`,
      `${en}, which begins at ${begins.en}, has only ${ring.length} positions and encloses nothing: three different ones, closed, are the least.`,
    );
  const far = ring.findIndex(([x], at) => at > 0 && Math.abs(x - (ring[at - 1]?.[0] ?? x)) > 180);
  if (far > 0)
    throw problemOf(
      "across-180",
      `${zh}从${positionWords(ring[far - 1] as Position).zh}到${positionWords(ring[far] as Position).zh}跨过了 180 度经线，不知朝哪一边；请核对正负号，或在 180 度处分成两块（RFC 7946）。`,
      `${en} passes the 180th meridian from ${positionWords(ring[far - 1] as Position).en} to ${positionWords(ring[far] as Position).en}, and nobody can say which way round: look at the signs, or cut it there into two (RFC 7946).`,
    );
  return ring;
}

const polygonOf = (given: unknown, which: string, how: Reading): Polygon => {
  if (!Array.isArray(given) || given.length === 0)
    throw problemOf(
      "no-ring",
      "这个面没有边界，请检查原文件。",
      "The polygon has no ring: look at the file.",
    );
  return (given as unknown[]).map((ring, at) => ringOf(ring, at === 0 ? which : `${which}${at + 1}-`, how));
};

const manyOf = (given: unknown, how: Reading): Outline => {
  if (!Array.isArray(given) || given.length === 0) return [];
  return (given as unknown[]).map((polygon, at) =>
    polygonOf(polygon, given.length === 1 ? "" : `${at + 1}-`, how),
  );
};

type Shape = { readonly outline: Outline; readonly positions: readonly Position[] };
const isRecord = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Collections within collections are taken in as deep as people make them. */
const DEEPEST = 4;

const TYPES = ["Polygon", "MultiPolygon", "Point", "MultiPoint", "LineString", "MultiLineString"] as const;
const MOST_TYPE = 40;

function shapeOf(geometry: unknown, how: Reading, depth = 0): Shape {
  const { type, coordinates, geometries } = isRecord(geometry) ? geometry : ({} as Properties);
  switch (type) {
    case "Polygon":
      return { outline: [polygonOf(coordinates, "", how)], positions: [] };
    case "MultiPolygon":
      return { outline: manyOf(coordinates, how), positions: [] };
    case "Point":
      return { outline: [], positions: [positionOf(coordinates, "1", how)] };
    case "MultiPoint":
    case "LineString": {
      const list = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
      return { outline: [], positions: list.map((each, at) => positionOf(each, String(at + 1), how)) };
    }
    case "MultiLineString":
      return { outline: [], positions: [] };
    case "GeometryCollection": {
      if (depth === DEEPEST)
        throw problemOf(
          "too-deep",
          `几何集合套了 ${DEEPEST} 层以上，里面的面没有读；请拆开后重新导出。`,
          `Collections stand in one another more than ${DEEPEST} deep, and polygons within were not read: take them apart and export anew.`,
        );
      const shapes = (Array.isArray(geometries) ? (geometries as unknown[]) : []).map((each) =>
        shapeOf(each, how, depth + 1),
      );
      return {
        outline: shapes.flatMap(({ outline }) => outline),
        positions: shapes.flatMap(({ positions }) => positions),
      };
    }
    case undefined:
    case null:
      return { outline: [], positions: [] };
    default: {
      const said = String(type).slice(0, MOST_TYPE);
      const meant = TYPES.find((each) => each.toLowerCase() === said.toLowerCase());
      throw problemOf(
        "unknown-type",
        `几何类型“${said}”不认识，${meant === undefined ? "GeoJSON 的面是 Polygon 或 MultiPolygon" : `应写作 ${meant}`}；请在原文件中改正。`,
        `“${said}” is no type of geometry; ${meant === undefined ? "polygons of GeoJSON are Polygon and MultiPolygon" : `write ${meant}`}: mend it in the file.`,
      );
    }
  }
}

const NO_POLYGON = refusal(
  "no-polygon",
  "这一项不是面（多边形），量不出面积，未列入。",
  "This is no polygon: it has no area, and was left out.",
);

/** A feature of a file from its geometry as GeoJSON writes it, which is taken for hostile until it is read. */
export function featureOf(
  number: number,
  properties: Properties,
  geometry: unknown,
  how: Reading = {},
): OutlineFeature {
  try {
    const { outline, positions } = shapeOf(geometry, how);
    const empty = outline.length === 0;
    return {
      number,
      properties,
      outline: empty ? null : outline,
      positions,
      problem: empty ? NO_POLYGON : null,
    };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { number, properties, outline: null, positions: [], problem: error.failure };
  }
}

const APPROVAL = /[\p{Script=Han}G]S\s*[(（〔[]\s*\d{4}\s*[)）〕\]]\s*\d+\s*号/u;
const GCJ02 = /GCJ-?0?2|火星坐标/i;

/** What a file says of itself: 审图号, and whether it names GCJ-02. */
export const saidOf = (texts: Iterable<string>): Pick<OutlineFile, "saysGcj02" | "approval"> => {
  let approval: string | null = null;
  let saysGcj02 = false;
  for (const text of texts) {
    approval ??= APPROVAL.exec(text)?.[0].replace(/\s/g, "") ?? null;
    saysGcj02 ||= GCJ02.test(text);
  }
  return { approval, saysGcj02 };
};

export const OLD_DATUM = refusal(
  "old-datum",
  "坐标系是北京54或西安80，与 CGCS2000 相差几十至上百米，换算参数由测绘部门掌握；请先转换为 CGCS2000 再导入。",
  "The coordinates are of Beijing 1954 or Xi'an 1980, tens of metres away from CGCS2000 by parameters that only surveyors hold. Convert them first.",
);
/** Beijing 1954, Xi'an 1980 and New Beijing, by name and by number: as they stand, and in their zones of 3° and 6°. */
const OLD_CRS =
  /xian|beijing|北京|西安|EPSG:+[\d.]*:*(?:4214|4610|4555|23(?:2[7-9]|[3-8]\d|90)|24(?:0[1-9]|[1-3]\d|4[0-2])|214(?:1[3-9]|2[0-3]|5[3-9]|6[0-3]|7[3-9]|8[0-3]))\b/i;

/** Texts that a file has beside its features, not deep. */
export function* textsOf(value: unknown, depth = 0): Generator<string> {
  if (typeof value === "string") yield value.slice(0, 2_000);
  else if (depth < 3 && isRecord(value))
    for (const [key, each] of Object.entries(value)) if (key !== "features") yield* textsOf(each, depth + 1);
}

/** Features of a parsed GeoJSON text: a collection, one feature, or a geometry alone. */
export function geojsonFeatures(parsed: unknown, how: Reading = {}): OutlineFile {
  if (!isRecord(parsed)) throw new FailureError(NO_GEOJSON);
  const listed = parsed["type"] === "FeatureCollection" ? parsed["features"] : [parsed];
  if (!Array.isArray(listed) || typeof parsed["type"] !== "string") throw new FailureError(NO_GEOJSON);
  // RFC 7946 has no `crs`, but programs still write it, and what it names may lie tens of metres away.
  for (const text of textsOf(parsed["crs"])) if (OLD_CRS.test(text)) throw new FailureError(OLD_DATUM);
  const features = (listed as unknown[]).map((each, at) => {
    const feature = isRecord(each) ? each : {};
    const isFeature = feature["type"] === "Feature";
    const own = isFeature && isRecord(feature["properties"]) ? feature["properties"] : {};
    // Of a feature that is named twice the properties are what people look at.
    const id = feature["id"];
    const named = isFeature && own["id"] === undefined && id !== undefined ? { ...own, id } : own;
    return featureOf(at + 1, named, isFeature ? feature["geometry"] : feature, how);
  });
  return { features, notes: [], ...saidOf(textsOf(parsed)) };
}

const NO_GEOJSON = refusal(
  "no-geojson",
  "文件不是 GeoJSON：应为 FeatureCollection、Feature 或几何对象（RFC 7946），请重新导出。",
  "The file is no GeoJSON: a FeatureCollection, a Feature or a geometry (RFC 7946) is expected. Export it anew.",
);
