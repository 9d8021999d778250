import { useQuery } from "@tanstack/react-query";
import { api } from "../client.ts";

const MY_WORK = "GET /api/my-work";

/** What a unit owes; the page and the number in the menu ask once. */
export function useMyWork(unit?: string) {
  const query = unit === undefined ? {} : { unit };
  return useQuery({
    queryKey: [MY_WORK, { query }],
    queryFn: () => api(MY_WORK, { query }),
    staleTime: 60_000,
  });
}
