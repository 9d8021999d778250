import { createContext, type ReactNode, useContext, useMemo } from "react";
import { allows, type Role } from "../../kernel/access.ts";
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

/** Of these pages those that somebody with these roles may open, each where it stands for them. */
export const openTo = (pages: readonly Page[], roles: readonly Role[] | null): Page[] =>
  pages
    .filter(({ access }) => allows(access, roles))
    .map((page) =>
      page.menu?.firstFor?.some((role) => roles?.includes(role) === true)
        ? { ...page, menu: { ...page.menu, order: 0 } }
        : page,
    );

/** The pages that the person at the desk may open. */
export function useOpenPages(): readonly Page[] {
  const pages = usePages();
  const { actor } = useSession();
  const roles = actor?.roles ?? null;
  return useMemo(() => openTo(pages, roles), [pages, roles]);
}
