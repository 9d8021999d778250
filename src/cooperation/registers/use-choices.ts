import { useQuery } from "@tanstack/react-query";
import { api } from "../web/client.ts";

const CHOICES = "GET /api/register-choices";

/** What rows may hang on and name; asked once for all that shows it. */
export const useChoices = () =>
  useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES), staleTime: 60_000 });
