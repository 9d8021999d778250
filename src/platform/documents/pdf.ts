import { documentError, type DocumentContent } from "./document.ts";
export async function readPdf(_bytes: Uint8Array): Promise<DocumentContent> {
  throw documentError("unsupported");
}
