import type { Failure } from "../../kernel/error.ts";
import type { Identity } from "../../kernel/identity.ts";
import { fail, type Result } from "../../kernel/result.ts";
import { SERVICE_NOT_CONNECTED } from "../domain/applicant.ts";

/** What the region's identity service answers: whether name and number belong together, and the words that prove its answer. */
export type ServiceAnswer = { readonly matches: boolean; readonly proof: string };

/**
 * Asks the region's unified identity service 自治区统一身份认证. Its interface document is not public and was not obtained, so
 * this refuses with a sentence that says where else one is checked. Who connects it puts the call here; its host is to be
 * given by configuration, never by the request.
 */
export async function askIdentityService(
  _declared: Pick<Identity, "kind" | "name" | "number">,
): Promise<Result<ServiceAnswer, Failure["code"]>> {
  const { code, sentence } = SERVICE_NOT_CONNECTED;
  return fail(code, sentence.zh, sentence.en);
}
