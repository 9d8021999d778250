import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useLocation } from "react-router";
import { send } from "./api.ts";
import { type Owner, whereIs } from "./menu.ts";
import type { Page } from "./page.ts";
import { useSession } from "./session.tsx";

export const INBOX_KEY = ["GET /api/inbox"] as const;

type Counts = {
  /** By the page on which each is done, `:id` in place of whichever record it shows. */
  readonly places: Readonly<Record<string, number>>;
  /** What is new, late or due today. */
  readonly bell?: number;
};

/** What waits on pages, by their paths, and in all. */
export type Waiting = { readonly all: number; readonly on: ReadonlyMap<string, number> };
const NOTHING: Waiting = { all: 0, on: new Map() };

export const inbox = {
  queryKey: INBOX_KEY,
  queryFn: () => send("/api/inbox", { headers: { "x-jiziwan": "1" } }) as Promise<Counts>,
  staleTime: 60_000,
};

/** Counts what waits by the tab on which each is done. */
export function waitingOn(
  pages: readonly Page[],
  owner: Pick<Owner, "open" | "organisation">,
  places: Counts["places"],
): Waiting {
  const on = new Map<string, number>();
  let all = 0;
  for (const [place, count] of Object.entries(places)) {
    const path = whereIs(pages, owner, place)?.page?.path;
    if (path !== undefined) on.set(path, (on.get(path) ?? 0) + count);
    all += count;
  }
  return { all, on };
}

/** What waits for the person at the desk, asked for again as they go on. */
export function useWaiting(pages: readonly Page[], owner: Pick<Owner, "open" | "organisation">): Waiting {
  const { actor } = useSession();
  const { pathname } = useLocation();
  const queries = useQueryClient();
  const { data } = useQuery({ ...inbox, enabled: actor !== null });
  const asked = useRef(pathname);
  useEffect(() => {
    if (asked.current === pathname) return;
    asked.current = pathname;
    if (actor !== null) void queries.prefetchQuery(inbox);
  }, [queries, pathname, actor]);
  return useMemo(
    () => (data?.places === undefined ? NOTHING : waitingOn(pages, owner, data.places)),
    [pages, owner, data],
  );
}
