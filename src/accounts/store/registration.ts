import { admitPassword } from "./admit-password.ts";
import { FailureError } from "../../kernel/error.ts";
import { inTransaction } from "../../platform/database/database.ts";
import { hashPassword } from "../../platform/sessions/password-hash.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import {
  APPLICANT_POLICY,
  CONSENT_VERSION,
  isReservedName,
  NAME_TAKEN,
  TOO_MANY_REGISTRATIONS,
} from "../domain/applicant.ts";
import { SIGN_IN_POLICY } from "../domain/sign-in.ts";
import { addAccount } from "./account.ts";
import { beginSession, countTry } from "./session.ts";
import { windowOf } from "./tries.ts";

/**
 * Opens an applicant's account and begins its session; gives the token. A name that is taken and one that is reserved are
 * refused alike, after the same work. Throws `weak-password`, `duplicate`, `too-many`.
 */
export async function registerApplicant(
  { sql, audit, now }: Shell,
  caller: Caller,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<string> {
  const window = windowOf(now(), APPLICANT_POLICY.registrationWindowMinutes);
  const tries = await countTry(sql, `registration ${caller.address}`, window);
  if (tries > APPLICANT_POLICY.registrationsPerAddress) throw new FailureError(TOO_MANY_REGISTRATIONS);
  await admitPassword(password, name);
  const passwordHash = await hashPassword(password);
  return inTransaction(sql, async (transaction) => {
    const fields = { name, displayName: name, organisationId: null, roles: ["applicant"] as const };
    const given = { ...fields, passwordHash, mustChangePassword: false, createdAt: now() };
    const accountId = isReservedName(name) ? undefined : await addAccount(transaction, given);
    if (accountId === undefined) throw new FailureError(NAME_TAKEN);
    const after = { roles: fields.roles, consent: CONSENT_VERSION };
    await audit.record(transaction, { caller, action: "accounts.register", subject: name, after });
    return beginSession(transaction, SIGN_IN_POLICY, { accountId, address: caller.address, now: now() });
  });
}
