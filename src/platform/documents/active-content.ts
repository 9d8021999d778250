import { sniffFile } from "../files/sniff.ts";
import { documentError } from "./document.ts";
import type { Archive } from "./zip.ts";

/** Parts that are programs, or objects of other programs: the macros of Word and Excel 4, controls, OLE packages. */
const PROGRAM_PARTS =
  /vbaProject|vbaData|(?:^|[\\/])(?:macrosheets|dialogsheets|activeX)[\\/]|embeddings[\\/]oleObject/i;
/** A program under another name is still declared as one. */
const PROGRAM_TYPES = /ms-office\.(?:vbaProject|activeX)|macroEnabled|ms-excel\.(?:intl)?macrosheet/i;
/** Links by which Excel starts another program. */
const STARTS_PROGRAMS = /<(?:[\w-]+:)?(?:ddeLink|oleLink)\b/i;
/** The codes of Word's fields, which may be cut into several runs. */
const FIELD_CODE = /<(?:[\w-]+:)?instrText\b[^>]*>([^<]*)<|\binstr="([^"]*)"/g;
const DDE = /DDE(?:AUTO|\s)/i;

const CONTENT_TYPES = "[Content_Types].xml";
const EXTERNAL_LINK = /(?:^|[\\/])externalLinks[\\/][^\\/]+\.xml$/i;
const WORD_TEXT = /^word[\\/](?:document|header|footer|footnotes|endnotes|comments)\d*\.xml$/i;

/** The text of a part piece by piece, each ending where a tag begins, so that no tag is cut. */
async function* textOf(archive: Archive, name: string): AsyncGenerator<string> {
  const part = await archive.open(name);
  if (part === undefined) return;
  let decoder: TextDecoder | undefined;
  let rest = "";
  for await (const piece of part) {
    decoder ??= new TextDecoder(piece[0] === 0xff ? "utf-16le" : piece[0] === 0xfe ? "utf-16be" : "utf-8");
    rest += decoder.decode(piece, { stream: true });
    const cut = rest.lastIndexOf("</");
    if (cut <= 0) continue;
    // A field's code ends with the tag after it.
    yield rest.slice(0, cut + 1);
    rest = rest.slice(cut);
  }
  yield rest;
}

async function says(archive: Archive, names: readonly string[], pattern: RegExp): Promise<boolean> {
  for (const name of names)
    for await (const text of textOf(archive, name)) if (pattern.test(text)) return true;
  return false;
}

async function hasDdeField(archive: Archive): Promise<boolean> {
  for (const name of archive.names.filter((each) => WORD_TEXT.test(each))) {
    let codes = "";
    for await (const text of textOf(archive, name))
      for (const [, run = "", simple = ""] of text.matchAll(FIELD_CODE)) codes += run + simple;
    if (DDE.test(codes)) return true;
  }
  return false;
}

/**
 * Throws `macros` where an office file could start a program on the machine of whoever opens it: macros, embedded OLE objects
 * and controls, DDE in links or fields. One rule for every file that is taken in, read or only kept.
 */
export async function refuseActive(archive: Archive): Promise<void> {
  const { names } = archive;
  const active =
    names.some((name) => PROGRAM_PARTS.test(name)) ||
    (await says(archive, [CONTENT_TYPES], PROGRAM_TYPES)) ||
    (await says(
      archive,
      names.filter((name) => EXTERNAL_LINK.test(name)),
      STARTS_PROGRAMS,
    )) ||
    (await hasDdeField(archive));
  if (active) throw documentError("macros");
}

/** Streams of the old formats in which a program or a package lies, and the field that starts one. */
const OLE_STREAMS = ["_VBA_PROJECT", "VBA_PROJECT_CUR", "Ole10Native"];

/** The same of the old formats, before they are converted: the names of their streams stand in UTF-16. */
export function isActiveOle(bytes: Uint8Array): boolean {
  const type = sniffFile(bytes);
  if (type !== "doc" && type !== "xls") return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    OLE_STREAMS.some((name) => buffer.includes(Buffer.from(name, "utf16le"))) ||
    (type === "doc" && (buffer.includes("DDEAUTO") || buffer.includes(Buffer.from("DDEAUTO", "utf16le"))))
  );
}
