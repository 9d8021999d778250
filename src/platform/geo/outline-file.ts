import { type Failure, FailureError, refusal } from "../../kernel/error.ts";
import { longJsonOf } from "../../kernel/json-text.ts";
import { fromGcj02, suspectGcj02, type Suspicion } from "../../kernel/gcj02.ts";
import { boxOf, type Outline, type Position } from "../../kernel/outline.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { documentFailure, MEBIBYTE } from "../documents/document.ts";
import { decodeText } from "../documents/plain-text.ts";
import { openArchive } from "../documents/zip.ts";
import { geojsonFeatures, type OutlineFeature, type OutlineFile, type Reading } from "./features.ts";

/**
 * What somebody said of a file's coordinates when it was asked: `cgcs2000`, they are right as they stand; `gcj02`, they are to be
 * brought back from GCJ-02; `swapped`: latitude stands first.
 */
export type CoordinateChoice = { readonly system?: "cgcs2000" | "gcj02"; readonly swapped?: boolean };

const MOST_MEBIBYTES = 300;
const TOO_LARGE = refusal(
  "too-large",
  `文件超过 ${MOST_MEBIBYTES} MB，请按旗县拆分后分别导入。`,
  `The file is larger than ${MOST_MEBIBYTES} MB: split it by county.`,
);
const UNKNOWN = refusal(
  "unsupported",
  "认不出这种文件；可用 GeoJSON（可压缩为 .zip）、KML（KMZ）、shapefile 压缩包（.zip，含 .shp .dbf .prj）、Excel 或 CSV。",
  "This kind of file is not known: GeoJSON (zipped or not), KML (KMZ), a zipped shapefile (.shp, .dbf, .prj), Excel and CSV are.",
);
const SWAPPED = refusal(
  "swapped-coordinates",
  "整个文件的经度和纬度写反了（先纬度、后经度）。请选择：按“先纬度”读入，或在原文件中对调后再导入。",
  "Longitude and latitude are swapped throughout the file. Choose: read it as latitude first, or exchange them in the file.",
);
const NOTHING = refusal(
  "nothing",
  "文件里没有任何要素，请检查导出是否完整。",
  "The file holds no features: look whether it was exported whole.",
);

function readGeojson(bytes: Uint8Array, how: Reading): OutlineFile {
  const json = longJsonOf(decodeText(bytes).text);
  if (json.ok) return geojsonFeatures(json.value, how);
  const { zh, en } = json.failure.sentence;
  throw new FailureError(refusal("damaged", `文件读不了：${zh}`, `The file cannot be read: ${en}`));
}

async function readAny(bytes: Uint8Array, fileName: string, how: Reading): Promise<OutlineFile> {
  if (bytes.length === 0) throw new FailureError(NOTHING);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const archive = await openArchive(bytes);
    const { hasShapefile, readShapefile } = await import("./shapefile.ts");
    if (hasShapefile(archive)) return readShapefile(archive, how);
    const inner = archive.names.find(
      (name) => /\.(?:kml|geojson|json)$/i.test(name) && !/__MACOSX/.test(name),
    );
    if (inner !== undefined) {
      const pieces: Uint8Array[] = [];
      for await (const piece of (await archive.open(inner)) ?? []) pieces.push(piece);
      const text = Buffer.concat(pieces);
      return /\.kml$/i.test(inner) ? (await import("./kml.ts")).readKml(text, how) : readGeojson(text, how);
    }
    if (!archive.names.includes("xl/workbook.xml")) throw new FailureError(UNKNOWN);
    return (await import("./outline-sheet.ts")).readOutlineSheet(bytes, fileName, how);
  }
  const head = decodeText(bytes.subarray(0, 1_000)).text.trimStart();
  if (head.startsWith("<")) return (await import("./kml.ts")).readKml(bytes, how);
  if (head.startsWith("{")) return readGeojson(bytes, how);
  if (/\.(?:csv|tsv|xls|et)$/i.test(fileName))
    return (await import("./outline-sheet.ts")).readOutlineSheet(bytes, fileName, how);
  throw new FailureError(UNKNOWN);
}

const MOST_NAME = 40;

function sightingOf({ properties, outline, positions }: OutlineFeature) {
  const names = Object.values(properties).flatMap((value) =>
    (typeof value === "string" || typeof value === "number") && String(value).length <= MOST_NAME
      ? [String(value)]
      : [],
  );
  const centres: Position[] = positions.length === 1 ? [...positions] : [];
  for (const polygon of outline ?? []) {
    const [west, south, east, north] = boxOf([polygon]);
    // Without the end, which repeats the beginning.
    const corners = (polygon[0] ?? []).slice(1);
    const mean = (axis: 0 | 1): number =>
      corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
    centres.push([(west + east) / 2, (south + north) / 2], [mean(0), mean(1)]);
  }
  return { names, centres };
}

function* verticesOf(features: readonly OutlineFeature[]): Generator<Position> {
  for (const { outline } of features)
    for (const polygon of outline ?? [])
      for (const ring of polygon) for (let at = 1; at < ring.length; at++) yield ring[at] as Position;
}

function gcj02Failure(suspicion: Suspicion | null): Failure {
  const choice = {
    zh: "请选择：按 GCJ-02 换算成 CGCS2000 后读入；或确认坐标本来就是 CGCS2000，照样读入。",
    en: "Choose: bring it back to CGCS2000, or say that it is CGCS2000 as it stands.",
  };
  if (suspicion === null)
    return refusal(
      "gcj02",
      `文件自己写明坐标是 GCJ-02（火星坐标），与 CGCS2000 相差数百米。${choice.zh}`,
      `The file says itself that it is in GCJ-02, some hundred metres away from CGCS2000. ${choice.en}`,
    );
  const { seats, chance } = suspicion;
  const [first] = seats;
  const names = seats.slice(0, 3).map(({ name }) => name);
  const per = chance < 0.0001 ? "0.01" : (chance * 100).toFixed(2);
  return refusal(
    "gcj02",
    `坐标疑为 GCJ-02（火星坐标）：${names.join("、")}${seats.length > 3 ? `等 ${seats.length} 处` : ""}的驻地（如 ${first?.name ?? ""} ${(first?.at ?? []).join(", ")}）正好偏到 GCJ-02 的位置，约 500 米以外；偶然如此的可能不到 ${per}%，驻地坐标本身未经核定。${choice.zh}`,
    `The coordinates seem to be GCJ-02: the seat of ${names.join(", ")}${seats.length > 3 ? ` and others, ${seats.length} in all,` : ""} (${first?.name ?? ""} ${(first?.at ?? []).join(", ")}) lies just where GCJ-02 shows it, about 500 m off. Chance would do that in less than ${per}% of files; the seats themselves are unverified. ${choice.en}`,
  );
}

const moved = (outline: Outline): Outline =>
  outline.map((polygon) => polygon.map((ring) => ring.map(fromGcj02)));

function heldAgainstSeats(file: OutlineFile, { system, swapped = false }: CoordinateChoice): OutlineFile {
  const { features } = file;
  const swappedOnes = features.filter(({ problem }) => problem?.code === "swapped-coordinates").length;
  if (
    !swapped &&
    swappedOnes > 0 &&
    features.every(({ outline, positions }) => outline === null && positions.length === 0)
  )
    throw new FailureError(SWAPPED);
  if (system === "gcj02")
    return {
      ...file,
      features: features.map((each) => ({
        ...each,
        outline: each.outline === null ? null : moved(each.outline),
        positions: each.positions.map(fromGcj02),
      })),
    };
  if (system === "cgcs2000") return file;
  const suspicion = file.saysGcj02 ? null : suspectGcj02(features.map(sightingOf), verticesOf(features));
  if (file.saysGcj02 || suspicion !== null) throw new FailureError(gcj02Failure(suspicion));
  return file;
}

/**
 * Outlines of a GeoJSON, KML or KMZ, zipped shapefile, Excel or CSV file, in degrees of CGCS2000; what it is its content says. Refused
 * whole where coordinates are swapped throughout or seem to be GCJ-02 and nobody said what to do (`choice`). Things that cannot be
 * measured say so one by one. It computes without a pause: a server calls it in a worker.
 */
export async function readOutlines(
  bytes: Uint8Array,
  fileName: string,
  choice: CoordinateChoice = {},
): Promise<Result<OutlineFile>> {
  if (bytes.length > MOST_MEBIBYTES * MEBIBYTE) return { ok: false, failure: TOO_LARGE };
  try {
    const file = await readAny(bytes, fileName, { swapped: choice.swapped ?? false });
    if (file.features.length === 0) return { ok: false, failure: NOTHING };
    return ok(heldAgainstSeats(file, choice));
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    // The parsers under this line throw at whatever a broken file makes them meet.
    return { ok: false, failure: documentFailure("damaged") };
  }
}
