import { debuglog } from "node:util";
import { FailureError } from "../../kernel/error.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { sniffFile } from "../files/sniff.ts";
import {
  documentFailure,
  documentError,
  MAX_FILE_BYTES,
  type DocumentCode,
  type DocumentContent,
  type DocumentFormat,
  type ExtractedDocument,
} from "./document.ts";
import { isActiveOle, refuseActive } from "./active-content.ts";
import { readDocx } from "./docx.ts";
import { readHtml } from "./html.ts";
import { convertWithOffice } from "./office.ts";
import { readPdf } from "./pdf.ts";
import { decodeText } from "./plain-text.ts";
import { readXlsx } from "./xlsx.ts";
import { type Archive, openArchive } from "./zip.ts";

/**
 * `soffice` names LibreOffice's program, null where it must not be used; by default it is looked for. `scant`: a PDF that is a
 * scan or a drawing gives what little text it holds, for who only looks for markings, instead of being refused.
 */
export type ExtractOptions = {
  readonly soffice?: string | null;
  readonly signal?: AbortSignal;
  readonly scant?: boolean;
};

const debug = debuglog("documents");

/** What is read by this program itself; the other formats are converted to one of these first. */
type Readable = "docx" | "xlsx" | "pdf" | "html" | "txt";

/** A file made ready for reading: `bytes` are of a `readable` type, `format` is what was given. */
export type Prepared = {
  readonly bytes: Uint8Array;
  readonly readable: Readable;
  readonly format: DocumentFormat;
  readonly scant?: boolean | undefined;
};

/**
 * Takes the text and the tables out of a document. The type is told by content, never by name alone.
 * Long documents keep the event loop busy: a server calls `extractInWorker`.
 */
export async function extractDocument(
  bytes: Uint8Array,
  fileName: string,
  options: ExtractOptions = {},
): Promise<Result<ExtractedDocument, DocumentCode>> {
  const prepared = await prepareDocument(bytes, fileName, options);
  return prepared.ok ? await readPrepared(prepared.value) : prepared;
}

/** Judges the file by size and content, and converts old formats: the part that waits instead of computing. */
export async function prepareDocument(
  bytes: Uint8Array,
  fileName: string,
  options: ExtractOptions = {},
): Promise<Result<Prepared, DocumentCode>> {
  if (bytes.length > MAX_FILE_BYTES) return refused("too-large");
  const type = sniffFile(bytes);
  if (isActiveOle(bytes)) return refused("macros");
  switch (type) {
    case "docx":
    case "xlsx":
    case "pdf":
    case "html":
    case "txt":
      return ok({ bytes, readable: type, format: type, scant: options.scant });
    case "doc":
    case "xls":
    case "rtf": {
      const readable = type === "xls" ? "xlsx" : "docx";
      const converted = await convertWithOffice(bytes, type, readable, options);
      if (!converted.ok) return converted;
      return ok({ bytes: converted.value, readable, format: formatOf(type, fileName) });
    }
    case "empty":
      return refused("empty");
    case "ole-encrypted":
      return refused("encrypted");
    case "image":
    case "heic":
      return refused("image-only");
    case "ofd":
      return refused(
        "unsupported",
        "暂不能读取 OFD 文件，请在 OFD 阅读器中另存为 PDF 或 .txt 后再上传。",
        "OFD files cannot be read yet. Save the file as PDF or .txt in an OFD reader and upload that.",
      );
    case "zip":
    case "ole":
    case "binary":
      return refused("unsupported");
  }
}

function refused(code: DocumentCode, zh?: string, en?: string): Result<never, DocumentCode> {
  return { ok: false, failure: documentFailure(code, zh, en) };
}

/** WPS keeps Word's and Excel's containers under its own names; nothing but the name tells them apart. */
function formatOf(type: "doc" | "xls" | "rtf", fileName: string): DocumentFormat {
  const name = fileName.toLowerCase();
  if (type === "doc" && name.endsWith(".wps")) return "wps";
  return type === "xls" && name.endsWith(".et") ? "et" : type;
}

/** Reads what {@link prepareDocument} has made ready; all of its work is computing. */
export async function readPrepared(prepared: Prepared): Promise<Result<ExtractedDocument, DocumentCode>> {
  try {
    const content = await read(prepared);
    return ok({ ...content, format: prepared.format });
  } catch (error) {
    if (isDocumentError(error)) return { ok: false, failure: error.failure };
    // The parsers throw at whatever a broken file makes them meet; NODE_DEBUG=documents shows what it was.
    debug("%s: %O", prepared.readable, error);
    return refused("damaged");
  }
}

function isDocumentError(error: unknown): error is FailureError<DocumentCode> {
  return error instanceof FailureError;
}

/** An office file's parts, once it is known that they start no program. */
export async function openInert(bytes: Uint8Array): Promise<Archive> {
  const archive = await openArchive(bytes);
  await refuseActive(archive);
  return archive;
}

async function read({ bytes, readable, scant }: Prepared): Promise<DocumentContent> {
  switch (readable) {
    case "docx":
      return readDocx(await openInert(bytes));
    case "xlsx":
      return readXlsx(await openInert(bytes));
    case "pdf":
      return readPdf(bytes, { scant });
    case "html":
      return readHtml(bytes);
    case "txt": {
      const { text, notes } = decodeText(bytes);
      if (text.trim() === "") throw documentError("empty");
      return { text, tables: [], margin: "", notes };
    }
  }
}
