import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import type { BundleAct } from "../../domain/standards/bundle.ts";
import type { ChainAct } from "../../domain/standards/chain.ts";
import type { BundleDetail, ChainDetail, StandardDetail } from "../../domain/standards/comparison-rows.ts";
import type { StandardAct } from "../../domain/standards/standard.ts";
import { api } from "../client.ts";

export const COMPARISON = "GET /api/item-comparison";
export const PAIRINGS = "GET /api/item-pairings";
export const STANDARDS = "GET /api/standards";
export const STANDARD = "GET /api/standards/:standard";
export const COMPLIANCE = "GET /api/standards/:standard/compliance";
export const BUNDLES = "GET /api/bundles";
export const BUNDLE = "GET /api/bundles/:bundle";
export const CHAINS = "GET /api/chains";
export const CHAIN = "GET /api/chains/:chain";

export const useStandard = (standard: string) =>
  useQuery({
    queryKey: [STANDARD, { params: { standard } }],
    queryFn: () => api(STANDARD, { params: { standard } }),
    // What is being typed is not to be exchanged below the hands.
    refetchOnWindowFocus: false,
  });

/** Acts on a common list as it is shown, and shows what it became. */
export function useStandardAct({ id, version }: Pick<StandardDetail, "id" | "version">) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: Exclude<StandardAct, { type: "propose" | "supersede" }>) =>
      api("POST /api/standards/:standard/acts", {
        params: { standard: id },
        body: { version, key: newRequestKey(), act },
      }),
    onSuccess: (next) => {
      queries.setQueryData([STANDARD, { params: { standard: id } }], next);
      void queries.invalidateQueries({ queryKey: [STANDARDS] });
      void queries.invalidateQueries({ queryKey: [COMPLIANCE] });
    },
  });
}

/** Begins a bundle or a chain, once however often it is pressed, and opens its page below `path`. */
export function useBegin<C>(
  list: string,
  path: string,
  begin: (body: { readonly key: string; readonly content: C }) => Promise<{ readonly id: string }>,
) {
  const goTo = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newRequestKey);
  return useMutation({
    mutationFn: (content: C) => begin({ key, content }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [list] });
      void goTo(`${path}/${id}`);
    },
  });
}

/** Acts on a bundle. */
export function useBundleAct({ id, version }: Pick<BundleDetail, "id" | "version">) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: Exclude<BundleAct, { type: "begin" }>) =>
      api("POST /api/bundles/:bundle/acts", {
        params: { bundle: id },
        body: { version, key: newRequestKey(), act },
      }),
    onSuccess: (next) => {
      queries.setQueryData([BUNDLE, { params: { bundle: id } }], next);
      void queries.invalidateQueries({ queryKey: [BUNDLES] });
    },
  });
}

/** Acts on a chain. */
export function useChainAct({ id, version }: Pick<ChainDetail, "id" | "version">) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: Exclude<ChainAct, { type: "begin" }>) =>
      api("POST /api/chains/:chain/acts", {
        params: { chain: id },
        body: { version, key: newRequestKey(), act },
      }),
    onSuccess: (next) => {
      queries.setQueryData([CHAIN, { params: { chain: id } }], next);
      void queries.invalidateQueries({ queryKey: [CHAINS] });
    },
  });
}
