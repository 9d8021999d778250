import { writeFileSync } from "node:fs";

/** Numbers that look like chance and are the same in every run: from 0 to 1, the same again after 2³² of them (mulberry32). */
export function chance(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    // In whole numbers of 32 bits: as floating ones products lose their low digits, and numbers came again after some thousand.
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Ring = readonly (readonly [number, number])[];

/** A ring of so many points around a centre, ragged as drawn outlines are, and never crossing itself. */
function ringAround(
  [x, y]: readonly [number, number],
  radius: number,
  points: number,
  next: () => number,
): Ring {
  const ring = Array.from({ length: points }, (_, at): readonly [number, number] => {
    const angle = (2 * Math.PI * at) / points;
    const reach = radius * (0.75 + 0.25 * next());
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? [x, y]];
}

const collection = (features: readonly object[]): string =>
  JSON.stringify({ type: "FeatureCollection", features });
const feature = (properties: object, ring: Ring): object => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: [ring] },
});

/** Sites of twenty points each within the extent of the reserve, and zones side by side in it; returns the pairs whose boxes meet. */
export function writeSites(
  sitesFile: string,
  zonesFile: string,
  { sites, zones, points }: { readonly sites: number; readonly zones: number; readonly points: number },
): void {
  const next = chance();
  const [west, south, width] = [109.8, 40.6, 3];
  const all = Array.from({ length: zones }, (_, at) =>
    feature(
      { zone: `区${at + 1}` },
      ringAround([west + (width * (at + 0.5)) / zones, south + 0.2], 0.2, points, next),
    ),
  );
  writeFileSync(zonesFile, collection(all));
  const found = Array.from({ length: sites }, (_, at) =>
    feature({ id: `s${at + 1}` }, ringAround([west + width * next(), south + 0.4 * next()], 0.001, 20, next)),
  );
  writeFileSync(sitesFile, collection(found));
}

/** Two years of monthly readings of a region's sections, and an agreement with a clause of every kind. */
export function writeAgreement(agreementFile: string, resultsFile: string, count: number): void {
  const next = chance();
  const sections = Array.from({ length: count }, (_, at) => `断面${at + 1}`);
  const items = ["高锰酸盐指数", "化学需氧量", "氨氮", "总磷"];
  const rows = sections.flatMap((section) =>
    [2024, 2025].flatMap((year) =>
      Array.from({ length: 12 }, (_, month) =>
        items.map((item) => {
          const time = `${year}-${String(month + 1).padStart(2, "0")}`;
          return `${section},${time},${item},${(0.05 + 8 * next()).toFixed(3)},mg/L,`;
        }),
      ).flat(),
    ),
  );
  writeFileSync(resultsFile, `section,time,item,value,unit,limit\n${rows.join("\n")}\n`);
  const agreement = {
    id: "301",
    parties: { upstream: "上游", downstream: "下游" },
    sections,
    from: "2025-01-01",
    until: "2025-12-31",
    period: "month",
    clauses: [
      { kind: "class", base: 3, fenPerClass: 1_000_000 },
      { kind: "index", items: ["化学需氧量", "氨氮"], fenPerPoint: 10_000, capFen: 40_000_000 },
      { kind: "step", base: 2, fen: 5_000_000 },
      { kind: "exceedance", item: "氨氮", limit: 1, bands: [{ above: 0, upTo: null, fen: 100_000 }] },
    ],
    exclusions: [],
  };
  writeFileSync(agreementFile, JSON.stringify(agreement));
}
