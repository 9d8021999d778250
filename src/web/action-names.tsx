import { createContext, type ReactNode, useContext } from "react";
import type { Sentence } from "../kernel/error.ts";
import { useLanguage } from "./language.tsx";

/** What acts in the audit trail are called, by their code (`supervision.publish`); each slice names its own. */
export type ActionNames = Readonly<Record<string, Sentence>>;

const ActionNamesContext = createContext<ActionNames>({});

export function ActionNamesProvider({
  names,
  children,
}: {
  readonly names: ActionNames;
  readonly children: ReactNode;
}) {
  return <ActionNamesContext.Provider value={names}>{children}</ActionNamesContext.Provider>;
}

/** Names an act; one that no slice named shows its code. */
export function useActionName(): (action: string) => string {
  const names = useContext(ActionNamesContext);
  const { language } = useLanguage();
  return (action) => names[action]?.[language] ?? action;
}
