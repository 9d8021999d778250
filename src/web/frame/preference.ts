import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { send } from "./api.ts";

const HEADERS = { "x-jiziwan": "1" };
type Kept = { readonly value: unknown };

const addressOf = (name: string): string => `/api/preferences/${name}`;
const keyOf = (name: string) => [`GET ${addressOf(name)}`] as const;

/** What the person at the desk arranged under a name: undefined until it is known, null where nothing. */
export function usePreference<T>(
  name: string,
  enabled = true,
): { readonly value: T | null | undefined; readonly failed: boolean } {
  const { data, isError } = useQuery({
    queryKey: keyOf(name),
    queryFn: () => send(addressOf(name), { headers: HEADERS }) as Promise<Kept>,
    enabled,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { value: data?.value as T | null | undefined, failed: isError };
}

/** Shows it as kept before it is. */
export const showPreference = (queries: QueryClient, name: string, value: unknown): void =>
  void queries.setQueryData<Kept>(keyOf(name), { value });

/** Keeps it for the account, in place of what was arranged before. */
export function useKeepPreference<T>(name: string, onError: (error: Error) => void = () => {}) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (value: T) => {
      const headers = { ...HEADERS, "content-type": "application/json" };
      return send(addressOf(name), {
        method: "PUT",
        headers,
        body: JSON.stringify({ value }),
      });
    },
    onSuccess: (_, value) => showPreference(queries, name, value),
    onError,
  });
}
