import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { shapefileOf } from "../../../../test/support/shapefile.ts";
import { toGcj02 } from "../../../kernel/gcj02.ts";
import type { Position } from "../../../kernel/outline.ts";
import { commands } from "./commands.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sites-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const polygon = (properties: object, ...rings: readonly (readonly Position[])[]) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: rings },
});
function keep(name: string, features: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ type: "FeatureCollection", features }));
  return path;
}

type Line = {
  readonly id: string;
  readonly areaM2: number | null;
  readonly valid: boolean;
  readonly reason: string | null;
  readonly zones: readonly { readonly zone: string; readonly m2: number }[];
  readonly duplicateOf: string | null;
};
async function measured(...args: readonly string[]) {
  const said = await runCommand(commands, ["ecology", "sites", ...args, "--json"]);
  return { ...said, lines: JSON.parse(said.out) as Line[] };
}

const ZONES = [
  polygon({ zone: "核心区" }, square(110, 40, 0.5)),
  polygon({ name: "实验区" }, square(110.5, 40, 0.5)),
  polygon({ zone: "核心区", name: "北片" }, square(110, 41, 0.5)),
];

describe("ecology sites （十四）", () => {
  it("measures each site, says which zones it lies in, what crosses itself and what is written twice", async () => {
    const across = square(110.45, 40.1, 0.1);
    const sites = keep("sites.geojson", [
      polygon({ id: "S1", name: "甲" }, across),
      polygon({ name: "乙" }, across.toReversed()),
      polygon({ id: 3 }, [
        [110, 40],
        [110.2, 40.2],
        [110.2, 40],
        [110, 40.2],
        [110, 40],
      ]),
      { type: "Feature", properties: { id: "P" }, geometry: { type: "Point", coordinates: [110, 40] } },
      polygon({}, square(110.1, 40.9, 0.2)),
    ]);
    const { code, lines, err } = await measured(sites, "--zones", keep("zones.geojson", ZONES));
    expect(code).toBe(0);
    expect(lines.map(({ id, valid, duplicateOf }) => [id, valid, duplicateOf])).toEqual([
      ["S1", true, null],
      ["乙", true, "S1"],
      ["3", false, null],
      ["#5", true, null],
    ]);
    const [first, , crossed, last] = lines;
    expect(first?.zones.map(({ zone }) => zone)).toEqual(["核心区", "实验区"]);
    expect((first?.zones ?? []).reduce((sum, { m2 }) => sum + m2, 0) / (first?.areaM2 ?? 0)).toBeCloseTo(
      1,
      9,
    );
    expect(last?.zones.map(({ zone }) => zone)).toEqual(["核心区"]);
    expect(crossed).toMatchObject({ areaM2: null, zones: [] });
    expect(crossed?.reason).toMatch(/自相交.*110\.1.*40\.1.*Self-intersection/);
    expect(
      err
        .split("\n")
        .filter(Boolean)
        .map((line) => line.split("\t").slice(0, 2)),
    ).toEqual([
      ["3", "geometry"],
      ["4", "geometry"],
      ["5", "id"],
    ]);
  });

  it("refuses what is in GCJ-02 until it is told what to do, then measures", async () => {
    const seat: Position = [110.05442, 41.0324];
    const path = keep("shifted.geojson", [
      polygon(
        { id: "1" },
        square(...seat, 0.002).map(([x, y]) => toGcj02([x - 0.001, y - 0.001])),
      ),
    ]);
    await expect(measured(path)).rejects.toMatchObject({
      failure: {
        code: "unusable",
        sentence: { zh: expect.stringMatching(/GCJ-02.*固阳县.*--coordinates/) as string },
      },
    });
    const [back] = (await measured(path, "--coordinates", "gcj02")).lines;
    const [kept] = (await measured(path, "--coordinates=cgcs2000")).lines;
    const [plain] = (await measured(keep("plain.geojson", [polygon({ id: "1" }, square(...seat, 0.002))])))
      .lines;
    expect((back?.areaM2 ?? 0) / (plain?.areaM2 ?? 1)).toBeCloseTo(1, 4);
    expect(kept?.areaM2).not.toBe(back?.areaM2);
    await expect(measured(path, "--coordinates", "bd09")).rejects.toMatchObject({
      failure: { code: "unusable" },
    });
  });

  it("asks about a file with latitude first, and refuses zones that are wrong or nameless", async () => {
    const swapped = keep("swapped.geojson", [polygon({ id: "1" }, square(40, 110, 0.1))]);
    await expect(measured(swapped)).rejects.toMatchObject({
      failure: { sentence: { zh: expect.stringContaining("--swap") as string } },
    });
    expect((await measured(swapped, "--swap")).lines[0]?.valid).toBe(true);
    const sites = keep("one.geojson", [polygon({ id: "1" }, square(110, 40, 0.1))]);
    const bow = polygon({ zone: "缓冲区" }, [
      [110, 40],
      [110.2, 40.2],
      [110.2, 40],
      [110, 40.2],
      [110, 40],
    ]);
    await expect(measured(sites, "--zones", keep("bow.geojson", [bow]))).rejects.toMatchObject({
      failure: { sentence: { zh: expect.stringMatching(/缓冲区.*自相交.*110\.1/) as string } },
    });
    await expect(
      measured(sites, "--zones", keep("nameless.geojson", [polygon({}, square(110, 40, 1))])),
    ).rejects.toMatchObject({
      failure: { sentence: { zh: expect.stringContaining("没有名称") as string } },
    });
  });

  it("measures a zipped shapefile by its Chinese headings, in words where nobody asks for JSON", async () => {
    const path = join(folder, "a.zip");
    writeFileSync(
      path,
      shapefileOf(["图斑编号"], [{ rings: [square(110, 40, 0.1).toReversed()], texts: ["青-7"] }]),
    );
    expect((await measured(path)).lines[0]?.id).toBe("青-7");
    expect((await runCommand(commands, ["ecology", "sites", path])).out).toMatch(/^青-7 {2}9474\.\d{4} 公顷/);
  });

  it("measures what lies outside the region, and says so", async () => {
    const { lines, err } = await measured(keep("far.geojson", [polygon({ id: "1" }, square(110, 4.1, 0.1))]));
    expect(lines[0]?.valid).toBe(true);
    expect(err).toMatch(/^1\tgeometry\t中心在经度 110\.05、纬度 4\.15，不在本区域内/);
  });

  it("refuses a file without a polygon", async () => {
    const point = { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [110, 40] } };
    await expect(measured(keep("point.geojson", [point]))).rejects.toMatchObject({
      failure: { code: "unusable" },
    });
  });
});
