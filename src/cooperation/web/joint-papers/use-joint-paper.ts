import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { JointPaperAct, JointPaperState } from "../../domain/joint-papers/joint-paper.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { api } from "../client.ts";

export const PAPER = "GET /api/joint-papers/:paper";
export const PAPERS = "GET /api/joint-papers";
export const ARTICLES = "GET /api/joint-papers/:paper/articles";
const CHOICES = "GET /api/joint-paper-choices";

/** Acts that have no route of their own. */
export type PlainAct = Exclude<JointPaperAct, { type: "begin" | "add-version" | "make-task" }>;

export const usePaper = (paper: string) =>
  useQuery({
    queryKey: [PAPER, { params: { paper } }],
    queryFn: () => api(PAPER, { params: { paper } }),
    // What is being typed is not to be exchanged below the hands.
    refetchOnWindowFocus: false,
  });

export const useChoices = () =>
  useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES), staleTime: 60_000 });

/** Puts what an act made of the paper in the place of what was shown. */
export function useKeep(): (next: JointPaperDetail) => void {
  const queries = useQueryClient();
  return useCallback(
    (next) => {
      queries.setQueryData([PAPER, { params: { paper: next.id } }], next);
      void queries.invalidateQueries({ queryKey: [PAPERS] });
      void queries.invalidateQueries({ queryKey: [ARTICLES] });
    },
    [queries],
  );
}

/** Does an act on the version that is shown. */
export function useAct({ id, version }: JointPaperDetail): (act: PlainAct) => Promise<void> {
  const keep = useKeep();
  return useCallback(
    async (act) =>
      keep(
        await api("POST /api/joint-papers/:paper/acts", {
          params: { paper: id },
          body: { version, key: newRequestKey(), act },
        }),
      ),
    [id, version, keep],
  );
}

/** Whether the reader may do an act: asked of the same rules as the server. The texts do not matter to them. */
export function mayDo({ state, actor, day }: JointPaperDetail, act: JointPaperAct): boolean {
  const whole: JointPaperState = {
    ...state,
    versions: state.versions.map(({ characters: _, ...version }) => ({ ...version, text: "" })),
  };
  return jointPaperShape.permit(whole, act, actor, day) === null;
}
