import { refusal } from "../../kernel/error.ts";
import { fail } from "../../kernel/result.ts";
import type { Sql } from "../../platform/database/database.ts";
import { SIGN_IN_POLICY, windowStart } from "../domain/sign-in.ts";
import { countTry } from "./session.ts";

export const TOO_MANY_TRIES = fail(
  "too-many",
  `登录尝试过多，请 ${SIGN_IN_POLICY.windowMinutes} 分钟后再试。`,
  `Too many tries to sign in. Wait ${SIGN_IN_POLICY.windowMinutes} minutes and try again.`,
);

export const WRONG_CURRENT_PASSWORD = refusal(
  "wrong-current-password",
  "原口令不对，请重新输入。",
  "The current password is wrong: enter it again.",
);

/** Counts one more try, by name and by address, whatever is tried: a password or a code. */
export async function hasTriesLeft(sql: Sql, name: string, address: string, now: Date): Promise<boolean> {
  const window = windowStart(SIGN_IN_POLICY, now);
  const fromAddress = await countTry(sql, `address ${address}`, window);
  const forName = await countTry(sql, `name ${name.toLowerCase()}`, window);
  return fromAddress <= SIGN_IN_POLICY.triesPerAddress && forName <= SIGN_IN_POLICY.triesPerName;
}
