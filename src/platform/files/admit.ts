import { FailureError } from "../../kernel/error.ts";
import { ASK_INTERNAL, CLASSIFIED } from "../../kernel/secrecy.ts";
import { inTransaction } from "../database/database.ts";
import type { ExtractedDocument } from "../documents/document.ts";
import type { Caller, Shell } from "../slice.ts";
import { documentSecrecy } from "./secrecy.ts";

/**
 * Lets a document in, before anything of it is stored. Throws `classified`, with the refusal on the trail under
 * `action`, and `ask-internal` until somebody has confirmed it.
 */
export async function admitDocument(
  { sql, audit }: Pick<Shell, "sql" | "audit">,
  document: Pick<ExtractedDocument, "text" | "margin">,
  asked: { readonly confirmInternal: boolean; readonly action: string; readonly subject: string },
  caller: Caller,
): Promise<void> {
  const { confirmInternal, action, subject } = asked;
  const secrecy = documentSecrecy(document);
  if (secrecy === "refuse") {
    // Neither name nor content: both may be what must not be here.
    await inTransaction(sql, (transaction) => audit.record(transaction, { caller, action, subject }));
    throw new FailureError(CLASSIFIED);
  }
  if (secrecy === "ask" && !confirmInternal) throw new FailureError(ASK_INTERNAL);
}
