import { useQuery } from "@tanstack/react-query";
import { api } from "../web/client.ts";

export const COUNTS = "GET /api/data/request-counts";
export const countsOf = () => api(COUNTS);
export const useCounts = () => useQuery({ queryKey: [COUNTS], queryFn: countsOf, staleTime: 30_000 });
