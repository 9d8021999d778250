import { FailureError, refusal } from "../../kernel/error.ts";
import { isCommonPassword } from "../../platform/sessions/common-passwords.ts";
import { checkPassword, PASSWORD_POLICY } from "../domain/password.ts";

const COMMON = refusal(
  "weak-password",
  "这个口令出现在已泄露的常见口令中，请换一个。",
  "This password is among the common ones of known breaches: choose another.",
);

/** Throws `weak-password` where the policy is not kept, or the password is one that everybody tries first. */
export async function admitPassword(password: string, accountName: string): Promise<void> {
  const fits = checkPassword(PASSWORD_POLICY, password, accountName);
  if (!fits.ok) throw new FailureError(fits.failure);
  if (await isCommonPassword(password)) throw new FailureError(COMMON);
}
