import { type Failure, FailureError } from "../../kernel/error.ts";
import { HEIC_REFUSED } from "../../kernel/heic.ts";
import { ASK_INTERNAL, CLASSIFIED, CLASSIFIED_CELL } from "../../kernel/secrecy.ts";
import { inTransaction } from "../database/database.ts";
import type { ExtractedDocument } from "../documents/document.ts";
import { extractInWorker } from "../documents/in-worker.ts";
import type { Caller, Shell } from "../slice.ts";
import { carriesMarking, documentSecrecy } from "./secrecy.ts";
import { type FileType, sniffFile } from "./sniff.ts";

/** Of an admission: whether somebody confirmed an internal marking, and how a refusal stands on the trail. */
export type Admission = {
  readonly confirmInternal: boolean;
  readonly action: string;
  readonly subject: string;
};

/**
 * Lets a document in, before anything of it is stored. Throws `classified`, with the refusal on the trail under
 * `action`, and `ask-internal` until somebody has confirmed it.
 */
export async function admitDocument(
  { sql, audit }: Pick<Shell, "sql" | "audit">,
  document: Pick<ExtractedDocument, "text" | "margin">,
  asked: Admission,
  caller: Caller,
): Promise<void> {
  const secrecy = documentSecrecy(document);
  if (secrecy === "refuse") await refuseClassified({ sql, audit }, asked, caller, CLASSIFIED);
  if (secrecy === "ask" && !asked.confirmInternal) throw new FailureError(ASK_INTERNAL);
}

async function refuseClassified(
  { sql, audit }: Pick<Shell, "sql" | "audit">,
  { action, subject }: Admission,
  caller: Caller,
  failure: Failure,
): Promise<never> {
  // Neither name nor content: both may be what must not be here.
  await inTransaction(sql, (transaction) => audit.record(transaction, { caller, action, subject }));
  throw new FailureError(failure);
}

/** Lines of a table in which a marking of the whole, that people are asked about, would stand. */
const HEAD_ROWS = 100;

/**
 * Lets the rows of a workbook in, before anything of them is stored: a level may be marked in any cell, what is internal
 * at the head of the whole. Throws as `admitDocument` does.
 */
export async function admitRows(
  shell: Pick<Shell, "sql" | "audit">,
  {
    rows,
    margin,
  }: { readonly rows: readonly { readonly cells: readonly string[] }[]; readonly margin: readonly string[] },
  asked: Admission,
  caller: Caller,
): Promise<void> {
  if (rows.some(({ cells }) => cells.some(carriesMarking)))
    await refuseClassified(shell, asked, caller, CLASSIFIED_CELL);
  const text = rows.slice(0, HEAD_ROWS).map(({ cells }) => [...new Set(cells)].join("\n"));
  await admitDocument(shell, { text: text.join("\n"), margin: margin.join("\n") }, asked, caller);
}

/** What people attach: pictures, and what is written. */
const ATTACHABLE: ReadonlySet<FileType> = new Set([
  "image",
  "pdf",
  "docx",
  "xlsx",
  "doc",
  "xls",
  "ofd",
  "rtf",
  "txt",
]);
/** Endings under which such files are called: a page or a program is not taken because it is text inside. */
const ENDINGS: ReadonlySet<string> = new Set(
  "png jpg jpeg gif tif tiff heic webp bmp pdf ofd doc docx wps wpt dot dotx xls xlsx et rtf txt text md csv log".split(
    " ",
  ),
);

/** Whether a name is that of a document: what comes after its last full stop says so, or says nothing. */
function isDocumentName(name: string): boolean {
  const ending = /\.([a-z][a-z0-9]*)[\s.]*$/i.exec(name)?.[1];
  return ending === undefined || ENDINGS.has(ending.toLowerCase());
}

/** Pictures and empty forms hold no text to look for a marking in; that is no reason to refuse them. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set(["image-only", "empty", "needs-office"]);

/**
 * Lets a file in that is only kept, not read. Throws `heic`, `notTaken` for other kinds of files
 * and names of such, `macros`, why it cannot be read so that no marking could be seen (a scan
 * or a drawing without any text is taken: nobody could see one but by looking), `classified` and `ask-internal`.
 */
export async function admitAttachment(
  shell: Pick<Shell, "sql" | "audit">,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  asked: Admission & { readonly notTaken: Failure },
  caller: Caller,
): Promise<void> {
  const type = sniffFile(bytes);
  if (type === "heic") throw new FailureError(HEIC_REFUSED);
  if (!ATTACHABLE.has(type) || !isDocumentName(name)) throw new FailureError(asked.notTaken);
  if (type === "image") return;
  const read = await extractInWorker(bytes, name, { scant: true });
  if (read.ok) return admitDocument(shell, read.value, asked, caller);
  if (!WITHOUT_TEXT.has(read.failure.code) && type !== "ofd") throw new FailureError(read.failure);
}
