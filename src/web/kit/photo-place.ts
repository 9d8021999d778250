// Where a camera says that it stood, as it writes it into a JPEG (Exif 2.3, 4.6.6). Read before anything makes the photo smaller,
// which loses it. Only this is read: a whole reader of Exif would be ten times as long as what is wanted of it.

const GPS_POINTER = 0x8825;
const [LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE] = [1, 2, 3, 4] as const;
/** Exif stands in one segment at the beginning, of 64 KB at most. */
const HEAD_BYTES = 256 * 1024;
const APP1 = 0xe1;
const START_OF_SCAN = 0xda;

/** Longitude and latitude in degrees, or null where none stand there that can be read. */
export async function photoPlace(
  photo: Blob,
): Promise<readonly [longitude: number, latitude: number] | null> {
  try {
    return placeIn(new DataView(await photo.slice(0, HEAD_BYTES).arrayBuffer()));
  } catch {
    // Cut off or out of order: a photo is still a photo.
    return null;
  }
}

function placeIn(view: DataView): readonly [number, number] | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== START_OF_SCAN;) {
    // “Exif” and two zeros, then a file of TIFF.
    if (view.getUint8(at + 1) === APP1 && view.getUint32(at + 4) === 0x45786966) return ofTiff(view, at + 10);
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function ofTiff(view: DataView, start: number): readonly [number, number] | null {
  const little = view.getUint16(start) === 0x4949;
  const u16 = (at: number) => view.getUint16(start + at, little);
  const u32 = (at: number) => view.getUint32(start + at, little);
  /** Where the value of each tag of a directory stands, or its offset. */
  const directory = (at: number) =>
    new Map(Array.from({ length: u16(at) }, (_, entry) => [u16(at + 2 + entry * 12), at + 10 + entry * 12]));
  const pointer = directory(u32(4)).get(GPS_POINTER);
  if (pointer === undefined) return null;
  const gps = directory(u32(pointer));
  const degrees = (tag: number, ref: number, negative: string, most: number): number | null => {
    const [value, side] = [gps.get(tag), gps.get(ref)];
    if (value === undefined || side === undefined) return null;
    const [d = NaN, m = NaN, s = NaN] = [0, 8, 16].map((by) => {
      const above = u32(u32(value) + by);
      const below = u32(u32(value) + by + 4);
      // Some write 0/0 for seconds that they do not know.
      return above === 0 && below === 0 ? 0 : above / below;
    });
    const sum = d + m / 60 + s / 3_600;
    if (!(sum <= most)) return null;
    return String.fromCharCode(view.getUint8(start + side)) === negative ? -sum : sum;
  };
  const longitude = degrees(LONGITUDE, LONGITUDE_REF, "W", 180);
  const latitude = degrees(LATITUDE, LATITUDE_REF, "S", 90);
  // Cameras without a fix write zeros: off the coast of Africa.
  return longitude === null || latitude === null || (longitude === 0 && latitude === 0)
    ? null
    : [longitude, latitude];
}
