import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Finds } from "../../kernel/find.ts";
import { send, urlOf } from "../frame/api.ts";

const FIND = "GET /api/find";
/** While somebody types nothing is asked; in milliseconds. */
const PAUSE_MS = 150;

/** The words once no more are typed. */
export function usePaused(words: string, pauseMs = PAUSE_MS): string {
  const [paused, setPaused] = useState(words);
  useEffect(() => {
    const waiting = setTimeout(() => setPaused(words), pauseMs);
    return () => clearTimeout(waiting);
  }, [words, pauseMs]);
  return paused;
}

/** What is found by the words: an answer to other words is never shown for them, and what nobody waits for is called off. */
export const useFinds = (q: string, size?: number) =>
  useQuery({
    queryKey: [FIND, q, size],
    queryFn: ({ signal }) =>
      send(urlOf(FIND, { query: { q, size } }), { signal, headers: { "x-jiziwan": "1" } }) as Promise<Finds>,
    enabled: q !== "",
  });
