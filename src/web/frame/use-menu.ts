import { useEffect, useMemo } from "react";
import { useLocation } from "react-router";
import { type Entry, lastOpen, linkOf, menuOf, pagesOf, type Place, whereIs } from "./menu.ts";
import { useOpenPages, usePages } from "./pages-context.tsx";
import { usePins } from "./pins.tsx";
import { useSession } from "./session.tsx";
import { noteVisit, recentPages } from "./visits.ts";
import { useWaiting } from "./waiting.ts";
import { DESK } from "./workplaces.ts";

/** The menu of the person at the desk, where in it they are, and what waits for them there. */
export function useMenu() {
  const { actor } = useSession();
  const { pathname } = useLocation();
  const pages = usePages();
  const open = useOpenPages();
  const pins = usePins();
  const organisation = actor?.organisationId ?? null;
  const accountId = actor?.accountId ?? "";
  const owner = useMemo(() => ({ open, organisation, pins }), [open, organisation, pins]);
  const entries = useMemo(() => menuOf(owner), [owner]);
  const where = useMemo(() => whereIs(pages, owner, pathname), [pages, owner, pathname]);
  const page = where?.page ?? null;
  const waiting = useWaiting(pages, owner);
  useEffect(() => {
    if (page !== null) noteVisit(accountId, page);
  }, [accountId, page]);
  // The page that shows is noted only once it does.
  const recent = [...(page === null ? [] : [page.path]), ...recentPages(accountId)];
  const waitsOn = (of: readonly Place[]) =>
    of.reduce((sum, { path }) => sum + (waiting.on.get(path) ?? 0), 0);
  return {
    owner,
    entries,
    where,
    /** Where these pages are entered: at the one that was open last. */
    linkTo: (of: readonly [Place, ...Place[]]): string =>
      linkOf(lastOpen(of, recent), organisation) ?? linkOf(of[0], organisation) ?? "/",
    waitsOn,
    waitsAt: (entry: Entry): number =>
      entry.workplace.id === DESK.id ? waiting.all : waitsOn(pagesOf(entry)),
  };
}
