import { useQuery } from "@tanstack/react-query";
import { api } from "../client.ts";

const CHOICES = "GET /api/data/oversight-choices";

/** Units to choose from, the own one, and what a dispute may be about. */
export const useOversightChoices = () =>
  useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES), staleTime: 60_000 });
