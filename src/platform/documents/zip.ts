import { fromBufferPromise, type Entry } from "yauzl";
import { documentError, MEBIBYTE } from "./document.ts";

const MAX_ENTRIES = 20_000;
const MAX_PART_BYTES = 512 * MEBIBYTE;
const MAX_READ_BYTES = 768 * MEBIBYTE;
// Office writes repetitive XML, so small parts may shrink two-hundredfold in honest files.
const RATIO_COUNTS_FROM_BYTES = 32 * MEBIBYTE;
const MAX_RATIO = 200;

/** A zip archive whose parts are inflated only when read, and only within limits. */
export type Archive = {
  readonly names: readonly string[];
  /** The bytes of a part, in pieces; undefined where there is no such part. */
  readonly open: (name: string) => Promise<AsyncIterable<Uint8Array>> | undefined;
};

/** Opens an archive. Throws the failures `encrypted` and `unsafe`, and what the unzipper finds broken. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
  if (zip.entryCount > MAX_ENTRIES) throw documentError("unsafe");
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(keyOf(entry.fileName), entry);
  let read = 0;
  const open = async (entry: Entry): Promise<AsyncIterable<Uint8Array>> => {
    if (entry.isEncrypted()) throw documentError("encrypted");
    if (entry.uncompressedSize > MAX_PART_BYTES || inflatesTooFar(entry, entry.uncompressedSize))
      throw documentError("unsafe");
    const stream = await zip.openReadStreamPromise(entry);
    return (async function* () {
      // The declared size is the archive's own word; what really comes out is counted.
      let size = 0;
      for await (const piece of stream) {
        const part = piece as Uint8Array;
        size += part.length;
        read += part.length;
        if (size > MAX_PART_BYTES || read > MAX_READ_BYTES || inflatesTooFar(entry, size))
          throw documentError("unsafe");
        yield part;
      }
    })();
  };
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    open: (name) => {
      const entry = entries.get(keyOf(name));
      return entry === undefined ? undefined : open(entry);
    },
  };
}

/** The names of parts are told apart without regard to case (ISO/IEC 29500-2, 6.3.5). */
function keyOf(name: string): string {
  return name.toLowerCase();
}

function inflatesTooFar(entry: Entry, size: number): boolean {
  return size > RATIO_COUNTS_FROM_BYTES && size > entry.compressedSize * MAX_RATIO;
}
