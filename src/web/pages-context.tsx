import { createContext, type ReactNode, useContext } from "react";
import type { Page } from "./page.ts";
import { useAllows } from "./session.tsx";

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

/** The pages that the person at the desk may open. */
export function useOpenPages(): readonly Page[] {
  const allowed = useAllows();
  return useContext(PagesContext).filter((page) => allowed(page.access));
}

export const GROUPS = ["plan", "office", "administration"] as const;

/** The navigation: open pages with a menu entry, by group and order. */
export function menuOf(pages: readonly Page[]) {
  return GROUPS.map((group) => ({
    group,
    pages: pages
      .filter((page) => page.menu?.group === group)
      .toSorted((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0)),
  })).filter((entry) => entry.pages.length > 0);
}
