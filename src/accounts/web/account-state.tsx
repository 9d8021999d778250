import { Tag } from "antd";
import { formatInstant } from "../../web/frame/format.ts";
import { useText } from "../../web/frame/language.tsx";
import type { Account } from "../domain/account.ts";
import { text } from "./accounts-text.ts";

/** Whether an account can sign in, in words. */
export function AccountState({ account }: { readonly account: Account }) {
  const { states } = useText(text);
  if (account.disabled) return <Tag>{states.disabled}</Tag>;
  if (account.lockedUntil !== null)
    return <Tag color="error">{states.locked(formatInstant(account.lockedUntil))}</Tag>;
  if (!account.hasPassword) return <Tag color="warning">{states.noPassword}</Tag>;
  if (account.mustChangePassword) return <Tag color="warning">{states.oneTime}</Tag>;
  return <span>{account.hasSecondFactor ? states.openWithFactor : states.open}</span>;
}
