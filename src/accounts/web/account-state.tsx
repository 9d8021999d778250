import { formatInstant } from "../../web/frame/format.ts";
import { useText } from "../../web/frame/language.tsx";
import { StatusLabel } from "../../web/kit/parts.tsx";
import type { Account } from "../domain/account.ts";
import { text } from "./accounts-text.ts";

/** Whether an account can sign in, in words. */
export function AccountState({ account }: { readonly account: Account }) {
  const { states } = useText(text);
  if (account.disabled) return <StatusLabel name={states.disabled} tone="quiet" />;
  if (account.lockedUntil !== null)
    return <StatusLabel name={states.locked(formatInstant(account.lockedUntil))} tone="vermilion" />;
  if (!account.hasPassword) return <StatusLabel name={states.noPassword} tone="ochre" />;
  if (account.mustChangePassword) return <StatusLabel name={states.oneTime} tone="ochre" />;
  return <span>{account.hasSecondFactor ? states.openWithFactor : states.open}</span>;
}
