import { encodeGb18030 } from "./gb18030.ts";
import { zipOf } from "./zip.ts";

type Ring = readonly (readonly [number, number])[];
type Record = { readonly rings: readonly Ring[]; readonly texts: readonly string[] };

/** A .shp of polygons (ESRI, July 1998): main header, then a record each. */
function shpOf(records: readonly Record[]): Buffer {
  const bodies = records.map(({ rings }, at) => {
    const points = rings.flat();
    const content = Buffer.alloc(44 + rings.length * 4 + points.length * 16);
    content.writeInt32LE(5, 0);
    content.writeInt32LE(rings.length, 36);
    content.writeInt32LE(points.length, 40);
    let begun = 0;
    for (const [index, ring] of rings.entries()) {
      content.writeInt32LE(begun, 44 + index * 4);
      begun += ring.length;
    }
    for (const [index, [x, y]] of points.entries()) {
      content.writeDoubleLE(x, 44 + rings.length * 4 + index * 16);
      content.writeDoubleLE(y, 52 + rings.length * 4 + index * 16);
    }
    const head = Buffer.alloc(8);
    head.writeInt32BE(at + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE(bodies.reduce((sum, body) => sum + body.length, 100) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  return Buffer.concat([header, ...bodies]);
}

const WIDTH = 40;

function dbfOf(fields: readonly string[], records: readonly Record[], language: number): Buffer {
  const header = Buffer.alloc(32 + fields.length * 32 + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(records.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + fields.length * WIDTH, 10);
  header.writeUInt8(language, 29);
  for (const [at, name] of fields.entries()) {
    header.set(encodeGb18030(name).subarray(0, 10), 32 + at * 32);
    header.write("C", 32 + at * 32 + 11);
    header.writeUInt8(WIDTH, 32 + at * 32 + 16);
  }
  header.writeUInt8(0x0d, header.length - 1);
  const rows = records.map(({ texts }) => {
    const row = Buffer.alloc(1 + fields.length * WIDTH, 0x20);
    for (const [at, text] of texts.entries()) row.set(encodeGb18030(text).subarray(0, WIDTH), 1 + at * WIDTH);
    return row;
  });
  return Buffer.concat([header, ...rows, Buffer.from([0x1a])]);
}

/** A zipped shapefile of polygons whose .dbf is in GBK, as Chinese programs write it. */
export const shapefileOf = (
  fields: readonly string[],
  records: readonly Record[],
  { prj = "", language = 0x4d }: { readonly prj?: string; readonly language?: number } = {},
): Uint8Array =>
  zipOf({
    "图斑/图斑.shp": shpOf(records),
    "图斑/图斑.dbf": dbfOf(fields, records, language),
    ...(prj === "" ? {} : { "图斑/图斑.prj": prj }),
  });

/** The .prj of a 3° zone of CGCS2000 by its central meridian and false easting. */
export const zonePrj = (meridian: number, falseEasting: number, datum = "China_2000"): string =>
  `PROJCS["CGCS2000_3_Degree_GK_CM_${meridian}E",GEOGCS["GCS_${datum}",DATUM["D_${datum}",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${falseEasting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
