import { useQuery } from "@tanstack/react-query";
import { api } from "../web/client.ts";

const route = "GET /api/data/oversight-choices";

/** Units to choose from, the own one, and what a dispute may be about. */
export const oversightChoices = { route, ask: () => api(route) };
export type OversightChoices = Awaited<ReturnType<typeof oversightChoices.ask>>;

export const useOversightChoices = () =>
  useQuery({ queryKey: [route], queryFn: oversightChoices.ask, staleTime: 60_000 });
