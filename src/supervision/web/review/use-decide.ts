import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Call } from "../../../kernel/contract.ts";
import type { SupervisionContract } from "../../contract.ts";
import type { Review } from "../../contract/plans.ts";
import { api } from "../client.ts";

export const REVIEW = "GET /api/imports/:import/review";
const DECIDE = "POST /api/imports/:import/decisions";

export type DecisionInput = Call<SupervisionContract[typeof DECIDE]>["body"]["decision"];

export const reviewKey = (id: string) => [REVIEW, { params: { import: id } }] as const;

/** Sends decisions one after the other, each on the version that the one before left. */
export function useDecide(id: string) {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: `review ${id}` },
    mutationFn: (decision: DecisionInput) => {
      const version = queries.getQueryData<Review>(reviewKey(id))?.version ?? 0;
      return api(DECIDE, { params: { import: id }, body: { version, decision } });
    },
    onSuccess: (reply) => {
      queries.setQueryData<Review>(reviewKey(id), (review) =>
        review === undefined ? review : { ...review, draft: reply.draft, version: reply.version },
      );
    },
  });
}

type Desk = {
  /** Queues a decision: nothing needs to be locked meanwhile, so nobody loses the focus. */
  readonly decide: (decision: DecisionInput) => void;
  /** Shows a field's words in the source, where there is room for it beside the field. */
  readonly show: (field: string) => void;
  /** Brings the source to the front and shows a field's words in it. */
  readonly goTo: (field: string) => void;
  /** Names of all units in the draft, to choose from. */
  readonly unitNames: readonly string[];
};

export const DeskContext = createContext<Desk>({
  decide: () => {},
  show: () => {},
  goTo: () => {},
  unitNames: [],
});

export const useDesk = () => useContext(DeskContext);
