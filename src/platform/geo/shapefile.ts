import type { Geometry } from "geojson";
import { FailureError, refusal, type Sentence } from "../../kernel/error.ts";
import { documentError } from "../documents/document.ts";
import { decodeText } from "../documents/plain-text.ts";
import type { Archive } from "../documents/zip.ts";
import { featureOf, OLD_DATUM, type OutlineFile, type Reading, saidOf } from "./features.ts";

const partsOf = (names: readonly string[], ending: string): string[] =>
  names.filter((name) => name.toLowerCase().endsWith(ending) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name));

/** Whether an archive holds a shapefile. */
export const hasShapefile = ({ names }: Archive): boolean => partsOf(names, ".shp").length > 0;

async function partOf(archive: Archive, name: string): Promise<Uint8Array | null> {
  const pieces = await archive.open(name);
  if (pieces === undefined) return null;
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return new Uint8Array(Buffer.concat(read));
}

/** Where the header of a .dbf says its language: 0x4D is GBK (dBASE level 5). */
const LANGUAGE_AT = 29;
const GBK_LANGUAGE = 0x4d;
const RECORDS_AT = 8;

/** The encoding of a .dbf: what its .cpg or its header says, else UTF-8 where it is that, else GB18030, which holds GBK. */
function encodingOf(dbf: Uint8Array, declared: string): string {
  const code = declared.trim().toLowerCase();
  if (/utf-?8|65001/.test(code)) return "utf-8";
  if (/gb|936/.test(code) || dbf[LANGUAGE_AT] === GBK_LANGUAGE) return "gb18030";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(dbf.subarray(dbf[RECORDS_AT] ?? 32));
    return "utf-8";
  } catch {
    return "gb18030";
  }
}

const NO_PRJ = refusal(
  "no-projection",
  "压缩包里没有 .prj，坐标又不是经纬度，无法知道是哪个投影带；请连同 .prj 一起压缩。",
  "The archive has no .prj and its coordinates are no degrees, so nobody knows their projection: put the .prj into it.",
);
const PRJ_UNREADABLE = refusal(
  "projection-unreadable",
  ".prj 写的坐标系读不懂，请改用 CGCS2000 经纬度或 3 度带重新导出。",
  "The .prj names no coordinate system that can be read: export degrees of CGCS2000, or one of its 3° zones.",
);
const PRJ_DOES_NOT_FIT = refusal(
  "projection-does-not-fit",
  "按 .prj 换算后坐标落在投影带之外，.prj 与坐标不是一套；请核对带号、中央子午线和东偏移，重新导出。",
  "By the .prj the coordinates fall outside its zone, so the two do not belong together: look at zone number, central meridian and false easting, and export anew.",
);

const MILLION = 1_000_000;
/** A Gauss-Krüger zone of 6° reaches 3° to each side, and neighbours overlap it. */
const WIDEST_ZONE_DEGREES = 5;

type Definition = {
  readonly projName?: string;
  readonly long0?: number;
  readonly x0?: number;
  readonly datumCode?: string;
  readonly ellps?: string;
};
type ToDegrees = (x: number, y: number) => readonly [number, number];

/**
 * How positions become degrees. Chinese sheets carry the zone's number before the easting (37 542 257 m is 542 257 m in zone 37)
 * where their .prj often does not say it, or the other way round: which, the first easting tells.
 */
async function degreesBy(
  prj: string,
  firstEasting: number,
): Promise<{ readonly toDegrees: ToDegrees | null; readonly notes: readonly Sentence[] }> {
  const { default: proj4 } = await import("proj4");
  let definition: Definition;
  let converter: { inverse: (at: [number, number]) => number[] };
  try {
    definition = new proj4.Proj(prj) as unknown as Definition;
    converter = proj4(prj) as unknown as typeof converter;
  } catch {
    throw new FailureError(PRJ_UNREADABLE);
  }
  if (
    /xian|beijing|krass|pulkovo/i.test(
      `${definition.datumCode ?? ""} ${definition.ellps ?? ""} ${prj.slice(0, 400)}`,
    )
  )
    throw new FailureError(OLD_DATUM);
  if (definition.projName === "longlat") return { toDegrees: null, notes: [] };
  const meridian = ((definition.long0 ?? 0) * 180) / Math.PI;
  const falseEasting = definition.x0 ?? 0;
  const [said, written] = [falseEasting, firstEasting].map((easting) => Math.floor(easting / MILLION));
  const zone = Math.max(said ?? 0, written ?? 0);
  const isZone = Math.abs(zone * 3 - meridian) < 0.01 || Math.abs(zone * 6 - 3 - meridian) < 0.01;
  const differs = said !== written && (said === 0 || written === 0) && isZone;
  const shift = differs ? ((said ?? 0) - (written ?? 0)) * MILLION : 0;
  const isGauss = /gauss|merc/i.test(definition.projName ?? "");
  const toDegrees: ToDegrees = (x, y) => {
    const [longitude = NaN, latitude = NaN] = converter.inverse([x + shift, y]);
    const fits =
      Number.isFinite(longitude) &&
      Math.abs(latitude) <= 90 &&
      (!isGauss || Math.abs(longitude - meridian) <= WIDEST_ZONE_DEGREES);
    if (!fits) throw new FailureError(PRJ_DOES_NOT_FIT);
    return [longitude, latitude];
  };
  const note = {
    zh: `东坐标${written === 0 ? "不带" : "带有"}带号 ${zone}，与 .prj 的东偏移写法不同，已按同一投影带换算。`,
    en: `Eastings come ${written === 0 ? "without" : "with"} zone number ${zone}, other than the false easting of the .prj; they were taken for the same zone.`,
  };
  return { toDegrees, notes: differs ? [note] : [] };
}

const mapped = (given: unknown, by: ToDegrees): unknown => {
  if (!Array.isArray(given)) return given;
  const [x, y] = given as unknown[];
  return typeof x === "number" && typeof y === "number" ? by(x, y) : given.map((each) => mapped(each, by));
};

function firstPosition(given: unknown): readonly [number, number] | null {
  if (!Array.isArray(given)) return null;
  const [x, y] = given as unknown[];
  return typeof x === "number" && typeof y === "number" ? [x, y] : firstPosition(x);
}

const coordinatesOf = (geometry: Geometry | null): unknown =>
  geometry === null || geometry.type === "GeometryCollection" ? null : geometry.coordinates;

const isDegrees = ([x, y]: readonly [number, number]): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 90;

/** The shapefile of a zip archive, in degrees. Throws a failure, and what the reader finds broken. */
export async function readShapefile(archive: Archive, how: Reading = {}): Promise<OutlineFile> {
  const shapes = partsOf(archive.names, ".shp");
  const [shape = ""] = shapes;
  if (shapes.length > 1)
    throw new FailureError(
      refusal(
        "several-shapefiles",
        `压缩包里有 ${shapes.length} 个 shapefile（${shapes.slice(0, 5).join("、")}），请每个单独压缩后分别导入。`,
        `The archive holds ${shapes.length} shapefiles (${shapes.slice(0, 5).join(", ")}): zip each alone.`,
      ),
    );
  const stem = shape.slice(0, -".shp".length);
  const beside = async (ending: string): Promise<Uint8Array | null> => partOf(archive, `${stem}.${ending}`);
  const [shp, dbf, prjBytes, cpg] = [
    await partOf(archive, shape),
    await beside("dbf"),
    await beside("prj"),
    await beside("cpg"),
  ];
  if (shp === null) throw documentError("damaged");
  const { default: library } = await import("shapefile");
  const encoding = dbf === null ? "utf-8" : encodingOf(dbf, cpg === null ? "" : decodeText(cpg).text);
  const { features } = await library.read(shp, dbf ?? undefined, { encoding });
  const prj = prjBytes === null ? "" : decodeText(prjBytes).text.trim();
  const first = features
    .map(({ geometry }) => firstPosition(coordinatesOf(geometry)))
    .find((position) => position !== null);
  if (prj === "" && first !== undefined && first !== null && !isDegrees(first))
    throw new FailureError(NO_PRJ);
  const { toDegrees, notes } = prj === "" ? NO_PRJ_NEEDED : await degreesBy(prj, first?.[0] ?? 0);
  const read = features.map(({ properties, geometry }, at) => {
    const coordinates = coordinatesOf(geometry);
    const inDegrees = toDegrees === null ? coordinates : mapped(coordinates, toDegrees);
    return featureOf(at + 1, properties ?? {}, { type: geometry?.type, coordinates: inDegrees }, how);
  });
  return { features: read, notes, ...saidOf([prj]) };
}

const NO_PRJ_NEEDED = {
  toDegrees: null,
  notes: [
    {
      zh: "压缩包里没有 .prj，坐标按 CGCS2000 经纬度理解。",
      en: "The archive has no .prj; its coordinates are taken for degrees of CGCS2000.",
    },
  ],
};
