import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const PLACES = ["cmaps", "../src/platform/documents/cmaps", "../../src/platform/documents/cmaps"];

/** Hands pdf.js the character maps of Chinese fonts that a file names without embedding them. */
export class CharacterMaps {
  // pdf.js wants a class that it constructs itself, and asks it for fonts and programs too: there are none.
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const folder = PLACES.map((place) => join(import.meta.dirname, place)).find((place) => existsSync(place));
    if (kind !== "cMapUrl" || folder === undefined || !/^[\w-]+\.bcmap$/.test(filename))
      throw new Error(`no ${kind} ${filename}`);
    return new Uint8Array(await readFile(join(folder, filename)));
  }
}
