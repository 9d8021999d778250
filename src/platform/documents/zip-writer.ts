import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** One file of an archive. `name` is a file's name, not a path; `bytes` are its content. */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

/** What Windows refuses in a name; a slash would be a folder. */
const REFUSED = /[\\/:*?"<>|\p{Cc}]/gu;

/** So that the longest name, at four bytes a character, still fits the 255 bytes of Linux. */
const MAX_CHARACTERS = 60;

function safeName(name: string): { readonly stem: string; readonly ending: string } {
  const clean = name.replaceAll(REFUSED, "_").trim();
  const ending = /\.[a-z\d]{1,8}$/i.exec(clean)?.[0] ?? "";
  const stem = Array.from(clean.slice(0, clean.length - ending.length))
    .slice(0, MAX_CHARACTERS)
    .join("");
  // Windows drops these at the end of a name, and a name of dots alone is a folder.
  return { stem: stem.replace(/[. ]+$/, "") || "_", ending };
}

/** Names that every system can write, each once: what would be the same gets （2）, （3） before its ending. */
function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given) => {
    const { stem, ending } = safeName(given);
    let name = `${stem}${ending}`;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}（${count}）${ending}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The same of files that come one after the other, whose names are distinct: the next is asked for when the one before is written. */
export async function* zipInPieces(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const pieces = zip.outputStream as unknown as Readable;
  const over = new AbortController();
  const feed = async (): Promise<void> => {
    for await (const { name, bytes } of entries) {
      over.signal.throwIfAborted();
      const { stem, ending } = safeName(name);
      // Read only as fast as the archive is, in pieces: one that is a whole file would pass before it is compressed.
      const content = Readable.from(portionsOf(bytes));
      zip.addReadStream(content, `${stem}${ending}`);
      await finished(content, { signal: over.signal });
    }
    zip.end();
  };
  const fed = feed().catch((error: Error) => void pieces.destroy(error));
  try {
    yield* pieces as AsyncIterable<Uint8Array>;
  } finally {
    over.abort();
    await fed;
  }
}

const PORTION = 65_536;

function* portionsOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PORTION) yield bytes.subarray(from, from + PORTION);
}

/**
 * A zip archive of these files in this order. Names are written in UTF-8 and flagged so (APPNOTE 6.3.0, bit 11), so
 * that Windows and WPS show Chinese; characters that a file's name may not hold become `_`.
 */
export async function writeZip(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const names = distinctNames(entries.map(({ name }) => name));
  for (const [index, { bytes }] of entries.entries())
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), names[index] ?? "");
  zip.end();
  return buffer(zip.outputStream);
}
