import { useSuspenseQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Sentence } from "../../kernel/error.ts";
import { useLanguage } from "./language.tsx";

/** What acts (`supervision.publish`) and fields of the audit trail are called; each slice words its own. */
export type AuditWords = {
  readonly actions: Readonly<Record<string, Sentence>>;
  readonly fields: Readonly<Record<string, Sentence>>;
};

/** They are many and only the trail shows them, so they load with it. */
export type AuditWordsLoader = () => Promise<{ readonly auditWords: AuditWords }>;

const AuditWordsContext = createContext<readonly AuditWordsLoader[]>([]);

export function AuditWordsProvider({
  words,
  children,
}: {
  readonly words: readonly AuditWordsLoader[];
  readonly children: ReactNode;
}) {
  return <AuditWordsContext.Provider value={words}>{children}</AuditWordsContext.Provider>;
}

/** Words an act, and a field by its path (`into.aliases`); what no slice worded shows as it is stored. */
export function useAuditWords() {
  const loaders = useContext(AuditWordsContext);
  const { data: words } = useSuspenseQuery({
    queryKey: ["audit-words"],
    queryFn: () => Promise.all(loaders.map(async (load) => (await load()).auditWords)),
    staleTime: Number.POSITIVE_INFINITY,
  });
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
