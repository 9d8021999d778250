import { isHeic } from "../../kernel/heic.ts";
import { byteOrderMark, decodeText, looksBinary } from "../documents/plain-text.ts";

/** What the bytes are, whatever the file is called. `ooxml`, `zip` and `ole` are containers that need a look inside. */
export type FileType =
  | "docx"
  | "xlsx"
  | "ofd"
  | "zip"
  | "pdf"
  | "doc"
  | "xls"
  | "ole-encrypted"
  | "ole"
  | "rtf"
  | "html"
  | "txt"
  | "image"
  | "heic"
  | "binary"
  | "empty";

/** Media type under which a file of this type is handed out: pages and text as bytes, so that nothing shows them. */
export const MEDIA_TYPES: Record<FileType, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ofd: "application/ofd",
  zip: "application/zip",
  pdf: "application/pdf",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  "ole-encrypted": "application/octet-stream",
  ole: "application/octet-stream",
  rtf: "application/rtf",
  html: "application/octet-stream",
  txt: "application/octet-stream",
  image: "application/octet-stream",
  heic: "application/octet-stream",
  binary: "application/octet-stream",
  empty: "application/octet-stream",
};

const SIGNATURES: readonly (readonly [type: FileType, bytes: readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["rtf", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["image", [0x47, 0x49, 0x46, 0x38]],
  ["image", [0x49, 0x49, 0x2a, 0x00]],
  ["image", [0x4d, 0x4d, 0x00, 0x2a]],
];

const HTML_HEAD =
  /^\s*(<\?xml[^>]*>\s*)?(<!--(?:(?!-->)[\s\S])*-->\s*)*<(!doctype\s+html|html|head|body|meta|title|article|section|main|table|div|p|br|h[1-6]|ol|ul|center|font|span|script|style)[\s>/]/i;
// Readers of PDF accept what other programs put before the header.
const PDF_HEADER_WITHIN = 1024;

const isWebp = (buffer: Buffer): boolean =>
  buffer.toString("latin1", 0, 4) === "RIFF" && buffer.toString("latin1", 8, 12) === "WEBP";

/** Lengths of the second header, by version. Two letters alone would make a picture of a text about BMW. */
const BITMAP_HEADERS: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);
const isBitmap = (buffer: Buffer): boolean =>
  buffer.length > 18 &&
  buffer.toString("latin1", 0, 2) === "BM" &&
  BITMAP_HEADERS.has(buffer.readUInt32LE(14));

/** Tells the type of a file by its content. */
export function sniffFile(bytes: Uint8Array): FileType {
  if (bytes.length === 0) return "empty";
  const signed = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (signed === "zip") return sniffZip(buffer);
  if (signed === "ole") return sniffOle(buffer);
  if (signed !== undefined) return signed;
  if (isHeic(bytes)) return "heic";
  if (isWebp(buffer) || isBitmap(buffer)) return "image";
  if (buffer.subarray(0, PDF_HEADER_WITHIN).includes("%PDF-")) return "pdf";
  const head = bytes.subarray(0, 65_536);
  // Text in UTF-16 is full of zero bytes; without its mark they mean something that is no text.
  if (byteOrderMark(bytes) === null && head.includes(0)) return "binary";
  const { text } = decodeText(head);
  if (HTML_HEAD.test(text.slice(0, 4096))) return "html";
  return looksBinary(text) ? "binary" : "txt";
}

function sniffZip(buffer: Buffer): FileType {
  // Names of parts stand uncompressed in the local headers and in the directory at the end.
  // Some programs part folders by backslashes.
  const has = (name: string): boolean => buffer.includes(name) || buffer.includes(name.replace("/", "\\"));
  if (has("word/document.xml") || (has("[Content_Types].xml") && has("word/"))) return "docx";
  if (has("xl/workbook.xml")) return "xlsx";
  return has("OFD.xml") ? "ofd" : "zip";
}

const DOC_STREAM = 512;

function sniffOle(buffer: Buffer): FileType {
  const has = (stream: string): boolean => buffer.includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage") || has("EncryptionInfo")) return "ole-encrypted";
  if (has("WordDocument")) {
    // Word's file information block usually fills the first sector; bit 8 of its flags says encrypted.
    const isBlock = buffer.length > DOC_STREAM + 12 && buffer.readUInt16LE(DOC_STREAM) === 0xa5ec;
    return isBlock && (buffer.readUInt16LE(DOC_STREAM + 10) & 0x100) !== 0 ? "ole-encrypted" : "doc";
  }
  return has("Workbook") || has("Book") ? "xls" : "ole";
}
