import type { Sentence } from "../../kernel/error.ts";
import { fail, ok, type Result } from "../../kernel/result.ts";

/** What a password must be. Data, so that a deployment's own policy is a change of numbers. */
export type PasswordPolicy = {
  readonly minLength: number;
  /** How many of the four kinds (lower case, upper case, digits, others) it mixes. */
  readonly kinds: number;
  /** From this length on, length alone is enough. */
  readonly longEnough: number;
  readonly common: readonly string[];
};

/**
 * GB/T 22239-2019 8.1.4.1 a) asks for complexity and regular change without numbers; ten characters of three
 * kinds are what assessors of level 3 systems usually accept. NIST SP 800-63B 5.1.1.2 gives long phrases as
 * the alternative and asks to refuse common passwords.
 */
export const PASSWORD_POLICY: PasswordPolicy = {
  minLength: 10,
  kinds: 3,
  longEnough: 20,
  common: ["password", "admin", "qwerty", "123456", "abc123", "jiziwan", "iloveyou", "woaini", "000000"],
};

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u] as const;

/** The policy in words, to be shown beside the field. */
export function describePolicy(policy: PasswordPolicy): Sentence[] {
  return [
    {
      zh: `至少 ${policy.minLength} 个字符，含大写字母、小写字母、数字、符号中的 ${policy.kinds} 种；或至少 ${policy.longEnough} 个字符。`,
      en: `At least ${policy.minLength} characters with ${policy.kinds} of: upper case, lower case, digits, signs; or at least ${policy.longEnough} characters.`,
    },
    {
      zh: "不含账号名，也不含常见口令。",
      en: "Without the account's name and without common passwords.",
    },
  ];
}

/** Whether a password keeps the policy; the failure says what to change. */
export function checkPassword(
  policy: PasswordPolicy,
  password: string,
  accountName: string,
): Result<null, "weak-password"> {
  const length = [...password].length;
  const plain = password.toLowerCase();
  if (length < policy.minLength)
    return fail(
      "weak-password",
      `口令只有 ${length} 个字符，请至少用 ${policy.minLength} 个。`,
      `The password has ${length} characters: use at least ${policy.minLength}.`,
    );
  if (plain.includes(accountName.toLowerCase()))
    return fail(
      "weak-password",
      "口令含有账号名，请换一个。",
      "The password contains the account's name: choose another.",
    );
  const common = policy.common.find((word) => plain.includes(word));
  if (common !== undefined)
    return fail(
      "weak-password",
      `口令含有常见口令“${common}”，请换一个。`,
      `The password contains the common password “${common}”: choose another.`,
    );
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  if (length < policy.longEnough && kinds < policy.kinds)
    return fail(
      "weak-password",
      `口令只有 ${kinds} 种字符，请混用大写、小写、数字、符号中的 ${policy.kinds} 种，或加长到 ${policy.longEnough} 个字符。`,
      `The password has ${kinds} kinds of character: mix ${policy.kinds} of upper case, lower case, digits and signs, or make it ${policy.longEnough} characters long.`,
    );
  return ok(null);
}
