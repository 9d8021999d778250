import { createHash, randomUUID } from "node:crypto";
import { FailureError, type Sentence } from "../../kernel/error.ts";
import { ASK_INTERNAL, CLASSIFIED } from "../../kernel/secrecy.ts";
import { inTransaction } from "../../platform/database/database.ts";
import type { ExtractedDocument } from "../../platform/documents/document.ts";
import { extractInWorker } from "../../platform/documents/in-worker.ts";
import { plainName } from "../../platform/files/plain-name.ts";
import { documentSecrecy } from "../../platform/files/secrecy.ts";
import { MEDIA_TYPES } from "../../platform/files/sniff.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import type { ImportStatus } from "../domain/import.ts";
import { MAX_TEXT, TOO_LONG } from "../domain/import-failures.ts";
import { regionOf } from "../../kernel/region.ts";
import { folded } from "../../kernel/search-tokens.ts";
import { addImport, findDuplicate, type NewImport } from "./imports.ts";

export const READ_JOB = "supervision.read";

/** `note` says where a document comes from, beside what its reader noted. */
export type Upload = { readonly name: string; readonly bytes: Uint8Array; readonly note?: Sentence };

export type Intake =
  | { readonly outcome: "accepted" | "duplicate"; readonly import: ImportStatus }
  | { readonly outcome: "ask-internal"; readonly sentence: Sentence };

const sha256 = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");

/** The same words saved as another type of file, or wrapped at other columns, give the same digest. */
const digestOfText = (text: string): string => sha256(folded(text).replace(/\s+/gu, ""));

const plain = (text: string): string => text.replaceAll("\0", "\ufffd");

/** The database takes no NUL; a mark in its place keeps every position. */
function keepable(document: ExtractedDocument): ExtractedDocument {
  if (!document.text.includes("\0") && !document.margin.includes("\0")) return document;
  const tables = document.tables.map(({ rows }) => ({
    rows: rows.map(({ cells }) => ({ cells: cells.map((cell) => ({ ...cell, text: plain(cell.text) })) })),
  }));
  return { ...document, text: plain(document.text), margin: plain(document.margin), tables };
}

async function extracted({ bytes, name, note }: Upload): Promise<ExtractedDocument> {
  const result = await extractInWorker(bytes, name);
  if (!result.ok) throw new FailureError(result.failure);
  // Reading takes time linear in the text, on the thread that serves everybody.
  if (result.value.text.length > MAX_TEXT) throw new FailureError(TOO_LONG);
  const document = keepable(result.value);
  return note ? { ...document, notes: [note, ...document.notes] } : document;
}

async function prepare(
  shell: Shell,
  upload: Upload,
  document: ExtractedDocument,
  by: string,
): Promise<NewImport> {
  return {
    id: randomUUID(),
    regionCode: regionOf(document.text.slice(0, 2000)),
    fileName: plainName(upload.name),
    size: upload.bytes.length,
    mediaType:
      MEDIA_TYPES[document.format === "wps" ? "doc" : document.format === "et" ? "xls" : document.format],
    digest: sha256(upload.bytes),
    textDigest: digestOfText(document.text),
    document,
    uploadedAt: shell.now(),
    uploadedBy: by,
  };
}

/**
 * Takes in a document: its text is taken out first, because one that is marked classified must not be stored at all;
 * then file, import and the job that reads it are kept together or not at all. Throws what the document readers
 * refuse, and `classified`.
 */
export async function receiveDocument(
  shell: Shell,
  upload: Upload,
  { confirmInternal, by }: { readonly confirmInternal: boolean; readonly by: string },
  caller: Caller,
): Promise<Intake> {
  const document = await extracted(upload);
  const secrecy = documentSecrecy(document);
  if (secrecy === "refuse") {
    // Neither name nor content: both may be what must not be here.
    await inTransaction(shell.sql, (sql) =>
      shell.audit.record(sql, { caller, action: "supervision.refuse-classified", subject: "import" }),
    );
    throw new FailureError(CLASSIFIED);
  }
  if (secrecy === "ask" && !confirmInternal)
    return { outcome: "ask-internal", sentence: ASK_INTERNAL.sentence };
  const entry = await prepare(shell, upload, document, by);
  const keep = () =>
    inTransaction(shell.sql, async (sql) => {
      if (await findDuplicate(sql, entry)) return undefined;
      const status = await addImport(sql, entry);
      if (!status) return undefined;
      const kept = await shell.files.put(upload.bytes, entry.fileName, sql);
      if (!kept.ok) throw new FailureError(kept.failure);
      await shell.jobs.enqueue(sql, READ_JOB, { import: entry.id }, `${READ_JOB}:${entry.id}`);
      await shell.audit.record(sql, {
        caller,
        action: "supervision.upload",
        subject: `import:${entry.id}`,
        after: { fileName: entry.fileName, size: entry.size, digest: entry.digest },
      });
      return status;
    });
  // Again: the earlier one may end as failed between the refusal and the look for it.
  for (const _ of [1, 2, 3]) {
    const added = await keep();
    if (added) return { outcome: "accepted", import: added };
    const earlier = await findDuplicate(shell.sql, entry);
    if (earlier) return { outcome: "duplicate", import: earlier };
  }
  throw new Error("an import was refused as duplicate, but there is no earlier one");
}
