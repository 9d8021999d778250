import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useLocation } from "react-router";
import type { InboxLine } from "../../kernel/inbox.ts";
import { send } from "./api.ts";
import { type Owner, whereIs } from "./menu.ts";
import type { Page } from "./page.ts";
import { useSession } from "./session.tsx";

export const INBOX_KEY = ["GET /api/inbox"] as const;

type Lines = {
  readonly lines: readonly Pick<InboxLine, "link">[];
  /** Of which only the most urgent are in `lines`. */
  readonly total?: number;
  /** What is new, late or due today. */
  readonly bell?: number;
};

/** What waits on pages, by their paths, and in all. */
export type Waiting = { readonly all: number; readonly on: ReadonlyMap<string, number> };
const NOTHING: Waiting = { all: 0, on: new Map() };

export const inbox = {
  queryKey: INBOX_KEY,
  queryFn: () => send("/api/inbox", { headers: { "x-jiziwan": "1" } }) as Promise<Lines>,
  staleTime: 60_000,
};

/** Counts lines of the inbox by the tab on which each is done. */
export function waitingOn(
  pages: readonly Page[],
  owner: Pick<Owner, "open" | "organisation">,
  lines: Lines["lines"],
): Waiting {
  const on = new Map<string, number>();
  for (const { link } of lines) {
    const path = whereIs(pages, owner, link.replace(/[?#].*$/s, ""))?.page?.path;
    if (path !== undefined) on.set(path, (on.get(path) ?? 0) + 1);
  }
  return { all: lines.length, on };
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
    () =>
      data?.lines === undefined
        ? NOTHING
        : { ...waitingOn(pages, owner, data.lines), all: data.total ?? data.lines.length },
    [pages, owner, data],
  );
}
