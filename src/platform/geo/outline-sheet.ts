import { FailureError, refusal } from "../../kernel/error.ts";
import type { Position } from "../../kernel/outline.ts";
import { readFilledBook } from "../documents/sheet-rows.ts";
import {
  featureOf,
  type OutlineFeature,
  type OutlineFile,
  type Properties,
  type Reading,
  saidOf,
} from "./features.ts";
import { geometryOfWkt } from "./wkt.ts";

/** What a column of a list of outlines holds, by how people head it. */
const HEADINGS = {
  wkt: /^(?:wkt|geom|geometry|几何|几何图形|边界wkt)$/i,
  longitude: /^(?:经度.*|东经.*|lon|lng|long|longitude)$/i,
  latitude: /^(?:纬度.*|北纬.*|lat|latitude)$/i,
  thing: /^(?:id|.*(?:图斑|地块)(?:编)?号|编号)$/i,
  name: /^(?:name|(?:图斑|地块)?名称)$/i,
  ring: /^(?:ring|part|(?:地块)?圈号|环号)$/i,
  order: /^(?:no|order|点号|(?:拐|顶|界址)点(?:编)?号|序号)$/i,
} as const;
type Meaning = keyof typeof HEADINGS;

const MOST_HEADING_ROWS = 20;

type Row = { readonly number: number; readonly cells: readonly string[] };
type Columns = Partial<Readonly<Record<Meaning, number>>>;

const columnsOf = ({ cells }: Row): Columns =>
  Object.fromEntries(
    Object.entries(HEADINGS).flatMap(([meaning, pattern]) => {
      const at = cells.findIndex((cell) => pattern.test(cell.replace(/\s/g, "")));
      return at < 0 ? [] : [[meaning, at]];
    }),
  );

const isHead = ({ wkt, longitude, latitude }: Columns): boolean =>
  wkt !== undefined || (longitude !== undefined && latitude !== undefined);

const DEGREES =
  /^[EN东经北纬\s]*(\d{1,3})\s*[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*[′'’分]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:[″"”秒]|′′|'')?)?\s*[EN]?$/;

/** Degrees as people write them: 110.52, or 110°31′12″. NaN where it is neither. */
export function degreesOf(written: string): number {
  const text = written.trim();
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const [, degrees, minutes = "0", seconds = "0"] = DEGREES.exec(text) ?? [];
  return degrees === undefined ? NaN : Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
}

function contains(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length] as Position;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Rings in the order of a list: one within an earlier outer ring is its hole, any other begins a polygon. */
function polygonsOf(rings: readonly Position[][]): Position[][][] {
  const polygons: Position[][][] = [];
  for (const ring of rings) {
    const first = ring[0];
    const around = polygons.find(([outer]) => first && outer && contains(outer, first));
    if (around) around.push(ring);
    else polygons.push([ring]);
  }
  return polygons;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? NaN);

/** Rows of one ring in the order of their numbers where all have one, whoever sorted the sheet since. */
function inOrder(rows: readonly Row[], at: number | undefined): readonly Row[] {
  if (at === undefined) return rows;
  const numbers = rows.map(({ cells }) => numberIn(cells[at] ?? ""));
  // The corner that closes the ring often has the number of the first one again.
  const different = new Set(numbers).size >= numbers.length - 1;
  if (!different || numbers.some(Number.isNaN)) return rows;
  const closing = numbers.at(-1) === numbers[0] ? rows.length - 1 : -1;
  return rows
    .map((row, index) => ({ row, number: index === closing ? Infinity : (numbers[index] ?? 0) }))
    .toSorted((a, b) => a.number - b.number)
    .map(({ row }) => row);
}

function cornersOf(rows: readonly Row[], head: Row, columns: Columns, how: Reading): OutlineFeature[] {
  const { longitude = 0, latitude = 0, thing, name, ring, order } = columns;
  const cell = ({ cells }: Row, at: number | undefined): string =>
    at === undefined ? "" : (cells[at] ?? "").trim();
  // Often only the first corner of a thing says which thing it is.
  let [lastThing, lastName] = ["", ""];
  const carried = rows.map((row) => {
    const [ownThing, ownName] = [cell(row, thing), cell(row, name)];
    if (ownThing !== "" || (ownName !== "" && ownName !== lastName))
      [lastThing, lastName] = [ownThing, ownName];
    return { row, key: `${lastThing}\n${lastName}` };
  });
  return grouped(carried, ({ key }) => key).map((corners) => {
    const first = (corners[0] as (typeof corners)[number]).row;
    const rings = grouped(
      corners.map(({ row }) => row),
      (row) => cell(row, ring),
    ).map((each) =>
      inOrder(each, order).map((row): Position => [
        degreesOf(cell(row, longitude)),
        degreesOf(cell(row, latitude)),
      ]),
    );
    const properties = propertiesOf(head, first);
    const geometry = { type: "MultiPolygon", coordinates: polygonsOf(rings) };
    const read = featureOf(first.number, properties, geometry, { ...how, closes: true });
    if (corners.length > 1) return read;
    // A list of positions, a thing a row: none encloses anything, and each says where it is.
    const { positions } = featureOf(0, {}, { type: "Point", coordinates: rings[0]?.[0] }, how);
    return { ...read, positions };
  });
}

const propertiesOf = (head: Row, { cells }: Row): Properties =>
  Object.fromEntries(
    head.cells.flatMap((heading, at) => {
      const text = (cells[at] ?? "").trim();
      return heading.trim() === "" || text === "" ? [] : [[heading.replace(/\s/g, ""), text]];
    }),
  );

const NO_COLUMNS = refusal(
  "no-coordinates",
  "表里找不到坐标：需要“经度”“纬度”两列（每行一个拐点，另有“编号”），或一列“WKT”。",
  "The sheet has no coordinates: it needs the columns 经度 and 纬度 (a corner a row, with 编号), or one headed WKT.",
);

const NO_WKT = refusal(
  "no-wkt",
  "这一行的 WKT 读不懂，应形如 POLYGON ((经度 纬度, …))。",
  "The WKT of this row cannot be read; it is written as POLYGON ((longitude latitude, …)).",
);

/** Outlines of a workbook or of values parted by commas: a list of corners, or a column of well-known text. */
export async function readOutlineSheet(
  bytes: Uint8Array,
  fileName: string,
  how: Reading = {},
): Promise<OutlineFile> {
  const book = await readFilledBook(bytes, fileName, "any-size");
  if (!book.ok) throw new FailureError(book.failure);
  for (const { rows, margin } of book.value.sheets) {
    const at = rows.slice(0, MOST_HEADING_ROWS).findIndex((row) => isHead(columnsOf(row)));
    const head = rows[at];
    if (head === undefined) continue;
    const columns = columnsOf(head);
    const below = rows.slice(at + 1);
    const features =
      columns.wkt === undefined
        ? cornersOf(below, head, columns, how)
        : below.map((row) => {
            const geometry = geometryOfWkt(row.cells[columns.wkt ?? 0] ?? "");
            const read = featureOf(row.number, propertiesOf(head, row), geometry, how);
            return geometry === null ? { ...read, problem: NO_WKT } : read;
          });
    return {
      features,
      notes: [],
      ...saidOf([...margin, ...rows.slice(0, at).flatMap(({ cells }) => cells)]),
    };
  }
  throw new FailureError(NO_COLUMNS);
}
