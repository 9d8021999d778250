import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft, DraftContent } from "../../domain/hall/hall-view.ts";
import { api } from "../client.ts";

export type Beginning =
  | { readonly item: string; readonly city?: string }
  | { readonly bundle: string; readonly city?: string };

const WAIT_MS = 900;

/**
 * One's own form: begun or gone on with, and saved by itself a moment after each change. Saves follow each other, so that
 * each is made on the version that the one before left.
 */
export function useDraft(begin: Beginning) {
  const queries = useQueryClient();
  const key = ["draft", "item" in begin ? begin.item : begin.bundle];
  const query = useQuery({
    queryKey: key,
    queryFn: () => api("POST /api/drafts", { body: begin }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [typed, setTyped] = useState<DraftContent | null>(null);
  const [state, setState] = useState<"saved" | "saving" | "unsaved">("saved");
  const [error, setError] = useState<unknown>(null);
  const version = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<DraftContent | null>(null);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const { data } = query;
  if (data !== undefined && data.version > version.current) version.current = data.version;
  const id = data?.id;

  const put = useCallback(
    (draft: Draft) => {
      version.current = Math.max(version.current, draft.version);
      queries.setQueryData(key, draft);
    },
    // The key is the same for as long as the page shows this form.
    // oxlint-disable-next-line react/exhaustive-deps
    [queries, id],
  );

  const saveWaiting = useCallback(async (): Promise<void> => {
    const content = waiting.current;
    if (content === null || id === undefined) return;
    waiting.current = null;
    setState("saving");
    try {
      put(
        await api("PUT /api/drafts/:draft", {
          params: { draft: id },
          body: { version: version.current, content },
        }),
      );
      setError(null);
      setState(waiting.current === null ? "saved" : "unsaved");
    } catch (failed) {
      setError(failed);
      setState("unsaved");
    }
  }, [id, put]);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    chain.current = chain.current.then(saveWaiting);
    return chain.current;
  }, [saveWaiting]);

  const change = useCallback(
    (content: DraftContent) => {
      setTyped(content);
      waiting.current = content;
      setState("unsaved");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), WAIT_MS);
    },
    [flush],
  );
  useEffect(
    () => () => {
      void flush();
    },
    [flush],
  );
  return { query, content: typed ?? data?.content ?? null, change, flush, put, state, error };
}
