import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import type { RequestDetail } from "../../domain/requests/request-row.ts";
import type { RequestAct } from "../../domain/requests/request.ts";
import { api } from "../client.ts";

export const REQUESTS = "GET /api/data/requests";
export const REQUEST = "GET /api/data/requests/:request";
export const COUNTS = "GET /api/data/request-counts";
export const GRANTS = "GET /api/data/grants";
export const FORM = "GET /api/data/request-form";
export const RESOURCES = "GET /api/data/request-resources";

/** Acts on a request that there is already. */
export type PlainAct = Exclude<RequestAct, { type: "draft" }>;

export const useCounts = () =>
  useQuery({ queryKey: [COUNTS], queryFn: () => api(COUNTS), staleTime: 30_000 });

export const useRequest = (request: string) =>
  useQuery({
    queryKey: [REQUEST, { params: { request } }],
    queryFn: () => api(REQUEST, { params: { request } }),
    // What is being typed is not to be exchanged below the hands.
    refetchOnWindowFocus: false,
  });

/** Does an act on the version that is shown, and shows what it became. */
export function useAct({ id, version }: RequestDetail): (act: PlainAct) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (act) => {
      const next = await api("POST /api/data/requests/:request/acts", {
        params: { request: id },
        body: { version, key: newRequestKey(), act },
      });
      queries.setQueryData([REQUEST, { params: { request: id } }], next);
      for (const key of [REQUESTS, COUNTS, GRANTS]) void queries.invalidateQueries({ queryKey: [key] });
    },
    [id, version, queries],
  );
}
