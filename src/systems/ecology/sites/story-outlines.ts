import type { Position } from "../../../kernel/outline.ts";

// Invented outlines, zones and pictures of the demonstration, the same every time.

/** Numbers between 0 and 1 that follow from one another (Park and Miller). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const M_PER_LATITUDE = 111_200;
const M_PER_LONGITUDE = 84_400;

/** Something of about so many hectares around a position, with seven corners. */
export function blob([x, y]: Position, hectares: number, next: () => number): Position[] {
  const radius = Math.sqrt((hectares * 10_000) / Math.PI);
  const ring = Array.from({ length: 7 }, (_, at): Position => {
    const angle = (at / 7) * 2 * Math.PI;
    const reach = radius * (0.85 + 0.4 * next());
    return [x + (Math.cos(angle) * reach) / M_PER_LONGITUDE, y + (Math.sin(angle) * reach) / M_PER_LATITUDE];
  });
  return [...ring, ring[0] as Position];
}

/** The middle of the invented zones: a line along the mountains. */
export const ridge = (x: number): number => 40.8 + (x - 110.2) * 0.12;

const [WEST, EAST, STEPS] = [110.1, 112.1, 40];
const edge = (offset: number): Position[] =>
  Array.from({ length: STEPS + 1 }, (_, at) => {
    const x = WEST + ((EAST - WEST) * at) / STEPS;
    return [x, ridge(x) + offset + 0.008 * Math.sin(at * 1.7 + offset * 40)];
  });

const feature = (properties: object, ring: readonly Position[]) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: [ring] },
});
const collection = (features: readonly object[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));

/** Three zones beside each other; they are nobody's. */
export function sampleZones(): Uint8Array {
  const edges = [-0.1, -0.02, 0.05, 0.12].map(edge);
  return collection(
    ["示例实验区", "示例缓冲区", "示例核心区"].map((zone, at) => {
      const [below = [], above = []] = [edges[at], edges[at + 1]];
      return feature({ zone }, [...below, ...above.toReversed(), below[0] as Position]);
    }),
  );
}

export const sampleOutlines = (rings: readonly (readonly Position[])[]): Uint8Array =>
  collection(rings.map((ring, at) => feature({ id: String(at) }, ring)));

const CRC = Array.from({ length: 256 }, (_, of) => {
  let value = of;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crcOf(body));
  return Buffer.concat([length, body, crc]);
}

/** One block that is stored and not compressed (RFC 1950, RFC 1951, 3.2.4); it holds at most 65,535 bytes. */
function storedBlock(data: Uint8Array): Buffer {
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  const [head, sum] = [Buffer.alloc(7), Buffer.alloc(4)];
  head.set([0x78, 0x01, 1]);
  head.writeUInt16LE(data.length, 3);
  head.writeUInt16LE(~data.length & 0xffff, 5);
  sum.writeUInt32BE(b * 65_536 + a);
  return Buffer.concat([head, data, sum]);
}

const [WIDE, HIGH] = [160, 120];
/** Sky, a slope, and what lies on it: bare before, green after. Nothing is to be seen of a place that does not exist. */
export function samplePicture(stage: "before" | "after"): Buffer {
  const palette = [[206, 222, 232], [122, 134, 118], stage === "before" ? [176, 152, 120] : [104, 142, 82]];
  const rows = Array.from({ length: HIGH }, (_, y) => [
    0,
    ...Array.from({ length: WIDE }, (__, x) => {
      if (y < 46 + 14 * Math.sin(x / 26)) return 0;
      return Math.hypot((x - 84) / 1.6, y - 86) < 28 + 3 * Math.sin(x / 5) ? 2 : 1;
    }),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDE, 0);
  head.writeUInt32BE(HIGH, 4);
  // Eight bits, each an index of the palette (PNG, 11.2.2).
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("PLTE", Uint8Array.from(palette.flat())),
    chunk("IDAT", storedBlock(Uint8Array.from(rows.flat()))),
    chunk("IEND", new Uint8Array()),
  ]);
}
