import type { Failure, Sentence } from "../../kernel/error.ts";
import { FailureError } from "../../kernel/error.ts";

export type DocumentFormat = "docx" | "xlsx" | "pdf" | "html" | "txt" | "doc" | "wps" | "xls" | "et" | "rtf";

/** `span` is [start, end) in UTF-16 units of the document's text; a merged cell stands in every position it covers. */
export type Cell = { readonly text: string; readonly span: readonly [start: number, end: number] };

export type Table = { readonly rows: readonly { readonly cells: readonly Cell[] }[] };

/**
 * What was printed in a document. `text` holds each paragraph as a line and each table once: cells of a row
 * parted by tabs, rows by newlines. `margin` is the text of page heads and feet, which `text` leaves out.
 * `notes` tell the reader what was left out or decided on the way.
 */
export type ExtractedDocument = {
  readonly text: string;
  readonly tables: readonly Table[];
  readonly format: DocumentFormat;
  readonly margin: string;
  readonly notes: readonly Sentence[];
};

/** What each reader of a format gives; the caller knows which format it asked for. */
export type DocumentContent = Omit<ExtractedDocument, "format">;

export type DocumentCode =
  | "empty"
  | "too-large"
  | "unsupported"
  | "encrypted"
  | "damaged"
  | "image-only"
  | "unsafe"
  | "macros"
  | "needs-office"
  | "conversion-failed"
  | "too-demanding"
  | "cancelled";

export const MEBIBYTE = 1024 * 1024;

/** Largest file that is taken in, in bytes. */
export const MAX_FILE_BYTES = 50 * MEBIBYTE;

const MAX_FILE_MEBIBYTES = MAX_FILE_BYTES / MEBIBYTE;

const SENTENCES: Record<DocumentCode, Sentence> = {
  empty: {
    zh: "文件里没有文字，请检查是否选错了文件。",
    en: "The file holds no text. Check that it is the right file.",
  },
  "too-large": {
    zh: `文件超过 ${MAX_FILE_MEBIBYTES} MB 的上限，请压缩其中的图片或拆分后再上传。`,
    en: `The file is larger than the limit of ${MAX_FILE_MEBIBYTES} MB. Compress its pictures or split it, then upload again.`,
  },
  unsupported: {
    zh: "无法识别这种文件，请另存为 .docx、.xlsx、.pdf、.html 或 .txt 后再上传。",
    en: "This kind of file cannot be read. Save it as .docx, .xlsx, .pdf, .html or .txt and upload that.",
  },
  encrypted: {
    zh: "文件设有密码，请在 Word、WPS 或 PDF 软件中去掉密码后再上传。",
    en: "The file is protected by a password. Remove the password in Word, WPS or the PDF program, then upload again.",
  },
  damaged: {
    zh: "文件不完整或已损坏，请重新下载，或用原软件打开并另存后再上传。",
    en: "The file is incomplete or damaged. Download it again, or open it in its own program, save it and upload that.",
  },
  "image-only": {
    zh: "文件里只有图片（扫描件），没有可读取的文字，请上传带文字的原件，或先做文字识别（OCR）并校对。",
    en: "The file holds only pictures (a scan) and no text. Upload the original, or run text recognition (OCR), proofread it and upload the result.",
  },
  unsafe: {
    zh: "文件内部结构异常，展开后会过大或含有外部定义，已拒绝；请用 Word 或 WPS 打开原件并另存后再上传。",
    en: "The file was refused because of its structure: it would expand beyond all measure or carries outside definitions. Open the original in Word or WPS, save it anew and upload that.",
  },
  macros: {
    zh: "没有收下：文件里有宏程序、嵌入的 OLE 对象或 DDE 链接，打开的人可能受害。请另存为不含这些内容的 .docx、.xlsx 或 PDF 后再上传。",
    en: "Not taken: the file carries macros, embedded OLE objects or DDE links, which could harm whoever opens it. Save it as .docx, .xlsx or PDF without them and upload again.",
  },
  "needs-office": {
    zh: "读取 .doc、.wps、.xls、.et、.rtf 需要服务器装有 LibreOffice（apt-get install libreoffice-writer-nogui libreoffice-calc-nogui）；也可以在 Word 或 WPS 中另存为 .docx 或 .xlsx 后上传。",
    en: "Reading .doc, .wps, .xls, .et and .rtf needs LibreOffice on the server (apt-get install libreoffice-writer-nogui libreoffice-calc-nogui). Or save the file as .docx or .xlsx in Word or WPS and upload that.",
  },
  "conversion-failed": {
    zh: "LibreOffice 未能转换此文件（可能设有密码或已损坏），请在 Word 或 WPS 中打开，去掉密码，另存为 .docx 或 .xlsx 后上传。",
    en: "LibreOffice could not convert this file: it may be damaged or protected by a password. Open it in Word or WPS, remove the password, save it as .docx or .xlsx and upload that.",
  },
  "too-demanding": {
    zh: "读取此文件所需的时间或内存超出上限，请删去与方案无关的内容或拆分后再上传。",
    en: "Reading this file takes more time or memory than allowed. Remove what does not belong to the plan, or split it, then upload again.",
  },
  cancelled: {
    zh: "读取已取消，没有保存任何内容，需要时请重新上传。",
    en: "Reading was cancelled and nothing was kept. Upload the file again when you need it.",
  },
};

/** The failure of this code; `zh` and `en` replace its usual sentence where a more exact one is known. */
export function documentFailure(code: DocumentCode, zh?: string, en?: string): Failure<DocumentCode> {
  const usual = SENTENCES[code];
  return { code, sentence: { zh: zh ?? usual.zh, en: en ?? usual.en } };
}

/** The same as something to throw, for the depths of a reader. */
export function documentError(code: DocumentCode, zh?: string, en?: string): FailureError<DocumentCode> {
  return new FailureError(documentFailure(code, zh, en));
}
