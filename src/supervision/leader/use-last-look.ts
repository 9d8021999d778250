import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Day } from "../../kernel/calendar.ts";
import { send } from "../../web/frame/api.ts";

const ADDRESS = "/api/preferences/look";
const KEY = [`GET ${ADDRESS}`] as const;
const HEADERS = { "x-jiziwan": "1" };

type Look = { readonly seen: Day; readonly before: Day | null };
type Kept = { readonly value: Look | null };

/** The look that is kept after one on `today`: looking again on one day loses none of its changes. */
export function lookOn(kept: Look | null, today: Day): Look {
  if (kept === null) return { seen: today, before: null };
  return kept.seen >= today ? kept : { seen: today, before: kept.seen };
}

/**
 * The day before today on which this person looked at the page last, null where there was none; undefined until it is known.
 * Looking is noted, once a day. What cannot be kept tells changes of the last days only.
 */
export function useLastLook(today: Day): Day | null | undefined {
  const queries = useQueryClient();
  const { data, isError } = useQuery({
    queryKey: KEY,
    queryFn: () => send(ADDRESS, { headers: HEADERS }) as Promise<Kept>,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { mutate } = useMutation({
    mutationFn: (value: Look) => {
      const headers = { ...HEADERS, "content-type": "application/json" };
      return send(ADDRESS, { method: "PUT", headers, body: JSON.stringify({ value }) }) as Promise<Kept>;
    },
  });
  const noted = data === undefined ? undefined : lookOn(data.value, today);
  useEffect(() => {
    if (data === undefined || noted === undefined || data.value?.seen === noted.seen) return;
    queries.setQueryData<Kept>(KEY, { value: noted });
    mutate(noted);
  });
  if (isError) return null;
  return noted === undefined ? undefined : noted.before;
}
