import { createContext, type ReactNode, useContext, useMemo } from "react";
import { allows } from "../../kernel/access.ts";
import type { Page } from "./page.ts";
import { useSession } from "./session.tsx";

const PagesContext = createContext<readonly Page[]>([]);

export function PagesProvider({
  pages,
  children,
}: {
  readonly pages: readonly Page[];
  readonly children: ReactNode;
}) {
  return <PagesContext.Provider value={pages}>{children}</PagesContext.Provider>;
}

/** Every page, whoever may open it. */
export const usePages = (): readonly Page[] => useContext(PagesContext);

/** The pages that the person at the desk may open. */
export function useOpenPages(): readonly Page[] {
  const pages = usePages();
  const { actor } = useSession();
  const roles = actor?.roles ?? null;
  return useMemo(() => pages.filter(({ access }) => allows(access, roles)), [pages, roles]);
}
