import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../client.ts";
import { ARTICLES } from "./use-joint-paper.ts";

/** Articles of a version of a paper, of the one in force where none is named. */
export function useArticles(
  paper: string,
  asked: { readonly version?: number | undefined; readonly q?: string | undefined },
) {
  const call = { params: { paper }, query: asked };
  return useQuery({
    queryKey: [ARTICLES, call],
    queryFn: () => api(ARTICLES, call),
    placeholderData: keepPreviousData,
  });
}
