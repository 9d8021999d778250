import { useQuery } from "@tanstack/react-query";
import { SESSION_KEY } from "../../web/frame/session.tsx";
import type { Session } from "../domain/account.ts";
import { api } from "./api.ts";

/** The session with what only this slice shows: the rules of passwords and the idle time. */
export function useAccountSession(): Session | undefined {
  return useQuery({ queryKey: SESSION_KEY, queryFn: () => api("GET /api/session"), staleTime: 60_000 }).data;
}
