import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Sentence } from "../kernel/error.ts";
import { useLanguage } from "./language.tsx";

/** What acts (`supervision.publish`) and fields of the audit trail are called; each slice words its own. */
export type AuditWords = {
  readonly actions: Readonly<Record<string, Sentence>>;
  readonly fields: Readonly<Record<string, Sentence>>;
};

const AuditWordsContext = createContext<readonly AuditWords[]>([]);

export function AuditWordsProvider({
  words,
  children,
}: {
  readonly words: readonly AuditWords[];
  readonly children: ReactNode;
}) {
  return <AuditWordsContext.Provider value={words}>{children}</AuditWordsContext.Provider>;
}

/** Words an act, and a field by its path (`into.aliases`); what no slice worded shows as it is stored. */
export function useAuditWords() {
  const words = useContext(AuditWordsContext);
  const { language } = useLanguage();
  return useMemo(() => {
    const find = (kind: keyof AuditWords, code: string) =>
      words.find((slice) => code in slice[kind])?.[kind][code]?.[language] ?? code;
    return {
      action: (code: string) => find("actions", code),
      field: (path: string) =>
        path
          .split(".")
          .map((part) => find("fields", part))
          .join(" · "),
    };
  }, [words, language]);
}
