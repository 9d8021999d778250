import { createContext, type ReactNode, useContext } from "react";
import { matchPath } from "react-router";
import type { Sentence } from "../../kernel/error.ts";
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

/** The path of the menu entry to mark at this address: that of the page it belongs to, or null. */
export function markedPath(pages: readonly Page[], pathname: string): string | null {
  const shown = pages.find((page) => matchPath(page.path, pathname) !== null);
  if (shown === undefined) return null;
  const [above] = pages
    .filter(({ menu, path }) =>
      shown.within === undefined
        ? menu !== null && (shown.path === path || shown.path.startsWith(`${path}/`))
        : path === shown.within,
    )
    .toSorted((a, b) => b.path.length - a.path.length);
  return (above && tabsOf(pages, above)[0]?.path) ?? shown.within ?? null;
}

/** The pages of the workplace that a page belongs to, itself among them: none of one that has no entry in the menu. */
export const tabsOf = (pages: readonly Page[], { menu }: Page): readonly Page[] =>
  menu === null ? [] : pages.filter((page) => page.menu === menu);

/** What the menu says of a page: of a workplace of which only one page is open, that page's title. */
export const entryTitle = (pages: readonly Page[], page: Page): Sentence =>
  (tabsOf(pages, page).length > 1 ? page.menu?.workplace : page.menu?.title) ?? page.title;

/** Where a menu entry leads: a page of a unit leads to one's own, and nowhere for who belongs to none. */
export function menuLink({ path }: Page, organisation: string | null): string | null {
  return !path.includes(":organisation") || organisation !== null
    ? path.replace(":organisation", organisation ?? "")
    : null;
}

export const GROUPS = [
  "plan",
  "office",
  "cooperation",
  "registers",
  "services",
  "data",
  "administration",
] as const;

/** The navigation: open pages with a menu entry, the first of each workplace, by group and order. */
export function menuOf(pages: readonly Page[]) {
  return GROUPS.map((group) => ({
    group,
    pages: pages
      .filter((page) => page.menu?.group === group && tabsOf(pages, page)[0] === page)
      .toSorted((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0)),
  })).filter((entry) => entry.pages.length > 0);
}
