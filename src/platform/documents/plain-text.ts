import { isUtf8 } from "node:buffer";
import type { Sentence } from "../../kernel/error.ts";

const DAMAGED_CHARACTERS: Sentence = {
  zh: "有个别字符无法识别，已用“�”标出，请对照原件。",
  en: "Some characters could not be recognised and are marked “�”. Compare with the original.",
};

/** The encoding that a byte order mark declares. */
export function byteOrderMark(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/**
 * Decodes bytes of text: by its byte order mark, else by `declared`, else as UTF-8 if it is that, else as GB18030,
 * which holds GBK and GB2312. The mark is dropped and nothing else is changed.
 */
export function decodeText(bytes: Uint8Array, declared?: string): { text: string; notes: Sentence[] } {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return judged(new TextDecoder(mark).decode(bytes));
  const candidates = ["utf-8", "gb18030"];
  if (declared !== undefined) {
    try {
      candidates.unshift(new TextDecoder(declared).encoding);
    } catch {
      // An unknown name says nothing; the bytes still do.
    }
  }
  for (const encoding of candidates) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), notes: [] };
    } catch {
      continue;
    }
  }
  const [first, ...rest] = candidates.map((encoding) => judged(new TextDecoder(encoding).decode(bytes)));
  let best = first ?? judged("");
  for (const other of rest) if (other.damage < best.damage) best = other;
  return best;
}

const PIECE = 1 << 18;

/**
 * The same text, UTF-8 or GB18030, piece by piece: a large file is never decoded whole. What cannot be decoded is “�”.
 */
export function* textPieces(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(byteOrderMark(bytes) ?? (isUtf8(bytes) ? "utf-8" : "gb18030"));
  for (let at = 0; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}

function judged(text: string): { text: string; notes: Sentence[]; damage: number } {
  let damage = 0;
  for (let at = text.indexOf("�"); at >= 0; at = text.indexOf("�", at + 1)) damage++;
  return { text, damage, notes: damage > 0 ? [DAMAGED_CHARACTERS] : [] };
}

/** Whether the text is mostly control or undecodable characters: bytes of something that is no text. */
export function looksBinary(text: string): boolean {
  const head = text.slice(0, 65_536);
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code === 0xfffd || (code < 0x20 && !(code >= 9 && code <= 13)) || (code >= 0x7f && code < 0xa0))
      odd++;
  }
  return odd > 2 && odd * 20 > head.length;
}
