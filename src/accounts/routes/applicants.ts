import type { Handlers } from "../../platform/http/implement.ts";
import type { Shell } from "../../platform/slice.ts";
import type { ApplicantsContract } from "../contract/applicants.ts";
import { declareIdentity, eraseIdentity, ownIdentity, verifyByService } from "../store/own-identity.ts";
import { registerApplicant } from "../store/registration.ts";
import { readSession } from "../store/session-reply.ts";
import { lookUpIdentity, verifyIdentity } from "../store/window-identity.ts";

/** Accounts of applicants and whom they stand for. */
export const applicantHandlers = (shell: Shell): Handlers<ApplicantsContract> => ({
  "POST /api/registrations": async ({ body, caller, session }) => {
    const token = await registerApplicant(shell, caller, body);
    session.set(token);
    return readSession(shell, token, caller.address);
  },
  "GET /api/my-identity": ({ caller }) => ownIdentity(shell, caller),
  "PUT /api/my-identity": ({ body, caller }) => declareIdentity(shell, caller, body),
  "DELETE /api/my-identity": async ({ query, caller, session }) => {
    await eraseIdentity(shell, caller, query);
    if (query.account) session.clear();
    return readSession(shell, query.account ? null : session.token, caller.address);
  },
  "POST /api/my-identity/verification": ({ caller }) => verifyByService(shell, caller),
  "POST /api/identities/lookups": ({ body, caller }) => lookUpIdentity(shell, caller, body),
  "POST /api/identities/verifications": ({ body, caller }) => verifyIdentity(shell, caller, body),
});
