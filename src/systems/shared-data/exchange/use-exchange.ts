import { useQuery } from "@tanstack/react-query";
import { api } from "../web/client.ts";

export const EXCHANGE = "GET /api/data/exchange";
export const RECEIPTS = "GET /api/data/receipts";

/** How the reader's grants are used; one answer for all who ask on a page. */
export const useExchange = () =>
  useQuery({ queryKey: [EXCHANGE], queryFn: () => api(EXCHANGE), staleTime: 30_000 });
