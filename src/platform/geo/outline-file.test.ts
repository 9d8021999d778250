import { describe, expect, it } from "vitest";
import { shapefileOf, zonePrj } from "../../../test/support/shapefile.ts";
import { sheetOf } from "../../../test/support/sheet.ts";
import { zipOf } from "../../../test/support/zip.ts";
import { toGcj02 } from "../../kernel/gcj02.ts";
import { outlineM2, type Position } from "../../kernel/outline.ts";
import { type CoordinateChoice, readOutlines } from "./outline-file.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const geojson = (...features: readonly object[]): Uint8Array =>
  utf8(JSON.stringify({ type: "FeatureCollection", features }));
const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: "Feature",
  properties,
  geometry: { type, coordinates },
});
const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

async function read(bytes: Uint8Array, name = "图斑.geojson", choice: CoordinateChoice = {}) {
  const found = await readOutlines(bytes, name, choice);
  if (!found.ok) throw new Error(`${found.failure.code}: ${found.failure.sentence.zh}`);
  return found.value;
}
async function refused(
  bytes: Uint8Array,
  name = "图斑.geojson",
  choice: CoordinateChoice = {},
): Promise<string> {
  const found = await readOutlines(bytes, name, choice);
  return found.ok ? "read" : found.failure.code;
}
const problems = async (bytes: Uint8Array, name?: string) =>
  (await read(bytes, name)).features.map(({ problem }) => problem?.code ?? null);

describe("GeoJSON", () => {
  it("gives polygons with holes and parts, drops heights, and says of the rest that it is no polygon", async () => {
    const high = square(110, 40, 0.1).map((position) => [...position, 1_300]);
    const { features } = await read(
      geojson(
        feature({ id: "1" }, "Polygon", [high, square(110.02, 40.02, 0.01)]),
        feature({ id: "2" }, "MultiPolygon", [[square(110, 40, 0.1)], [square(111, 40, 0.1)]]),
        feature({ id: "3" }, "Point", [110, 40]),
        { type: "Feature", properties: null, geometry: null },
      ),
    );
    expect(features.map(({ outline }) => outline?.map((polygon) => polygon.length) ?? null)).toEqual([
      [2],
      [1, 1],
      null,
      null,
    ]);
    expect(features[0]?.outline?.[0]?.[0]?.[0]).toEqual([110, 40]);
    expect(features.map(({ problem }) => problem?.code ?? null)).toEqual([
      null,
      null,
      "no-polygon",
      "no-polygon",
    ]);
  });

  it("refuses one by one what has no number, is open, too short, in metres or swapped", async () => {
    const open = square(110, 40, 0.1).slice(0, 4);
    const sound = feature({}, "Polygon", [square(110, 40, 0.1)]);
    expect(
      await problems(
        geojson(
          sound,
          feature({}, "Polygon", [[[110, null], ...open]]),
          feature({}, "Polygon", [[["110", "40"], ...open]]),
          feature({}, "Polygon", [open]),
          feature({}, "Polygon", [[open[0], open[1], open[0]]]),
          feature({}, "Polygon", [square(37_500_000, 4_500_000, 100)]),
          feature({}, "Polygon", [square(40, 110, 0.1)]),
          feature({}, "Polygon", "110 40"),
          feature({}, "Polygon", []),
        ),
      ),
    ).toEqual([
      null,
      "no-number",
      "no-number",
      "open-ring",
      "short-ring",
      "projected",
      "swapped-coordinates",
      "no-ring",
      "no-ring",
    ]);
  });

  it("says which coordinate is impossible, and swapped only of what fits the region once exchanged", async () => {
    const with3 = (x: number, y: number) =>
      feature({}, "Polygon", [
        [
          [110, 40],
          [110.1, 40],
          [x, y],
          [110, 40],
        ],
      ]);
    const { features } = await read(
      geojson(
        feature({}, "Polygon", [square(110, 40, 0.1)]),
        with3(110.1, 95),
        with3(200, 40),
        with3(200, -95),
        with3(40.1, 110.1),
        with3(37_500_000, 4_500_000),
        with3(1e308, 40),
      ),
    );
    expect(features.map(({ problem }) => [problem?.code, problem?.sentence.zh])).toEqual([
      [undefined, undefined],
      ["impossible-degrees", expect.stringMatching(/^第 3 个顶点（110\.1, 95）：纬度 95 超出 ±90 度，/)],
      ["impossible-degrees", expect.stringMatching(/^第 3 个顶点（200, 40）：经度 200 超出 ±180 度，/)],
      ["impossible-degrees", expect.stringMatching(/经度 200 超出 ±180 度，纬度 -95 超出 ±90 度/)],
      ["swapped-coordinates", expect.stringContaining("对调后正好在本区域内")],
      ["projected", expect.any(String)],
      ["projected", expect.any(String)],
    ]);
    expect(await refused(geojson(with3(110.1, 95)))).toBe("read");
  });

  it("says where it cannot be parsed: NaN is no JSON", async () => {
    const found = await readOutlines(utf8('{"type":"Polygon",\n"coordinates":[[[NaN,40]]]}'), "a.geojson");
    expect(found).toMatchObject({
      failure: {
        code: "damaged",
        sentence: {
          zh: expect.stringMatching(/^文件读不了：第 2 行第 18 列：“NaN”不能这样写.*null/) as string,
          en: expect.stringMatching(/^The file cannot be read: line 2, column 18: NaN/) as string,
        },
      },
    });
    expect(await refused(utf8('{"type":"Topology"}'))).toBe("read");
    expect(await refused(utf8("[]"))).toBe("unsupported");
    expect(await refused(utf8('{"features":[]}'))).toBe("no-geojson");
    expect(await refused(geojson())).toBe("nothing");
    expect(await refused(new Uint8Array())).toBe("nothing");
  });

  it("asks about a file that is swapped throughout, and reads it when told", async () => {
    const bytes = geojson(
      feature({}, "Polygon", [square(40, 110, 0.1)]),
      feature({}, "Polygon", [square(41, 111, 0.1)]),
    );
    expect(await refused(bytes)).toBe("swapped-coordinates");
    const { features } = await read(bytes, "a.geojson", { swapped: true });
    expect(features[0]?.outline?.[0]?.[0]?.[0]).toEqual([110, 40]);
  });

  it("asks about GCJ-02 at a county's seat, and brings it back or leaves it as told", async () => {
    const seat: Position = [111.44425, 41.09467];
    const bytes = geojson(feature({ name: "武川县" }, "Polygon", [square(...seat, 0.001).map(toGcj02)]));
    const found = await readOutlines(bytes, "a.geojson");
    expect(found.ok ? "" : found.failure.sentence.zh).toMatch(/GCJ-02.*武川县.*请选择/);
    const [back] = (await read(bytes, "a.geojson", { system: "gcj02" })).features;
    expect(back?.outline?.[0]?.[0]?.[0]?.[0]).toBeCloseTo(seat[0], 8);
    const [kept] = (await read(bytes, "a.geojson", { system: "cgcs2000" })).features;
    expect(kept?.outline?.[0]?.[0]?.[0]).toEqual(toGcj02(seat));
  });

  it("refuses a member crs of an old datum, as a .prj of one, and takes others", async () => {
    const features = [feature({ 地点: "北京 1954" }, "Polygon", [square(110, 40, 0.1)])];
    const named = (name: string) =>
      utf8(
        JSON.stringify({ type: "FeatureCollection", crs: { type: "name", properties: { name } }, features }),
      );
    for (const old of [
      "urn:ogc:def:crs:EPSG::4610",
      "EPSG:4214",
      "urn:ogc:def:crs:EPSG:6.9:2327",
      "GCS_Xian_1980",
    ])
      expect(await refused(named(old))).toBe("old-datum");
    for (const taken of ["urn:ogc:def:crs:EPSG::4490", "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
      expect(await refused(named(taken))).toBe("read");
  });

  it("asks where the file names GCJ-02 itself, and keeps the 审图号 that it names", async () => {
    const crs = { type: "name", properties: { name: "GCJ-02" } };
    const features = [feature({}, "Polygon", [square(110, 40, 0.1)])];
    expect(await refused(utf8(JSON.stringify({ type: "FeatureCollection", crs, features })))).toBe("gcj02");
    const named = { type: "FeatureCollection", description: "底图审图号：蒙S（2023）021号", features };
    expect((await read(utf8(JSON.stringify(named)))).approval).toBe("蒙S（2023）021号");
  });
});

const KML = (body: string, head = ""): Uint8Array =>
  utf8(
    `<?xml version="1.0" encoding="UTF-8"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`,
  );
const ringKml = (ring: readonly (readonly number[])[]) =>
  `<LinearRing><coordinates>\n${ring.map((position) => position.join(",")).join("\n")}\n</coordinates></LinearRing>`;
const polygonKml = (ring: readonly (readonly number[])[], hole?: readonly (readonly number[])[]) =>
  `<Polygon><outerBoundaryIs>${ringKml(ring)}</outerBoundaryIs>${hole ? `<innerBoundaryIs>${ringKml(hole)}</innerBoundaryIs>` : ""}</Polygon>`;

describe("KML", () => {
  it("gives placemarks with what they carry, their holes and parts, in a KMZ as well", async () => {
    const kml = KML(
      `<Placemark id="p1"><name>一号 &amp; 二号</name><ExtendedData><Data name="id"><value>S1</value></Data></ExtendedData>${polygonKml(square(110, 40, 0.1), square(110.02, 40.02, 0.01))}</Placemark>
       <Folder><Placemark><name><![CDATA[两块]]></name><MultiGeometry>${polygonKml(square(111, 40, 0.1))}${polygonKml(square(112, 40, 0.1))}</MultiGeometry></Placemark></Folder>`,
    );
    for (const [bytes, name] of [
      [kml, "a.kml"],
      [zipOf({ "doc.kml": kml }), "a.kmz"],
    ] as const) {
      const { features } = await read(bytes, name);
      expect(features.map(({ properties }) => [properties["id"], properties["name"]])).toEqual([
        ["S1", "一号 & 二号"],
        [undefined, "两块"],
      ]);
      expect(features.map(({ outline }) => outline?.map((polygon) => polygon.length))).toEqual([[2], [1, 1]]);
    }
  });

  it("says what its reader would mend in silence: open rings, and what is no number", async () => {
    const kml = KML(
      `<Placemark>${polygonKml(square(110, 40, 0.1).slice(0, 4))}</Placemark><Placemark>${polygonKml([[110, Number.NaN], ...square(110, 40, 0.1)])}</Placemark>`,
    );
    expect(await problems(kml, "a.kml")).toEqual(["open-ring", "no-number"]);
  });

  it("refuses declared entities, and a chain of tags without end", async () => {
    const bomb = '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(await refused(KML("<Placemark><name>&b;</name></Placemark>", bomb), "a.kml")).toBe("unsafe");
    expect(await refused(KML("<Folder>".repeat(5_000)), "a.kml")).toBe("unsafe");
    expect(await refused(KML("<Placemark>"), "a.kml")).toBe("damaged");
  });
});

const clockwise = (x: number, y: number, size: number) => square(x, y, size).toReversed();
/** Where (111.5, 40.7) lies beside the meridian of 111°, by the series of Gauss and Krüger with the meridian arc summed by Simpson. */
const [EAST, NORTH] = [542_257.835_26, 4_507_378.226_67];

describe("a zipped shapefile", () => {
  it("reads a .dbf in GBK and degrees", async () => {
    const bytes = shapefileOf(
      ["图斑编号", "NAME"],
      [{ rings: [clockwise(110, 40, 0.1)], texts: ["大-001", "采坑"] }],
    );
    const { features, notes } = await read(bytes, "a.zip");
    expect(features[0]?.properties).toEqual({ 图斑编号: "大-001", NAME: "采坑" });
    expect(outlineM2(features[0]?.outline ?? [])).toBeGreaterThan(9e7);
    expect(notes).toHaveLength(1);
  });

  it.each([
    ["the zone's number stands in easting and .prj", 37_000_000, 37_500_000, 0],
    ["neither has it", 0, 500_000, 0],
    ["only the easting has it", 37_000_000, 500_000, 1],
    ["only the .prj has it", 0, 37_500_000, 1],
  ])("brings a 3° zone to degrees where %s", async (_, prefix, falseEasting, told) => {
    const rings = [clockwise(prefix + EAST, NORTH, 1_000)];
    const bytes = shapefileOf(["ID"], [{ rings, texts: ["1"] }], { prj: zonePrj(111, falseEasting) });
    const { features, notes } = await read(bytes, "a.zip");
    const [x, y] = features[0]?.outline?.[0]?.[0]?.at(-1) ?? [0, 0];
    expect([x, y]).toEqual([expect.closeTo(111.5, 7), expect.closeTo(40.7, 7)]);
    // A projected square of a kilometre: the scale there is 1 + 2.2e-5.
    expect(outlineM2(features[0]?.outline ?? []) / 1e6).toBeCloseTo(1, 3);
    expect(notes).toHaveLength(told);
  });

  it("refuses old datums, a .prj that does not fit, none where it is needed, and several shapefiles", async () => {
    const record = { rings: [clockwise(37_000_000 + EAST, NORTH, 1_000)], texts: ["1"] };
    const zip = (prj: string) => shapefileOf(["ID"], [record], { prj });
    expect(await refused(zip(zonePrj(111, 37_500_000, "Xian_1980")), "a.zip")).toBe("old-datum");
    expect(await refused(zip(zonePrj(114, 500_000)), "a.zip")).toBe("projection-does-not-fit");
    expect(await refused(zip(""), "a.zip")).toBe("no-projection");
    expect(await refused(zip("nonsense"), "a.zip")).toBe("projection-unreadable");
    expect(await refused(zipOf({ "a.shp": "1", "b.shp": "2" }), "a.zip")).toBe("several-shapefiles");
  });

  it("refuses archives that are broken, hold nothing known, or inflate beyond measure", async () => {
    expect(await refused(zipOf({ "a.shp": "no shapefile at all" }), "a.zip")).toBe("damaged");
    expect(await refused(zipOf({ "a.txt": "x" }), "a.zip")).toBe("unsupported");
    const bomb = zipOf({ "a.shp": new Uint8Array(40 * 1024 * 1024) });
    expect(await refused(bomb, "a.zip")).toBe("unsafe");
    expect(await refused(bomb.subarray(0, bomb.length - 30), "a.zip")).toBe("damaged");
  });
});

/** Only the first corner of an outer ring says which thing it is. */
const corners = (rows: readonly (readonly [number, number])[], thing: string, ring: string) =>
  rows.map(([x, y], at) => [at === 0 || ring !== "1" ? thing : "", ring, `J${at + 1}`, String(x), String(y)]);

describe("a sheet", () => {
  it("reads a column of well-known text, row by row", async () => {
    const bytes = await sheetOf([
      ["图斑清单"],
      ["编号", "名称", "WKT"],
      ["1", "甲", "POLYGON ((110 40, 110.1 40, 110.1 40.1, 110 40))"],
      ["2", "乙", "SRID=4490;MULTIPOLYGON Z (((110 40 1, 110.1 40 1, 110.1 40.1 1, 110 40 1)))"],
      ["3", "丙", "POLYGON ((110 40, 110.1"],
      ["4", "丁", "POLYGON ((110 40, 110.1 40, 110.1 40.1))"],
    ]);
    const { features } = await read(bytes, "a.xlsx");
    expect(features.map(({ number, problem }) => [number, problem?.code ?? null])).toEqual([
      [3, null],
      [4, null],
      [5, "no-wkt"],
      [6, "open-ring"],
    ]);
    expect(features[0]?.properties["编号"]).toBe("1");
  });

  it("reads corners row by row: the number once, rings by theirs, sorted by somebody since, in degrees and minutes", async () => {
    const head = ["图斑编号", "圈号", "点号", "经度", "纬度"];
    const outer = corners(square(110, 40, 0.1).slice(0, 4), "A", "1");
    const hole = corners(square(110.02, 40.02, 0.01).slice(0, 4), "A", "2");
    const degrees = [
      ["B", "1", "J3", "111°6′0″", "40°6′"],
      ["B", "1", "J1", "111°0′0″", "40°0′0″"],
      ["B", "1", "J2", "111°06′", "40°0′00.0″"],
    ];
    const { features } = await read(await sheetOf([head, ...outer, ...hole, ...degrees]), "a.xlsx");
    expect(
      features.map(({ properties, outline }) => [
        properties["图斑编号"],
        outline?.map((polygon) => polygon.length),
      ]),
    ).toEqual([
      ["A", [2]],
      ["B", [1]],
    ]);
    const [first, second, third, last] = features[1]?.outline?.[0]?.[0] ?? [];
    expect([first, second, third, last]).toEqual([
      [111, 40],
      [expect.closeTo(111.1, 9), 40],
      [expect.closeTo(111.1, 9), expect.closeTo(40.1, 9)],
      [111, 40],
    ]);
  });

  it("（十四） takes a list of positions for what it is, and one row that is swapped for no swapped file", async () => {
    const list = utf8("编号,经度,纬度\n1,110.5,40.8\n2,110°42′36″,40°48′\n3,40.8,110.7\n");
    const { features } = await read(list, "a.csv");
    expect(features.map(({ positions, problem }) => [positions, problem?.code])).toEqual([
      [[[110.5, 40.8]], "short-ring"],
      [[[expect.closeTo(110.71, 9), 40.8]], "short-ring"],
      [[], "swapped-coordinates"],
    ]);
  });

  it("reads values parted by commas, and says which columns it needs", async () => {
    const csv = "id,lon,lat\n1,110,40\n1,110.1,40\n1,110.1,40.1\n2,110,x\n2,110,40\n2,111,40\n2,111,41\n";
    expect(await problems(utf8(csv), "a.csv")).toEqual([null, "no-number"]);
    expect(await refused(utf8("编号,面积\n1,2\n"), "a.csv")).toBe("no-coordinates");
  });
});
